/** What the drafting room shows, and where the caret goes. */
import type { View } from '../../legal-text/views.ts'
import { navigate } from '../interface/navigation.ts'
import { createStore } from '../store.ts'
import type { ProvisionSpan } from './selection.ts'

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
  /** A stretch of the proposed text is selected. */
  | { readonly kind: 'range'; readonly start: number; readonly end: number }
  /** All the words are selected. */
  | { readonly kind: 'all' }

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
  /** What is selected beyond one provision; the caret is where it ends. */
  readonly span: ProvisionSpan | null
}

const store = createStore<DraftingState>({ view: 'redline', caret: null, span: null })
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
  store.set({ caret: { provision, column, spot, focus, move: moves }, span: null })
  navigate({ provision })
}

/** Selects whole provisions and puts the caret where the selection ends; one alone is selected as its words. */
export function selectProvisions(span: ProvisionSpan, column: Column): void {
  placeCaret(span.focus, { kind: 'all' }, { column })
  if (span.anchor !== span.focus) store.set({ span })
}

/** Shows what a drag has reached, while the caret stays where the drag began. */
export function previewSpan(span: ProvisionSpan | null): void {
  store.set({ span })
}

export const START: Spot = { kind: 'offset', offset: 0 }
export const END: Spot = { kind: 'offset', offset: Number.POSITIVE_INFINITY }
