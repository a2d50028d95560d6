/** What stands before a draft's legal text wherever it is printed. */
import { isIllustrative } from '../../legal-text/formats/redline.ts'
import type { RecordOf } from '../records/index.ts'
import type { DraftRedline } from './redline.ts'

type Modification = RecordOf<'modification'>

/**
 * What a reader has to know of a draft's legal text. Solutions are not worked on while a reference is a Draft Proposal,
 * so legal text then says that it is exploratory; what is illustrative is said to be so, never in its own words.
 */
export function legalTextNotes(
  { reference, stage }: Modification,
  { draft, redline }: DraftRedline,
): readonly string[] {
  const notes: string[] = []
  if (stage === 'Draft Proposal') {
    notes.push(
      `Exploratory: ${reference} is a Draft Proposal, and its solution has not been developed.`,
    )
  }
  if (draft.basis?.standing === 'illustrative') {
    notes.push('Illustrative: this wording was made for the sample and is nobody’s proposal.')
  }
  if (redline.views.some((view) => isIllustrative(view, redline))) {
    notes.push('Provisions with a dotted rule beside them are illustrative, not in-force text.')
  }
  notes.push('Insertions are underlined, deletions struck through.')
  return notes
}
