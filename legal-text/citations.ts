/** How provisions are cited. */
import type { ProvisionView } from './views.ts'

const INSIDE: ReadonlySet<string> = new Set(['paragraph', 'subparagraph', 'item'])

/**
 * "(b)" under 4.1A is cited as 4.1A(b); an unnumbered provision by what it stands under; a footnote as "footnote 2". By id
 * of row.
 */
export function citationsOf(views: readonly ProvisionView[]): ReadonlyMap<string, string> {
  const citations = new Map<string, string>()
  for (const { id, kind, parent, number } of views) {
    const above = parent === null ? '' : (citations.get(parent) ?? '')
    const own = number ?? ''
    const cited = INSIDE.has(kind) || own === '' ? above + own : own
    citations.set(id, kind === 'footnote' && own !== '' ? `footnote ${own}` : cited)
  }
  return citations
}
