import { INTERFACE_COMMANDS } from '../../shared/interface.ts'
import { Keys } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { ALIASES } from '../interface/shortcuts.ts'
import { TEXT_KEYS } from '../interface/textKeys.ts'
import styles from './ShortcutSheet.module.css'

type Row = readonly [label: string, shortcut: string]

/** All shortcuts on one sheet, by menu. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} wide reading>
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
  return [...byMenu, ...TEXT_KEYS.map(({ heading, rows }) => [heading, rows] as const)]
}
