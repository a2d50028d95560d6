import { INTERFACE_COMMANDS } from '../../shared/interface.ts'
import { Keys } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { ALIASES } from '../interface/shortcuts.ts'
import styles from './ShortcutSheet.module.css'

type Row = readonly [label: string, shortcut: string]

/** Keys that belong to the text rather than to a command. */
const IN_THE_TEXT: readonly Row[] = [
  ['To the provision above or below', 'Up'],
  ['Delete the word before', 'CmdOrCtrl+Backspace'],
  ['Delete the word after', 'CmdOrCtrl+Delete'],
  ['Leave the text', 'Esc'],
]

/** All shortcuts on one sheet, by menu. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} wide>
      <div className={styles['groups']}>
        {groups().map(([heading, rows]) => (
          <section key={heading} className={styles['group']}>
            <h3>{heading}</h3>
            <dl>
              {rows.map(([label, shortcut]) => (
                <div key={`${label} ${shortcut}`} className={styles['row']}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function groups(): readonly (readonly [string, readonly Row[]])[] {
  const byMenu = new Map<string, Row[]>()
  const add = (menu: string, row: Row) => byMenu.set(menu, [...(byMenu.get(menu) ?? []), row])
  for (const { id, label, menu, shortcut } of INTERFACE_COMMANDS) {
    const heading = menu ?? 'Other'
    if (shortcut !== null) add(heading, [label, shortcut])
    for (const [alias, aliased] of ALIASES) if (aliased === id) add(heading, [label, alias])
  }
  return [...byMenu, ['In the text', IN_THE_TEXT]]
}
