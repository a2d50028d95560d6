import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { runsLength } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'
import { EmptyState } from '../../design/surfaces.tsx'
import { announce } from '../../interface/messages.ts'
import { usePlace } from '../../interface/navigation.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { columnsOf, refusalOf, sideOf } from '../columns.ts'
import type { DraftedDocument } from '../document.ts'
import type { Crossing } from '../editor/crossing.ts'
import { followTextDrags } from '../editor/dropping.ts'
import type { Neighbour } from '../editor/gestures.ts'
import { resolverFor } from '../frames.ts'
import { type PageLines, updateLines } from '../pageLines.ts'
import { useReading } from '../reading/state.ts'
import type { Assist } from '../references/assist.ts'
import { extendSpan, idsInSpan } from '../selection.ts'
import {
  type Caret,
  type DraftingView,
  drafting,
  END,
  placeCaret,
  START,
  selectProvisions,
  useDrafting,
} from '../state.ts'
import type { Dropping } from './dragging.ts'
import { PageHead } from './PageHead.tsx'
import { PageLine } from './PageLine.tsx'
import type { PageContext } from './Provision.tsx'
import styles from './page.module.css'
import { withIndex } from './range.ts'
import { turnPage } from './turning.ts'
import { usePrinting } from './usePrinting.ts'

interface LegalPageProps {
  readonly drafted: DraftedDocument
  readonly view: DraftingView
  /** The view's provisions; side by side, those of the redline. */
  readonly views: readonly ProvisionView[]
  readonly baseline: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
  readonly assist: Assist
  readonly onDrop: Dropping
  /** Open comments at each provision. */
  readonly comments: ReadonlyMap<string, number>
}

/** Lines drawn beyond the edges of the screen. */
const OVERSCAN = 10
const ESTIMATED_HEIGHT = 62
/** Lines as near as this to the edge, in pixels, are scrolled in; others are put in the middle. */
const NEAR = 120

/** The legal page. Only what is in sight is in the window, however long the document; on paper, all of it is. */
export const LegalPage = memo(function LegalPage(props: LegalPageProps) {
  const { view, views } = props
  // State, not a ref: the lines can be laid out only once there is something to scroll in.
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const pageLines = usePageLines(views)
  const lines = pageLines.rows
  const caret = useDrafting((state) => state.caret)
  const printing = usePrinting()
  const near = useReading((state) => state.near)
  const pages = usePages(props, pageLines, scroller)
  useTextDrags(props.drafted)
  if (lines.length === 0) {
    return (
      <EmptyState title="Nothing reads in this view">
        <p>No provision is in force here and none is proposed.</p>
      </EmptyState>
    )
  }
  return (
    <section
      ref={setScroller}
      className={styles['scroller']}
      data-scroller
      data-near={near || undefined}
      data-view={view}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label="Legal text"
    >
      <PageHead drafted={props.drafted} view={view} columns={pages.map(({ column }) => column)} />
      {printing ? (
        <div className={styles['page']} data-view={view}>
          {lines.map((line) => (
            <PageLine key={line.key} line={line} pages={pages} caret={null} />
          ))}
        </div>
      ) : (
        scroller !== null && (
          <Lines lines={pageLines} pages={pages} caret={caret} view={view} scroller={scroller} />
        )
      )}
    </section>
  )
})

/** What the provisions of each column need to know. */
function usePages(
  { drafted, view, views, baseline, citationOf, assist, onDrop, comments }: LegalPageProps,
  { rows, order }: PageLines,
  scroller: HTMLElement | null,
): readonly PageContext[] {
  const readOnly = useWorkspace((state) => state.readOnly)
  const selected = usePlace((place) => place.change)
  const columns = useMemo(() => columnsOf(view), [view])
  const resolveMain = useMemo(() => resolverFor(views), [views])
  const resolveBaseline = useMemo(() => resolverFor(baseline), [baseline])
  const span = useDrafting((state) => state.span)
  const spanned = useMemo(() => new Set(idsInSpan(order, span)), [order, span])
  const spannedColumn = useDrafting((state) => state.caret?.column)
  useAnnouncedSpan(spanned.size)
  const latest = useRef({ rows, order })
  latest.current = { rows, order }
  const selections = useMemo(
    () => columns.map((column) => () => selectedIn(latest.current, sideOf(column, columns.length))),
    [columns],
  )
  const besideOf = useCallback(
    (provision: string, direction: -1 | 1) => besideIn(latest.current, provision, direction),
    [],
  )
  return columns.map((column, index) => ({
    drafted,
    besideOf,
    onDrop: refusalOf(column, { presence: 'kept' }, readOnly) === null ? onDrop : null,
    column,
    resolve: column.id === 'baseline' ? resolveBaseline : resolveMain,
    resolveBefore: resolveBaseline,
    citationOf,
    comments,
    readOnly,
    assist,
    selected,
    spanned: spannedColumn === column.id ? spanned : NOTHING_SPANNED,
    selection: selections[index] ?? (() => []),
    onCross: (provision, crossing) => {
      if (crossing.page === undefined || scroller === null) {
        cross(order, provision, crossing, column.id)
      } else turnPage(scroller, order, crossing, column.id)
    },
    onLeave: () => scroller?.focus({ preventScroll: true }),
  }))
}

function useTextDrags(drafted: DraftedDocument): void {
  const latest = useRef(drafted)
  latest.current = drafted
  useEffect(
    () =>
      followTextDrags(() => {
        const { draft, document, version } = latest.current
        return { draft: draft.id, document: document.id, provisions: version.provisions }
      }),
    [],
  )
}

const NOTHING_SPANNED: ReadonlySet<string> = new Set()

/** The provisions that are selected as wholes, as a column shows them. */
function selectedIn(
  { rows, order }: Pick<PageLines, 'rows' | 'order'>,
  side: (view: ProvisionView) => ProvisionView | null,
): readonly ProvisionView[] {
  const { span } = drafting()
  if (span === null) return []
  const ids = new Set(idsInSpan(order, span))
  return rows
    .flatMap(({ cells }) => cells)
    .filter(({ id }) => ids.has(id))
    .flatMap((view) => side(view) ?? [])
}

/** The next provision that is not struck, on one side. */
function besideIn(
  { rows, order }: Pick<PageLines, 'rows' | 'order'>,
  provision: string,
  direction: -1 | 1,
): Neighbour | null {
  const cells = new Map(rows.flatMap((row) => row.cells).map((cell) => [cell.id, cell]))
  for (let at = order.indexOf(provision) + direction; at >= 0; at += direction) {
    const view = cells.get(order[at] ?? '')
    if (view === undefined) return null
    if (view.presence === 'deleted') continue
    const length = runsLength(readingRuns(view.segments))
    return { provision: view.id, kind: view.kind, length }
  }
  return null
}

function useAnnouncedSpan(count: number): void {
  useEffect(() => {
    if (count > 0) announce(`${count} provisions selected`)
  }, [count])
}

function cross(
  order: readonly string[],
  from: string,
  { direction, x, extend }: Crossing,
  column: Caret['column'],
): void {
  const { span } = drafting()
  if (extend !== undefined) {
    const [first, last] = [order[0], order[order.length - 1]]
    const next =
      extend === 'all'
        ? { anchor: first ?? from, focus: last ?? from }
        : extendSpan(order, span, from, { direction, to: extend })
    if (next !== null) selectProvisions(next, column)
    return
  }
  const ids = idsInSpan(order, span)
  if (ids.length > 0) {
    const end = direction === 1 ? ids[ids.length - 1] : ids[0]
    placeCaret(end ?? from, direction === 1 ? END : START, { column })
    return
  }
  const next = order[order.indexOf(from) + direction]
  if (next === undefined) return
  const near = direction === 1 ? START : END
  const line = direction === 1 ? 'first' : 'last'
  placeCaret(next, x === null ? near : { kind: 'line', line, x }, { column })
}

interface LinesProps {
  readonly lines: PageLines
  readonly pages: readonly PageContext[]
  readonly caret: Caret | null
  readonly view: DraftingView
  readonly scroller: HTMLElement
}

function Lines({
  lines: { rows: lines, keys, indexes },
  pages,
  caret,
  view,
  scroller,
}: LinesProps) {
  const list = useRef<HTMLDivElement>(null)
  const margin = useTopOf(list, scroller, view)
  // The same function as long as the keys are: all lines would be laid out again for another.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys])
  const open = caret === null ? undefined : indexes.get(caret.provision)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: OVERSCAN,
    getItemKey,
    scrollMargin: margin,
    // The editor stays where it is when it is scrolled out of sight: it holds the caret.
    rangeExtractor: (range) => withIndex(range, open),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the caret may scroll the page
  useEffect(() => {
    // What a pointer has pressed is in sight, and must not move away under it.
    if (open === undefined || caret?.spot.kind === 'point') return
    const line = list.current?.querySelector(`:scope > [data-index="${open}"]`)
    const distance = line == null ? Number.POSITIVE_INFINITY : distanceOutside(line, scroller)
    if (distance > NEAR) rows.scrollToIndex(open, { align: 'center' })
    else if (distance > 0) line?.scrollIntoView({ block: 'nearest' })
  }, [caret?.move])

  return (
    <div
      ref={list}
      className={styles['page']}
      data-view={view}
      style={{ height: rows.getTotalSize() }}
    >
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const line = lines[index]
        if (line === undefined) return null
        return (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className={styles['slot']}
            style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
          >
            <PageLine line={line} pages={pages} caret={index === open ? caret : null} />
          </div>
        )
      })}
    </div>
  )
}

/** How far a line reaches beyond what is in sight; a line taller than that is in sight with either end. */
function distanceOutside(line: Element, scroller: Element): number {
  const { top, bottom } = line.getBoundingClientRect()
  const sight = scroller.getBoundingClientRect()
  const over = sight.top - top
  const under = bottom - sight.bottom
  return over > 0 && under > 0 ? 0 : Math.max(over, under, 0)
}

/** How far below the top of what scrolls the lines begin. */
function useTopOf(
  list: { readonly current: HTMLElement | null },
  scroller: HTMLElement,
  view: DraftingView,
): number {
  const [top, setTop] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each view has a heading of its own height
  useLayoutEffect(() => {
    const measure = () => setTop(list.current?.offsetTop ?? 0)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [scroller, view])
  return top
}

function usePageLines(views: readonly ProvisionView[]): PageLines {
  const last = useRef<PageLines | null>(null)
  return useMemo(() => {
    last.current = updateLines(last.current, views)
    return last.current
  }, [views])
}
