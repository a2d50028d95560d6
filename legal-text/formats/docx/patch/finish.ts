/** The end of a patch: numbers that Word counts are settled, the last mark is kept, and what differs is written. */
import type { ProvisionView } from '../../../views.ts'
import type { ParagraphBlock } from '../blocks-of.ts'
import { itemsOf } from '../items.ts'
import type { StyleSheet } from '../styles-of.ts'
import type { XmlElement } from '../xml-tree.ts'
import { Counted, tailOf } from './counted.ts'
import type { Drafting } from './drafting.ts'
import {
  contentIn,
  endsOf,
  looksOfParagraph,
  paragraphXml,
  type Written,
  withKeptEnd,
} from './flow.ts'
import { NotPatchable } from './located.ts'

export interface FlowOptions {
  readonly drafting: Drafting
  readonly styles: StyleSheet
  readonly written: readonly Written[]
  readonly inNotes: readonly Written[]
  /** Provisions that stay as they are, by their first paragraph. */
  readonly kept: ReadonlyMap<
    XmlElement,
    { readonly view: ProvisionView; readonly bookmark: string }
  >
  readonly viewOf: (id: string) => ProvisionView | undefined
  /** Whether a table stands around a place of the body, or between two. */
  readonly apart: (from: number, to: number) => boolean
  /** Paragraphs of rows that go. */
  readonly gone: ReadonlySet<XmlElement>
}

export function finishFlow(options: FlowOptions): void {
  const flow = numbered(withKeptEnd(runOn(flowOf(options)), options.apart), options)
  write(flow, options)
  write(options.inNotes, options)
}

/** All paragraphs of the body, the new ones where they go. */
function flowOf({ drafting, written, kept, gone }: FlowOptions): readonly Written[] {
  const taken = new Set(written.flatMap(({ source }) => source?.element ?? []))
  const by = drafting.by(null, null)
  const others = drafting.from.paragraphs.flatMap((source): readonly Written[] => {
    if (taken.has(source.element) || gone.has(source.element)) return []
    const own = kept.get(source.element)
    return [
      {
        part: drafting.from.file.document,
        content: null,
        fate: 'kept',
        source,
        position: 0,
        by,
        looks: null,
        markFormat: '',
        view: own?.view ?? null,
        bookmark: own?.bookmark ?? '',
        gone: false,
      },
    ]
  })
  const placed = [...written, ...others].map((each, index) => ({
    each,
    index,
    at: each.source?.element.start ?? each.position,
    rank: each.source === null ? 0 : 1,
  }))
  placed.sort((one, two) => one.at - two.at || one.rank - two.rank || one.index - two.index)
  return placed.map(({ each }) => each)
}

/** What runs on into a provision further down takes the empty paragraphs between them along. */
function runOn(flow: readonly Written[]): readonly Written[] {
  let open: Written | null = null
  return flow.map((each) => {
    const { source, view } = each
    if (each.fate === 'deleted' || each.fate === 'inserted' || view !== null || each.gone) {
      if (!each.gone) open = each.fate === 'deleted' ? each : null
      return each
    }
    if (open === null || source === null || each.content !== null) return each
    if (itemsOf(source.element, () => []).some(({ kind }) => kind !== 'point')) {
      throw new NotPatchable('Between two provisions that are joined stands text that is none.')
    }
    return { ...each, content: contentIn(each.part, source), fate: 'deleted', by: open.by }
  })
}

/** Every paragraph that Word counts is to print what it does in force, or what the draft numbers it. */
function numbered(flow: readonly Written[], options: FlowOptions): readonly Written[] {
  const { edit, from } = options.drafting
  if (edit.file.side('numbering') === null) return flow
  const before = new Counted(edit, options.styles)
  const inForce = new Map<XmlElement, string | null>()
  for (const paragraph of from.paragraphs) {
    inForce.set(paragraph.element, before.next(looksOfParagraph(paragraph)))
  }
  const counted = new Counted(edit, options.styles)
  return flow.map((each) => {
    if (each.fate === 'deleted') return each
    const own = each.looks ?? (each.source === null ? [] : looksOfParagraph(each.source))
    const number = each.source === null ? (each.view?.number ?? null) : null
    const looks = number === null ? own : counted.levelFor(own, number)
    const plain = counted.peek(looks)
    if (plain === null) return each
    const settled = counted.settle(looks, wantedFor(each, plain, inForce, options))
    return settled === own ? each : { ...each, looks: settled }
  })
}

function wantedFor(
  { view, source }: Written,
  plain: string,
  inForce: ReadonlyMap<XmlElement, string | null>,
  options: FlowOptions,
): string {
  const numberOf = (paragraph: ParagraphBlock | undefined | null) =>
    paragraph == null ? null : (inForce.get(paragraph.element) ?? null)
  if (view === null) return numberOf(source) ?? plain
  let own = view
  for (let into = view.joinedTo; into !== null; into = own.joinedTo) {
    const found = options.viewOf(into)
    if (found === undefined) break
    own = found
  }
  const [first] = options.drafting.places.paragraphs(own.provision)
  const printed = numberOf(first)
  if (own.number === own.baselineNumber && printed !== null) return printed
  return own.number === null ? plain : own.number + tailOf(plain)
}

function write(flow: readonly Written[], { drafting, kept }: FlowOptions): void {
  const { edit, settled } = drafting
  let carried = ''
  for (const each of flow) {
    const { part, source, position } = each
    const untouched = each.content === null && each.looks === null && source !== null
    if (untouched && carried === '') {
      const bookmark = kept.get(source.element)?.bookmark ?? ''
      if (bookmark === '') continue
      const { start, end } = source.element
      edit.splice(part, { start, end: start, text: bookmark })
      edit.splice(part, { start: end, end, text: endsOf(bookmark) })
      continue
    }
    const span = source?.element ?? { start: position, end: position }
    if (settled && each.fate === 'deleted') {
      const content = each.content ?? ''
      const stays = !content.includes('<w:r>') && !content.includes('<w:r ')
      if (stays || each.gone) edit.splice(part, { ...spanOf(span), text: content })
      else {
        carried += content
        edit.splice(part, { ...spanOf(span), text: '' })
      }
      continue
    }
    edit.splice(part, { ...spanOf(span), text: paragraphXml(each, settled, carried) })
    carried = ''
  }
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}
