/** The proposed text as a redline in which nothing is left to accept: what a clean copy prints. */
import type { Resolve } from '../text.ts'
import { type ProvisionView, readingRuns } from '../views.ts'
import type { Redline } from './redline.ts'

/**
 * @param proposed Views of the proposed text.
 * @param numberOf What is printed in front of each: as in the redline, in which what is deleted still holds its number.
 */
export function settledRedline(
  { insertionsIllustrative, attribution }: Redline,
  proposed: readonly ProvisionView[],
  resolve: Resolve,
  numberOf: (view: ProvisionView) => string | null,
): Redline {
  return {
    views: proposed.map((view) => settledView(view, numberOf(view))),
    resolve,
    resolveBaseline: resolve,
    attribution,
    insertionsIllustrative,
  }
}

function settledView(view: ProvisionView, number: string | null): ProvisionView {
  const runs = readingRuns(view.segments)
  return {
    ...view,
    number,
    baselineNumber: number,
    presence: 'kept',
    structure: [],
    moved: null,
    joinedTo: null,
    runsOn: null,
    continues: false,
    segments:
      runs.length === 0
        ? []
        : [{ kind: 'kept', runs, change: null, author: null, deletedBy: null, status: null }],
  }
}
