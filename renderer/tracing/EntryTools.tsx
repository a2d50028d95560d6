import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { EntryKind } from '../../shared/tracing/entries.ts'
import { Button } from '../design/controls.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { ENTRY_WORDS, EntryDialog } from './EntryDialog.tsx'
import styles from './tracing.module.css'

interface AddEntryProps {
  readonly kind: EntryKind
  readonly modification: string
}

/** The button that adds an entry; nothing where nothing may be changed. */
export function AddEntry({ kind, modification }: AddEntryProps) {
  const [adding, setAdding] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  if (readOnly !== null) return null
  return (
    <>
      <Button onClick={() => setAdding(true)}>
        <Plus aria-hidden="true" />
        {ENTRY_WORDS[kind].add}…
      </Button>
      {adding && (
        <EntryDialog
          kind={kind}
          modification={modification}
          entry={null}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

/** What can be done with a whole table, above it. */
export function TableTools({ children }: { readonly children: ReactNode }) {
  return <div className={styles['tableTools']}>{children}</div>
}
