/** A selection that goes beyond one provision takes whole provisions. Pure. */
export interface ProvisionSpan {
  /** Where it began, and the end that moves. */
  readonly anchor: string
  readonly focus: string
}

/** The provisions of a span in the order of the page; none where one of its ends is not on the page. */
export function idsInSpan(order: readonly string[], span: ProvisionSpan | null): readonly string[] {
  if (span === null) return []
  const ends = [order.indexOf(span.anchor), order.indexOf(span.focus)]
  const first = Math.min(...ends)
  return first === -1 ? [] : order.slice(first, Math.max(...ends) + 1)
}

/** How a key or the pointer goes on from a provision. */
export interface Reach {
  readonly direction: -1 | 1
  /** To the next provision, or as far as the document goes. */
  readonly to: 'next' | 'edge'
}

/** The span that begins in `from` where there is none yet, moved on; null where there is nothing further. */
export function extendSpan(
  order: readonly string[],
  span: ProvisionSpan | null,
  from: string,
  { direction, to }: Reach,
): ProvisionSpan | null {
  const { anchor, focus } = span ?? { anchor: from, focus: from }
  const at = order.indexOf(focus)
  if (at === -1) return null
  const edge = direction === 1 ? order.length - 1 : 0
  const next = order[to === 'edge' ? edge : at + direction]
  return next === undefined || next === focus ? null : { anchor, focus: next }
}
