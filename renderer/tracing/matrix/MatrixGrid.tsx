import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Matrix, MatrixColumn, MatrixRow } from '../../../shared/tracing/matrix.ts'
import { classes } from '../../design/controls.tsx'
import { usePreferences } from '../../preferences.ts'
import { dragsChange, holdsChange, linkDropped, mayLink } from '../dragging.ts'
import { spotAfter, within } from './keys.ts'
import styles from './matrix.module.css'
import { type Spot, setMatrixState } from './state.ts'
import { GROUP_TITLES, spokenColumn } from './words.ts'

interface MatrixGridProps {
  readonly label: string
  readonly matrix: Matrix
  readonly spot: Spot
  /** Changes and purposes with a finding that nobody has waived, as "kind id". */
  readonly gaps: ReadonlySet<string>
  readonly onToggle: (row: MatrixRow, column: MatrixColumn) => void
  /** Goes to what the spot is about. */
  readonly onOpen: (spot: Spot) => void
}

/** In rem, so that zoom is one number. */
const ROW = 2
const COLUMN = 2
const HEAD_HEIGHT = 12
const HEAD_WIDTH = 20

/** Changes against purposes: drawn only where it is in sight, and moved in by the arrow keys. */
export function MatrixGrid(props: MatrixGridProps) {
  const rem = usePreferences((preferences) => preferences.zoom) * 16
  return <Grid key={rem} rem={rem} {...props} />
}

function Grid({
  label,
  matrix,
  spot,
  gaps,
  onToggle,
  onOpen,
  rem,
}: MatrixGridProps & { readonly rem: number }) {
  const { rows, columns } = matrix
  const scroller = useRef<HTMLDivElement>(null)
  const [dropColumn, setDropColumn] = useState<number | null>(null)
  const rowsInSight = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * rem,
    paddingStart: HEAD_HEIGHT * rem,
    scrollPaddingStart: HEAD_HEIGHT * rem,
    overscan: 6,
  })
  const columnsInSight = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN * rem,
    paddingStart: HEAD_WIDTH * rem,
    scrollPaddingStart: HEAD_WIDTH * rem,
    overscan: 6,
  })

  const goTo = (next: Spot) => {
    setMatrixState({ spot: next })
    if (next.row >= 0) rowsInSight.scrollToIndex(next.row)
    if (next.column >= 0) columnsInSight.scrollToIndex(next.column)
  }
  const page = Math.max(
    1,
    Math.floor(((scroller.current?.clientHeight ?? 0) / rem - HEAD_HEIGHT) / ROW),
  )
  const size = { rows: rows.length, columns: columns.length, page }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    const next = spotAfter(event.key, event.ctrlKey, spot, size)
    const row = rows[spot.row]
    const column = columns[spot.column]
    if (next !== null) goTo(next)
    else if (event.key === ' ' && row !== undefined && column !== undefined) onToggle(row, column)
    else if (event.key === 'Enter') onOpen(spot)
    else return
    event.preventDefault()
  }
  const spotAt = (event: MouseEvent): Spot => {
    const box = scroller.current?.getBoundingClientRect()
    const x = event.clientX - (box?.left ?? 0) - HEAD_WIDTH * rem
    const y = event.clientY - (box?.top ?? 0) - HEAD_HEIGHT * rem
    const { scrollLeft = 0, scrollTop = 0 } = scroller.current ?? {}
    return within(
      {
        column: x < 0 ? -1 : Math.floor((x + scrollLeft) / (COLUMN * rem)),
        row: y < 0 ? -1 : Math.floor((y + scrollTop) / (ROW * rem)),
      },
      size,
    )
  }
  const onDrag = (event: DragEvent) => {
    const column = spotAt(event).column
    if (!holdsChange(event) || !mayLink() || column < 0) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'link'
    setDropColumn(column)
  }
  const onDrop = (event: DragEvent) => {
    setDropColumn(null)
    const column = columns[spotAt(event).column]
    if (holdsChange(event) && column !== undefined) linkDropped(event, column, spokenColumn(column))
  }
  const items = columnsInSight.getVirtualItems()
  const linked = useMemo(() => linkedByRow(matrix), [matrix])
  // In steps, so that rows are not drawn again for each column that comes into sight.
  const from = Math.floor((items[0]?.index ?? 0) / STEP) * STEP
  const to = Math.ceil(((items[items.length - 1]?.index ?? 0) + 1) / STEP) * STEP
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={idOf(spot)}
      tabIndex={0}
      className={styles['grid']}
      // Room for a scroll bar that may lie below the last row.
      style={{ '--whole': `${rowsInSight.getTotalSize() + 14}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={(event) => setMatrixState({ spot: spotAt(event) })}
      onDoubleClick={(event) => {
        const { row, column } = spotAt(event)
        const [one, other] = [rows[row], columns[column]]
        if (one !== undefined && other !== undefined) onToggle(one, other)
        else onOpen({ row, column })
      }}
      onDragOver={onDrag}
      onDragLeave={() => setDropColumn(null)}
      onDrop={onDrop}
    >
      <div
        role="presentation"
        className={styles['canvas']}
        style={{ width: columnsInSight.getTotalSize(), height: rowsInSight.getTotalSize() }}
      >
        <ColumnBand column={spot.column} rem={rem} />
        {dropColumn !== null && <ColumnBand column={dropColumn} rem={rem} dropping />}
        <Heads columns={columns} items={items} active={spot} gaps={gaps} rem={rem} />
        {rowsInSight.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return (
            row !== undefined && (
              <Row
                key={row.change.id}
                row={row}
                index={index}
                start={start}
                columns={columns}
                linked={linked.get(row.change.id) ?? NONE}
                from={from}
                to={to}
                rem={rem}
                active={spot.row === index ? spot.column : null}
                gap={gaps.has(`change ${row.change.id}`)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function idOf({ row, column }: Spot): string {
  return `matrix-${row}-${column}`
}

interface ColumnBandProps {
  readonly column: number
  readonly rem: number
  readonly dropping?: boolean
}

/** The column that the spot is in, or that something is about to be dropped on. */
function ColumnBand({ column, rem, dropping = false }: ColumnBandProps) {
  if (column < 0) return null
  return (
    <div
      aria-hidden="true"
      className={classes(styles['band'], dropping && styles['dropping'])}
      style={{ left: (HEAD_WIDTH + column * COLUMN) * rem }}
    />
  )
}

interface HeadsProps {
  readonly columns: readonly MatrixColumn[]
  readonly items: readonly VirtualItem[]
  readonly active: Spot
  readonly gaps: ReadonlySet<string>
  readonly rem: number
}

const Heads = memo(function Heads({ columns, items, active, gaps, rem }: HeadsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part
    <div role="row" aria-rowindex={1} tabIndex={-1} className={styles['heads']}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part */}
      <div role="columnheader" aria-colindex={1} tabIndex={-1} className={styles['corner']}>
        Change
      </div>
      {items.map(({ index, start }) => {
        const column = columns[index]
        if (column === undefined) return null
        const first = index === 0 || columns[index - 1]?.kind !== column.kind
        const gap = gaps.has(`${column.kind} ${column.id}`)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part
          <div
            key={`${column.kind} ${column.id}`}
            id={idOf({ row: -1, column: index })}
            role="columnheader"
            aria-colindex={index + 2}
            aria-selected={active.row === -1 && active.column === index}
            tabIndex={-1}
            title={`${column.name} ${column.words}`}
            data-first={first || undefined}
            data-active={active.column === index || undefined}
            className={styles['head']}
            style={{ left: start }}
          >
            {first && (
              <span className={styles['group']} style={{ width: groupWidth(columns, index, rem) }}>
                {GROUP_TITLES[column.kind]}
              </span>
            )}
            <span className={styles['headWords']}>
              <strong>{column.name}</strong> {column.words}
              {gap && <span className="visually-hidden">, with a finding</span>}
            </span>
            {gap && <span aria-hidden="true" className={styles['gap']} />}
          </div>
        )
      })}
    </div>
  )
})

/** The title of a group may run as far as its columns do. */
function groupWidth(columns: readonly MatrixColumn[], from: number, rem: number): number {
  let count = 0
  while (columns[from + count]?.kind === columns[from]?.kind && from + count < columns.length) {
    count += 1
  }
  return count * COLUMN * rem
}

interface LinkedColumn {
  readonly column: number
  readonly suspect: boolean
}

const NONE: readonly LinkedColumn[] = []
const STEP = 16

/** The columns that each change is linked to, by place. */
function linkedByRow({ columns, cells }: Matrix): ReadonlyMap<string, readonly LinkedColumn[]> {
  const places = new Map(columns.map(({ kind, id }, place) => [`${kind} ${id}`, place]))
  const rows = new Map<string, LinkedColumn[]>()
  for (const { link, suspect } of cells.values()) {
    const column = places.get(`${link.to.kind} ${link.to.id}`)
    if (column === undefined) continue
    const row = rows.get(link.from.id)
    if (row === undefined) rows.set(link.from.id, [{ column, suspect }])
    else row.push({ column, suspect })
  }
  return rows
}

interface RowProps {
  readonly row: MatrixRow
  readonly index: number
  readonly start: number
  readonly columns: readonly MatrixColumn[]
  readonly linked: readonly LinkedColumn[]
  /** Columns that are drawn: from this one on, and before that. */
  readonly from: number
  readonly to: number
  readonly rem: number
  /** The column of the spot where it is in this row. */
  readonly active: number | null
  readonly gap: boolean
}

/** Only cells that say something are drawn, and the one that the spot is in: the lines between them are a ground. */
const Row = memo(function Row(props: RowProps) {
  const { row, index, start, columns, linked, from, to, rem, active, gap } = props
  const { change, effect } = row
  const words = effect || change.inserted || change.deleted
  const drawn = linked.filter(({ column }) => column >= from && column < to)
  const empty = active !== null && active >= 0 && !drawn.some(({ column }) => column === active)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={-1}
      data-active={active !== null || undefined}
      className={styles['row']}
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part */}
      <div
        id={idOf({ row: index, column: -1 })}
        role="rowheader"
        aria-colindex={1}
        aria-selected={active === -1}
        tabIndex={-1}
        title={`${change.citation} ${change.act} ${words}`}
        className={styles['rowHead']}
        {...dragsChange(change.id, change.citation)}
      >
        <strong>{change.citation}</strong>
        <span className={styles['rowWords']}>
          {effect === '' && `${change.act} `}
          {words}
        </span>
        {gap && (
          <>
            <span aria-hidden="true" className={styles['gap']} />
            <span className="visually-hidden">, linked to nothing</span>
          </>
        )}
      </div>
      {(empty ? [...drawn, { column: active, suspect: null }] : drawn).map(
        ({ column, suspect }) => (
          // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part
          <div
            key={column}
            id={idOf({ row: index, column })}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={active === column}
            tabIndex={-1}
            aria-label={`${change.citation}, ${columns[column]?.name}: ${stateOf(suspect)}`}
            data-link={suspect === null ? undefined : suspect ? 'suspect' : 'linked'}
            className={styles['cell']}
            style={{ left: (HEAD_WIDTH + column * COLUMN) * rem }}
          />
        ),
      )}
    </div>
  )
})

/** Null for a cell that links nothing. */
function stateOf(suspect: boolean | null): string {
  if (suspect === null) return 'not linked'
  return suspect ? 'linked, check again' : 'linked'
}
