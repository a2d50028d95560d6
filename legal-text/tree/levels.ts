/** The levels that a provision can be moved in and out through. */
import type { ProvisionKind } from '../provisions.ts'

const LADDER: readonly ProvisionKind[] = ['section', 'clause', 'paragraph', 'subparagraph', 'item']

/** How many levels deeper one kind is than another; 0 where either is not a level. */
export function levelsBetween(from: ProvisionKind, to: ProvisionKind): number {
  const one = LADDER.indexOf(from)
  const other = LADDER.indexOf(to)
  return one === -1 || other === -1 ? 0 : other - one
}

/** A kind some levels deeper (or, negative, higher), as far as there are levels. */
export function shiftKind(kind: ProvisionKind, by: number): ProvisionKind {
  const at = LADDER.indexOf(kind)
  if (at === -1 || by === 0) return kind
  return LADDER[Math.min(Math.max(at + by, 0), LADDER.length - 1)] ?? kind
}

/** The kind exactly so many levels deeper, or null where there is none. */
export function kindBeside(kind: ProvisionKind, by: number): ProvisionKind | null {
  const at = LADDER.indexOf(kind)
  return at === -1 ? null : (LADDER[at + by] ?? null)
}

export function isLevel(kind: ProvisionKind): boolean {
  return LADDER.includes(kind)
}

export function isDeepest(kind: ProvisionKind): boolean {
  return kind === LADDER.at(-1)
}
