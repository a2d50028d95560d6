/** What the drafting room shows, and where the caret is. */
import type { View } from '../../legal-text/views.ts'
import { navigate } from '../interface/navigation.ts'
import { createStore } from '../store.ts'

export type DraftingView = View | 'sideBySide'

export interface Caret {
  readonly provision: string
  /** Offset in the proposed text; Infinity stands for its end. */
  readonly offset: number
  /** Grows with each move, so that going to the same place again moves the caret again. */
  readonly move: number
}

interface DraftingState {
  readonly view: DraftingView
  readonly caret: Caret | null
  /** A row to bring into sight. */
  readonly reveal: { readonly provision: string; readonly count: number } | null
}

const store = createStore<DraftingState>({ view: 'redline', caret: null, reveal: null })
export const drafting = store.get
export const useDrafting = store.use
let moves = 0

export function showView(view: DraftingView): void {
  store.set({ view })
}

/** Words can be changed in the redline and in the clean text; both record what changes. */
export function isEditable(view: DraftingView): boolean {
  return view === 'redline' || view === 'proposed'
}

export function placeCaret(provision: string, offset: number): void {
  moves += 1
  store.set({ caret: { provision, offset, move: moves } })
  navigate({ provision })
}

export function leaveText(): void {
  store.set({ caret: null })
}

export function revealProvision(provision: string): void {
  moves += 1
  store.set({ reveal: { provision, count: moves } })
}
