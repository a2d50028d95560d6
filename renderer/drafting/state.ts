/** What the drafting room shows, and where the caret goes. */
import type { View } from '../../legal-text/views.ts'
import { navigate } from '../interface/navigation.ts'
import { createStore } from '../store.ts'

export type DraftingView = View | 'sideBySide'

/** A place in the words of a provision. */
export type Spot =
  /** Offset in the proposed text; Infinity stands for its end. */
  | { readonly kind: 'offset'; readonly offset: number }
  /** Behind the words of a change. */
  | { readonly kind: 'change'; readonly change: string }
  /** On the first or last line, under or over where the caret was. */
  | { readonly kind: 'line'; readonly line: 'first' | 'last'; readonly x: number }
  | { readonly kind: 'point'; readonly x: number; readonly y: number }

export interface Caret {
  readonly provision: string
  /** The baseline's column beside the proposal, or the one that stands in every view. */
  readonly column: Column
  readonly spot: Spot
  /** Whether the keyboard's focus goes along. */
  readonly focus: boolean
  /** Grows with each move, so that going to the same place again moves the caret again. */
  readonly move: number
}

export type Column = 'main' | 'baseline'

interface DraftingState {
  readonly view: DraftingView
  readonly caret: Caret | null
}

const store = createStore<DraftingState>({ view: 'redline', caret: null })
export const drafting = store.get
export const useDrafting = store.use
let moves = 0

export function showView(view: DraftingView): void {
  store.set({ view })
}

export function placeCaret(
  provision: string,
  spot: Spot,
  { focus = true, column = 'main' }: { readonly focus?: boolean; readonly column?: Column } = {},
): void {
  moves += 1
  store.set({ caret: { provision, column, spot, focus, move: moves } })
  navigate({ provision })
}

export const START: Spot = { kind: 'offset', offset: 0 }
export const END: Spot = { kind: 'offset', offset: Number.POSITIVE_INFINITY }
