/** What stands before a draft's legal text wherever it is printed. */
import { isIllustrative } from '../../legal-text/formats/redline.ts'
import type { ConsequentialChange } from '../../legal-text/references.ts'
import type { RecordOf } from '../records/index.ts'
import type { DraftRedline } from './redline.ts'

type Modification = RecordOf<'modification'>

/**
 * What a reader has to know of a draft's legal text. Solutions are not worked on while a reference is a Draft Proposal,
 * so legal text then says that it is exploratory; what is illustrative is said to be so, never in its own words.
 */
export function legalTextNotes(
  { reference, stage }: Modification,
  { draft, redline, consequential }: DraftRedline,
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
  if (consequential.length > 0) notes.push(consequencesInWords(consequential))
  notes.push('Insertions are underlined, deletions struck through.')
  return notes
}

/** "As a consequence, 2 provisions have another number and 1 reference reads differently." */
function consequencesInWords(list: readonly ConsequentialChange[]): string {
  const count = (wanted: (each: ConsequentialChange) => boolean) => list.filter(wanted).length
  const renumbered = count(({ kind }) => kind === 'renumbered')
  const reworded = count(({ kind, after }) => kind === 'reference' && after !== null)
  const lost = count(({ after }) => after === null)
  const parts = [
    renumbered === 0
      ? []
      : `${counted(renumbered, 'provision has', 'provisions have')} another number`,
    reworded === 0 ? [] : `${counted(reworded, 'reference reads', 'references read')} differently`,
    lost === 0 ? [] : `${counted(lost, 'reference points', 'references point')} at what is deleted`,
  ].flat()
  const last = parts.at(-1) ?? ''
  const said = parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
  return `As a consequence, ${said}.`
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}
