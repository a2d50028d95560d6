/** The paragraphs of a patched body in reading order, and how those that differ are written into it. */
import type { ProvisionView } from '../../../views.ts'
import type { ParagraphBlock } from '../blocks-of.ts'
import type { Part } from '../word-file.ts'
import { childNamed, childrenOf } from '../xml-tree.ts'
import { escapeAttribute, serialise } from '../xml-write.ts'
import type { Signed } from './content.ts'
import { type Looks, withList } from './counted.ts'
import { NotPatchable, sourceIn } from './located.ts'
import { paragraphProperties } from './properties.ts'

/** A paragraph of the redline. */
export interface Written {
  readonly part: Part
  /** What stands in it behind its properties; null where that is as it was, to the letter. */
  readonly content: string | null
  readonly fate: 'kept' | 'inserted' | 'deleted'
  /** The paragraph of the file whose mark ends it, or null where its mark is inserted. */
  readonly source: ParagraphBlock | null
  /** Where it goes in the part, where it has no paragraph of the file. */
  readonly position: number
  /** Whose the revision of its mark and its looks is. */
  readonly by: Signed
  /** The looks that it is to have; null where those of its paragraph stay. */
  readonly looks: Looks | null
  /** Format of an inserted mark, as XML. */
  readonly markFormat: string
  /** The row that it is the last paragraph of; null for those in front of it, and for what is no provision. */
  readonly view: ProvisionView | null
  /** The beginnings of bookmarks around it, as XML. */
  readonly bookmark: string
  /** Whether it goes with all that is in it. */
  readonly gone: boolean
  /** A table that is new, as XML, in the place of a paragraph. */
  readonly table?: string
}

const APART = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange'])

export function looksOfParagraph({ properties }: ParagraphBlock): Looks {
  return properties === null ? [] : childrenOf(properties).filter(({ name }) => !APART.has(name))
}

/** The format of a paragraph's mark, as XML. */
export function markFormatOf({ properties }: ParagraphBlock): string {
  const format = childNamed(properties, 'w:rPr')
  if (format === null) return ''
  return childrenOf(format)
    .filter(({ name }) => name !== 'w:rPrChange' && !/^w:(ins|del|moveFrom|moveTo)$/.test(name))
    .map((node) => serialise(node))
    .join('')
}

export function sameLooks(one: Looks, other: Looks): boolean {
  return one === other || xmlOf(one) === xmlOf(other)
}

function xmlOf(looks: Looks): string {
  return looks.map((node) => serialise(node)).join('')
}

/** The content of a paragraph of the file behind its properties, to the letter. */
export function contentIn(part: Part, { element, properties }: ParagraphBlock): string {
  const whole = sourceIn(part, element)
  if (whole.endsWith('/>') && element.children.length === 0) return ''
  const start = properties === null ? whole.indexOf('>') + 1 : properties.end - element.start
  return whole.slice(start, whole.lastIndexOf('</'))
}

/** A paragraph as XML, with its revisions; `settled` without, as it reads with all of them accepted. */
export function paragraphXml(written: Written, settled: boolean, carried = ''): string {
  const { source, fate, by, looks, part } = written
  if (written.table !== undefined) return written.table
  const content = written.content ?? (source === null ? '' : contentIn(part, source))
  const own = source === null ? null : looksOfParagraph(source)
  const wanted = looks ?? own ?? []
  const section = source === null ? null : childNamed(source.properties, 'w:sectPr')
  const before = own === null || fate !== 'kept' || sameLooks(own, wanted) ? null : xmlOf(own)
  const properties = paragraphProperties(
    {
      looks: xmlOf(fate === 'deleted' && own !== null ? own : wanted),
      mark: source === null ? written.markFormat : markFormatOf(source),
      section: section === null ? '' : sourceIn(part, section),
    },
    settled ? '' : REVISIONS[fate],
    settled ? null : before,
    by.stamp,
  )
  const attributes = Object.entries(source?.element.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
  return `${written.bookmark}<w:p${attributes}>${properties}${carried}${content}</w:p>${endsOf(written.bookmark)}`
}

/** The ends of bookmarks, by their beginnings. */
export function endsOf(beginnings: string): string {
  return [...beginnings.matchAll(/w:id="(\d+)"/g)]
    .map(([, id]) => `<w:bookmarkEnd w:id="${id}"/>`)
    .join('')
}

const REVISIONS = { kept: '', inserted: 'w:ins', deleted: 'w:del' } as const

/**
 * Word cannot take away the last mark of a body, nor reject it: what is in front of that mark runs on to it. So the last
 * mark is kept, and those in front of what comes or goes at the end come or go instead. `flow` is in reading order;
 * `apart` tells whether a table stands around a place of the body, or between two: nothing runs on across it.
 */
export function withKeptEnd(
  flow: readonly Written[],
  apart: (from: number, to: number) => boolean,
): readonly Written[] {
  let start = flow.length
  while (start > 0 && flow[start - 1]?.fate !== 'kept') start -= 1
  const tail = flow.slice(start)
  const gone = tail.filter(({ fate }) => fate === 'deleted')
  const come = tail.filter(({ fate }) => fate === 'inserted')
  const [lastGone, lastCome] = [gone[gone.length - 1], come[come.length - 1]]
  if (lastGone === undefined && lastCome === undefined) return flow
  const head = flow.slice(0, start)
  if (lastGone?.source != null && lastCome !== undefined) {
    return [...head, ...replaced(gone, come, lastGone, lastCome)]
  }
  const before = head[head.length - 1]
  const from = before?.source?.element.start
  const to = (lastGone ?? before)?.source?.element.start
  const kept =
    before?.source == null || from === undefined || to === undefined || apart(from, to)
      ? null
      : { ...before, source: before.source }
  if (kept === null) {
    if (lastGone !== undefined) return [...flow.slice(0, -1), leftEmpty(lastGone)]
    throw new NotPatchable('There is no paragraph to put a new one behind.')
  }
  const own = {
    ...kept,
    content: kept.content ?? contentIn(kept.part, kept.source),
    looks: kept.looks ?? looksOfParagraph(kept.source),
  }
  return [...head.slice(0, -1), ...(lastGone === undefined ? comes(own, come) : goes(own, gone))]
}

type Kept = Written & { readonly source: ParagraphBlock; readonly looks: Looks }

/** The last that goes and the last that comes are one paragraph. */
function replaced(
  gone: readonly Written[],
  come: readonly Written[],
  lastGone: Written,
  lastCome: Written,
): readonly Written[] {
  const position = lastGone.source?.element.start ?? lastGone.position
  const merged: Written = {
    ...lastCome,
    content: (lastGone.content ?? '') + (lastCome.content ?? ''),
    fate: 'kept',
    source: lastGone.source,
    looks: lastCome.looks ?? [],
    bookmark: lastGone.bookmark + lastCome.bookmark,
  }
  return [...gone.slice(0, -1), ...come.slice(0, -1).map((each) => ({ ...each, position })), merged]
}

/** An empty paragraph is left where all goes: it must not print a number. */
function leftEmpty(last: Written): Written {
  const own = last.source === null ? [] : looksOfParagraph(last.source)
  const counts = own.some(({ name }) => name === 'w:numPr' || name === 'w:pStyle')
  return {
    ...last,
    fate: 'kept',
    gone: false,
    view: null,
    looks: counts ? withList(own, 0, 0) : null,
  }
}

/** What stays runs on to the mark of the last that goes. */
function goes(kept: Kept, gone: readonly Written[]): readonly Written[] {
  const last = gone[gone.length - 1] as Written
  return [
    { ...kept, fate: 'deleted', by: last.by },
    ...gone.slice(0, -1),
    { ...last, fate: 'kept', gone: false, looks: kept.looks, view: kept.view },
  ]
}

/** What stays gets a mark that is new, and the last that comes has the one that it had. */
function comes(kept: Kept, come: readonly Written[]): readonly Written[] {
  const { source } = kept
  const [first, last] = [come[0] as Written, come[come.length - 1] as Written]
  const position = source.element.start
  const markFormat = markFormatOf(source)
  return [
    { ...kept, fate: 'inserted', source: null, position, markFormat, by: first.by },
    ...come.slice(0, -1).map((each) => ({ ...each, position })),
    { ...last, fate: 'kept', source, looks: last.looks ?? [] },
  ]
}
