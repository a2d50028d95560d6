/**
 * The provisions of a view, kept up with the records. Typing changes the words of one provision: only that one is
 * read again, and all others stay the same values, so that nothing else is computed or drawn. Pure.
 */
import type { Change } from '../../legal-text/changes.ts'
import { marksIn } from '../../legal-text/footnotes.ts'
import type { NumberingStyle, Provisions } from '../../legal-text/provisions.ts'
import { baseText } from '../../legal-text/state.ts'
import { sliceRuns } from '../../legal-text/text.ts'
import { type ProvisionView, rereadRows, type View, viewDocument } from '../../legal-text/views.ts'
import { sameFrame } from './frames.ts'

export interface ViewInputs {
  readonly provisions: Provisions
  readonly numbering: NumberingStyle
  /** Those of one draft and document. */
  readonly changes: readonly Change[]
  readonly view: View
  readonly renumber: boolean
}

export interface LiveViews {
  readonly inputs: ViewInputs
  readonly views: readonly ProvisionView[]
}

/** The views of the inputs; from those of other inputs where only words differ. */
export function updateViews(before: LiveViews | null, inputs: ViewInputs): LiveViews {
  const provisions = before === null ? null : reworded(before.inputs, inputs)
  if (before === null || provisions === null) return { inputs, views: viewAll(inputs) }
  if (provisions.size === 0) return { inputs, views: before.views }
  const views = rereadRows(before.views, inputs.provisions, inputs.changes, inputs.view, provisions)
  sameFrame(before.views, views)
  return { inputs, views }
}

function viewAll({ provisions, numbering, changes, view, renumber }: ViewInputs) {
  return viewDocument(provisions, numbering, changes, view, { renumber })
}

/** The provisions whose words alone differ, or null where more than words may. */
function reworded(before: ViewInputs, after: ViewInputs): ReadonlySet<string> | null {
  const comparable =
    before.provisions === after.provisions &&
    before.numbering === after.numbering &&
    before.view === after.view &&
    before.renumber === after.renumber &&
    (after.view === 'redline' || after.view === 'proposed')
  if (!comparable) return null
  const old = new Set(before.changes)
  const fresh = new Set(after.changes)
  const provisions = new Set<string>()
  for (const change of [...before.changes, ...after.changes]) {
    if (old.has(change) && fresh.has(change)) continue
    if (change.kind !== 'text' || touchesMarks(change, after.provisions)) return null
    provisions.add(change.provision)
  }
  return provisions
}

/** Whether a footnote mark comes or goes with a change: numbers, and rows, may then differ too. */
function touchesMarks(
  { provision, start, end, proposed }: Extract<Change, { kind: 'text' }>,
  provisions: Provisions,
): boolean {
  if (marksIn(proposed).length > 0) return true
  return start < end && marksIn(sliceRuns(baseText(provisions, provision), start, end)).length > 0
}
