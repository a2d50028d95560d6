import type { CSSProperties } from 'react'
import { classes } from '../../design/controls.tsx'
import { sideOf } from '../columns.ts'
import { CommentMark } from '../inspector/CommentMark.tsx'
import { changeSign, indentOf, type PageRow, provenanceSign, provisionLabel } from '../rows.ts'
import type { Caret } from '../state.ts'
import { dragByNumber } from './dragging.ts'
import { Gutter, NumberInMargin } from './Margin.tsx'
import { MoveNote } from './MoveNote.tsx'
import { type PageContext, Provision } from './Provision.tsx'
import styles from './page.module.css'

interface PageLineProps {
  readonly line: PageRow
  /** One for each column of the page. */
  readonly pages: readonly PageContext[]
  /** Where the caret is, if it is in this line. */
  readonly caret: Caret | null
}

/** One line of the page, in one column or two. */
export function PageLine({ line, pages, caret }: PageLineProps) {
  return (
    <div className={styles['line']} data-columns={pages.length}>
      {pages.map((page) => (
        <Side
          key={page.column.id}
          line={line}
          page={page}
          beside={pages.length > 1}
          caret={caret?.column === page.column.id ? caret : null}
        />
      ))}
    </div>
  )
}

interface SideProps {
  readonly line: PageRow
  readonly page: PageContext
  readonly beside: boolean
  readonly caret: Caret | null
}

function Side({ line, page, beside, caret }: SideProps) {
  const side = sideOf(page.column, beside ? 2 : 1)
  const row = side(line.row)
  if (row === null) return <Absent column={page.column.heading} />
  const cells = line.cells.flatMap((cell) => side(cell) ?? [])
  const sign = page.column.clean ? null : changeSign(row, cells)
  const provenance = provenanceSign(row)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set groups controls, and a clause is none
    <div
      role="group"
      aria-label={provisionLabel(row, page.citationOf(row.id))}
      className={classes(styles['provision'], styles[row.kind])}
      data-provision={row.id}
      data-presence={row.presence}
      data-moved={page.column.clean ? undefined : row.moved?.end}
      data-provenance={provenance ?? undefined}
      data-active={caret !== null || undefined}
      style={{ '--indent': indentOf(row) } as CSSProperties}
      onPointerDown={
        page.onDrop === null
          ? undefined
          : (event) => dragByNumber(row.id, event.nativeEvent, page.onDrop)
      }
    >
      <Gutter sign={sign} provenance={provenance} />
      <NumberInMargin row={row} clean={page.column.clean} />
      <div className={styles['cells']} data-count={cells.length}>
        {cells.map((cell) => (
          <Provision
            key={cell.id}
            view={cell}
            page={page}
            caret={caret?.provision === cell.id ? caret : null}
          />
        ))}
      </div>
      {!page.column.clean && (
        <MoveNote row={row} records={page.drafted.records} citationOf={page.citationOf} />
      )}
      {page.column.id === 'main' && <CommentMark line={line} page={page} />}
      {line.source !== null && page.column.id === 'main' && (
        <p className={styles['source']}>Quoted from the Code, by way of {line.source}.</p>
      )}
    </div>
  )
}

function Absent({ column }: { readonly column: string }) {
  return (
    <div className={styles['absent']}>
      <span className="visually-hidden">Not in the {column.toLowerCase()} text</span>
    </div>
  )
}
