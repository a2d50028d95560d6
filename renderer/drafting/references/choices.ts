/** The provisions that a reference can point at, found by number, by the heading above or by words. Pure. */
import { plainText, type Resolve } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'

export interface ReferenceChoice {
  readonly id: string
  readonly citation: string
  readonly words: string
  /** The unnumbered heading that it stands under, where there is one. */
  readonly heading: string
}

const MOST = 60
const LONGEST_WORDS = 160

/** Numbered provisions that stand in the text: by number first, then by heading and words. */
export function referenceChoices(
  views: readonly ProvisionView[],
  citationOf: (provision: string) => string,
  resolve: Resolve,
  wanted: string,
): readonly ReferenceChoice[] {
  const text = wanted.trim().toLowerCase()
  const numbered: ReferenceChoice[] = []
  const worded: ReferenceChoice[] = []
  const headings = new Map<string | null, string>()
  for (const { id, kind, parent, number, presence, segments } of views) {
    if (presence === 'deleted') continue
    const words = () => plainText(readingRuns(segments), resolve)
    if (kind === 'heading') headings.set(parent, words())
    if (number === null) continue
    const citation = citationOf(id)
    const heading = headings.get(parent) ?? ''
    const choice = (): ReferenceChoice => ({
      id,
      citation,
      heading,
      words: words().slice(0, LONGEST_WORDS),
    })
    if (citation.toLowerCase().startsWith(text)) numbered.push(choice())
    else if (worded.length < MOST && `${heading} ${words()}`.toLowerCase().includes(text)) {
      worded.push(choice())
    }
    if (numbered.length >= MOST) break
  }
  return [...numbered, ...worded].slice(0, MOST)
}
