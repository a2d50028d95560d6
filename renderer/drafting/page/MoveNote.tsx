import type { ProvisionView } from '../../../legal-text/views.ts'
import type { DraftedDocument } from '../document.ts'
import { noteOf } from '../notes.ts'
import { placeCaret, START } from '../state.ts'
import styles from './page.module.css'

interface MoveNoteProps {
  readonly row: ProvisionView
  readonly records: DraftedDocument['records']
  readonly citationOf: (provision: string) => string
}

/** Where the words of a row come from or have gone to: a press goes there. */
export function MoveNote({ row, records, citationOf }: MoveNoteProps) {
  const note = noteOf(row, records, citationOf)
  if (note === null) return null
  const { words, other } = note
  return (
    <p className={styles['note']}>
      <button type="button" className={styles['noteLink']} onClick={() => placeCaret(other, START)}>
        <span aria-hidden="true">{note.sign}</span> {words}
      </button>
    </p>
  )
}
