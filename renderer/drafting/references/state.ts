/** What the drafting room shows about references and defined terms while one types and reads. */
import type { DefinedTerm } from '../../../legal-text/definitions.ts'
import type { Run } from '../../../legal-text/text.ts'
import { createStore } from '../../store.ts'

/** A reference is wanted at a place in the words. */
export interface Asking {
  /** The words before that place. */
  readonly before: string
  readonly take: (runs: readonly Run[]) => void
  readonly leave: () => void
}

/** Terms that may be meant by what is being typed. */
export interface Completing {
  /** The stretch of the proposed text that a term would replace. */
  readonly start: number
  readonly end: number
  readonly terms: readonly DefinedTerm[]
  readonly index: number
  /** Where the list goes, in pixels of the window. */
  readonly x: number
  readonly y: number
}

/** What stands at the caret or under the pointer. */
export type Standing =
  | { readonly kind: 'term'; readonly term: DefinedTerm }
  | { readonly kind: 'reference'; readonly target: string }

export interface Hovered {
  readonly standing: Standing
  readonly x: number
  readonly top: number
  readonly bottom: number
}

interface References {
  readonly asking: Asking | null
  readonly completing: Completing | null
  readonly standing: Standing | null
  readonly hovered: Hovered | null
  /** Whether the uses of what stands at the caret are listed, or typed references are offered. */
  readonly listing: 'uses' | 'typed' | null
}

const store = createStore<References>({
  asking: null,
  completing: null,
  standing: null,
  hovered: null,
  listing: null,
})

export const references = store.get
export const useReferences = store.use

export function setReferences(part: Partial<References>): void {
  store.set(part)
}
