import { useCommands } from '../../interface/registry.ts'
import { flushEdits, workspaceState } from '../../workspace/store.ts'
import { entriesOf, type ReviewGroup } from './review.ts'
import { decide, reviewing } from './reviewing.ts'

/** Deciding on all that the panel lists, from the palette and the menu. */
export function useReviewCommands(
  all: readonly ReviewGroup[],
  shown: readonly ReviewGroup[],
): void {
  const onAll = (action: 'accept' | 'reject') => ({
    run: () => {
      flushEdits()
      decide(action, idsOf(shown), idsOf(all))
    },
    blocked: () =>
      workspaceState().readOnly ??
      (reviewing().filter.status === 'withdrawn'
        ? 'What is listed is withdrawn: there is nothing to decide.'
        : null),
  })
  useCommands({ 'review.acceptListed': onAll('accept'), 'review.rejectListed': onAll('reject') })
}

function idsOf(groups: readonly ReviewGroup[]): readonly string[] {
  return entriesOf(groups).map(({ id }) => id)
}
