/** What people do with whole provisions that they have selected. */
import { type Mark, type Run, runsLength } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'
import { announce, dismissRefusal, reportProblem } from '../../interface/messages.ts'
import { attempt, runCommand } from '../../workspace/author.ts'
import { flushEdits } from '../../workspace/store.ts'
import { END, placeCaret } from '../state.ts'
import type { Desk } from './gestures.ts'

/** Deletes them, or puts words in their place and the caret behind these. */
export function replaceProvisions(desk: Desk, insert: readonly Run[]): void {
  const views = desk.selection()
  const first = views.find(({ presence }) => presence !== 'deleted')
  if (first === undefined) return
  flushEdits()
  const ran = runCommand('selection.replace', { ...placeOf(desk), ...idsOf(views), insert })
  if (!ran.ok) {
    reportProblem(ran.error)
    return
  }
  dismissRefusal()
  announce(`${views.length} provisions ${insert.length === 0 ? 'struck out' : 'replaced'}`)
  const offset = runsLength(insert)
  placeCaret(first.id, offset === 0 ? END : { kind: 'offset', offset })
}

/** Sets a mark on all their words, or clears it where all have it. */
export function markProvisions(desk: Desk, mark: Mark): void {
  const views = desk.selection()
  flushEdits()
  const runs = views
    .filter(({ presence }) => presence !== 'deleted')
    .flatMap(({ segments }) => readingRuns(segments))
  const on = !runs.every(({ marks }) => marks.includes(mark))
  attempt('selection.mark', { ...placeOf(desk), ...idsOf(views), mark, on })
}

function placeOf({ target: { draft, document } }: Desk) {
  return { draft, document }
}

function idsOf(views: readonly ProvisionView[]) {
  return { provisions: views.map(({ id }) => id) }
}
