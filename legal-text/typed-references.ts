/** References written as words ("clause 4.1(b)"): what they point at, so that they can be linked. */
import type { ProvisionKind } from './provisions.ts'
import { ATOM, plainText, type Run } from './text.ts'
import { type ProvisionView, readingRuns } from './views.ts'

/** Kinds that print only their own part of a number: "(b)" under 4.1. */
const PARTIAL: ReadonlySet<ProvisionKind> = new Set(['paragraph', 'subparagraph', 'item'])

/**
 * The runs that cite a provision in full, "3.1(b)", each part a live reference. Null where it has no number, or
 * stands under something that has none.
 */
export function citingRuns(
  target: string,
  views: ReadonlyMap<string, ProvisionView>,
): readonly Run[] | null {
  const view = views.get(target)
  if (view === undefined || view.number === null || view.presence === 'deleted') return null
  const own: Run = { kind: 'reference', target, marks: [] }
  if (!PARTIAL.has(view.kind) || view.parent === null) return [own]
  const above = citingRuns(view.parent, views)
  return above === null ? null : [...above, own]
}

const LEVEL_WORDS: Partial<Readonly<Record<ProvisionKind, string>>> = {
  schedule: '',
  part: '',
  section: 'section',
  clause: 'clause',
}

/** "clause " where the words before do not say already what is referred to. */
export function wordBefore(
  target: string,
  views: ReadonlyMap<string, ProvisionView>,
  before: string,
): string {
  let view = views.get(target)
  while (view !== undefined && PARTIAL.has(view.kind) && view.parent !== null) {
    view = views.get(view.parent)
  }
  const word = view === undefined ? '' : (LEVEL_WORDS[view.kind] ?? '')
  const said = /\b(?:sections?|clauses?|paragraphs?|sub-paragraphs?)\s+$/iu.test(before)
  const listed = /\b(?:sections?|clauses?|paragraphs?)\s+\S+(?:\s+(?:and|or|to)|,)\s+$/iu.test(
    before,
  )
  return word === '' || said || listed ? '' : `${word} `
}

export interface TypedReference {
  readonly provision: string
  /** UTF-16 offsets in the proposed text, of the number alone. */
  readonly start: number
  readonly end: number
  /** "clause 4.1(b)", as written, and what stands around it. */
  readonly text: string
  readonly before: string
  readonly after: string
  readonly target: string
}

const NUMBER = String.raw`\d+(?:\.\d+)*[A-Z]{0,2}(?:\([a-zA-Z]{1,5}\))*`
const REFERENCE = new RegExp(
  String.raw`\b(?:sections?|clauses?|paragraphs?)\s+(${NUMBER}(?:(?:,\s*|\s+(?:and|or|to)\s+)${NUMBER})*)`,
  'giu',
)
/** Another document's: "clause 4.1 of Appendix AB". */
const ELSEWHERE =
  /^\s*(?:\([^)]*\)\s*)?(?:of|in|to)\s+(?:the\s+)?(?:Appendix|Schedule|Section|Annex)\b/u
const CONTEXT = 40

/**
 * References written as words that name a provision of this document. `citations` gives each provision's number in
 * full ("4.1(b)"). Those that are followed by another document's name are left out.
 */
export function typedReferences(
  views: readonly ProvisionView[],
  citations: ReadonlyMap<string, string>,
): readonly TypedReference[] {
  const targets = new Map<string, string>()
  for (const { id, number, presence } of views) {
    const citation = citations.get(id)
    if (number === null || presence === 'deleted' || citation === undefined) continue
    if (!targets.has(citation)) targets.set(citation, id)
  }
  return views.flatMap((view): readonly TypedReference[] => {
    if (view.presence === 'deleted') return []
    const text = plainText(readingRuns(view.segments))
    if (!/\d/.test(text)) return []
    return [...text.matchAll(REFERENCE)].flatMap((match) =>
      numbersIn(text, match).flatMap(({ start, end }): readonly TypedReference[] => {
        const target = targets.get(text.slice(start, end))
        // A number that goes on as a live reference is half of one already.
        if (target === undefined || target === view.id || text.charAt(end) === ATOM) return []
        return [
          {
            provision: view.id,
            start,
            end,
            text: text.slice(start, end),
            before: text.slice(Math.max(0, start - CONTEXT), start).replaceAll(ATOM, '…'),
            after: text.slice(end, end + CONTEXT).replaceAll(ATOM, '…'),
            target,
          },
        ]
      }),
    )
  })
}

function numbersIn(
  text: string,
  match: RegExpExecArray,
): readonly { readonly start: number; readonly end: number }[] {
  const behind = match.index + match[0].length
  if (ELSEWHERE.test(text.slice(behind, behind + 60))) return []
  const list = match[1] ?? ''
  const from = behind - list.length
  return [...list.matchAll(new RegExp(NUMBER, 'gu'))].map(({ index, 0: number }) => ({
    start: from + index,
    end: from + index + number.length,
  }))
}
