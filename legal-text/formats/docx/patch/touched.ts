/** Which rows of a redline differ in themselves. */
import type { ProvisionView } from '../../../views.ts'
import { presenceOf, type Redline } from '../../redline.ts'

/** Whether a row goes with all its words. */
export function isGone(view: ProvisionView): boolean {
  return presenceOf(view) === 'deleted' && view.joinedTo === null
}

/** Whether a provision itself differs between baseline and proposal, its number apart. */
export function isTouched(view: ProvisionView, { resolve, resolveBaseline }: Redline): boolean {
  if (presenceOf(view) !== 'kept' || view.continues || view.notUsed !== null) return true
  if (view.moved !== null || view.joinedTo !== null || view.runsOn !== null) return true
  return view.segments.some(
    ({ kind, runs, moved }) =>
      kind !== 'kept' ||
      moved !== undefined ||
      runs.some(
        (run) =>
          run.kind === 'reference' &&
          resolve(run.target, run.kind) !== resolveBaseline(run.target, run.kind),
      ),
  )
}
