/** What is filtered and chosen in the panel of changes; it stays while other rooms are visited. */
import { announce } from '../../interface/messages.ts'
import { createStore } from '../../store.ts'
import { attempt } from '../../workspace/author.ts'
import { flushEdits, workspaceState } from '../../workspace/store.ts'
import { NO_FILTER, outcomeInWords, pendingAmong, type ReviewFilter } from './review.ts'

interface Reviewing {
  readonly filter: ReviewFilter
  /** Changes that are chosen to be decided on together. */
  readonly chosen: ReadonlySet<string>
  readonly list: 'changes' | 'comments'
  /** Whether the filter's controls are in sight. */
  readonly filtering: boolean
}

const store = createStore<Reviewing>({
  filter: NO_FILTER,
  chosen: new Set(),
  list: 'changes',
  filtering: false,
})

export const useReviewing = store.use
export const reviewing = store.get

export function setFilter(part: Partial<ReviewFilter>): void {
  store.set({ filter: { ...store.get().filter, ...part }, chosen: new Set() })
}

export function clearFilter(): void {
  store.set({ filter: NO_FILTER, chosen: new Set() })
}

export function showList(list: Reviewing['list']): void {
  store.set({ list })
}

export function showFilter(filtering: boolean): void {
  store.set({ filtering })
}

export function choose(ids: readonly string[], on: boolean): void {
  const chosen = new Set(store.get().chosen)
  for (const id of ids) {
    if (on) chosen.add(id)
    else chosen.delete(id)
  }
  store.set({ chosen })
}

/**
 * Decides on changes as one command and one step of undo. `all` are those of the draft, of which the rest is said to
 * be left.
 */
export function decide(
  action: 'accept' | 'reject',
  ids: readonly string[],
  all: readonly string[],
): void {
  flushEdits()
  const wanted = pendingAmong(workspaceState().workspace.change, ids)
  if (wanted.length === 0) {
    announce('Nothing here is left to decide')
    return
  }
  if (!attempt('change.review', { action, changes: wanted })) return
  choose(wanted, false)
  const left = pendingAmong(workspaceState().workspace.change, all).length
  announce(outcomeInWords(action, wanted.length, left))
}
