/** What is being dragged from the page; null while something from elsewhere is. */
import type { Run } from '../../../legal-text/text.ts'
import type { Span } from '../offsets.ts'
import type { Target } from './typing.ts'

export interface Dragged {
  readonly target: Target
  readonly span: Span
  readonly runs: readonly Run[]
}

let current: Dragged | null = null

export function dragged(): Dragged | null {
  return current
}

export function rememberDragged(what: Dragged): void {
  current = what
}

export function forgetDragged(): void {
  current = null
}
