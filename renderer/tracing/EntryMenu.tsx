import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type Entry, type EntryKind, entriesOf, nameOfEntry } from '../../shared/tracing/entries.ts'
import { Menu } from '../design/Menu.tsx'
import { announce, say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import { EntryDialog } from './EntryDialog.tsx'
import styles from './tracing.module.css'

interface EntryMenuProps {
  readonly kind: EntryKind
  readonly entry: Entry
}

/** Edits an entry, moves it among its like, takes it out. */
export function EntryMenu({ kind, entry }: EntryMenuProps) {
  const [editing, setEditing] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  const { place, last, name } = useWorkspace(({ workspace }) => {
    const entries = entriesOf(workspace, kind, entry.modification)
    return {
      place: entries.findIndex(({ id }) => id === entry.id),
      last: entries.length - 1,
      name: nameOfEntry(workspace, kind, entry),
    }
  })
  if (readOnly !== null) return null
  const move = (to: number, said: string) => () => {
    if (attempt('entry.move', { kind, id: entry.id, to })) announce(`${name} moved ${said}`)
  }
  return (
    <>
      <Menu
        label={`What to do with ${name}`}
        className={styles['rowMenu']}
        items={[
          { label: 'Edit…', icon: Pencil, onChoose: () => setEditing(true) },
          {
            label: 'Move up',
            icon: ArrowUp,
            unavailable: place === 0,
            onChoose: move(place - 1, 'up'),
          },
          {
            label: 'Move down',
            icon: ArrowDown,
            unavailable: place === last,
            onChoose: move(place + 1, 'down'),
          },
          {
            label: 'Remove',
            icon: Trash2,
            danger: true,
            onChoose: () => removeEntry(kind, entry, name),
          },
        ]}
      />
      {editing && (
        <EntryDialog
          kind={kind}
          modification={entry.modification}
          entry={entry}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  )
}

function removeEntry(kind: EntryKind, entry: Entry, name: string): void {
  const links = [...workspaceState().workspace.link.values()].filter(
    ({ from, to }) => from.id === entry.id || to.id === entry.id,
  ).length
  if (!attempt('entry.remove', { kind, id: entry.id })) return
  const with_ = links === 0 ? '' : `, with ${links} ${links === 1 ? 'link' : 'links'}`
  say(`${name[0]?.toUpperCase()}${name.slice(1)} has been removed${with_}.`, {
    label: 'Undo',
    run: () => {
      runInterfaceCommand('edit.undo')
      announce(`${name} is back`)
    },
  })
}
