import { FileSpreadsheet } from 'lucide-react'
import { useMemo } from 'react'
import { findingsOf } from '../../../shared/tracing/findings.ts'
import {
  cellKey,
  MATRIX_KINDS,
  type MatrixColumn,
  type MatrixRow,
  matrixOf,
} from '../../../shared/tracing/matrix.ts'
import { Button, Select, TextInput } from '../../design/controls.tsx'
import { announce } from '../../interface/messages.ts'
import { attempt } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { linkChange } from '../dragging.ts'
import { exportTables } from '../exportTables.ts'
import { goToChange, goToEntry } from '../goTo.ts'
import traced from '../tracing.module.css'
import { Findings } from './Findings.tsx'
import { filterMatrix } from './filter.ts'
import { within } from './keys.ts'
import { MatrixGrid } from './MatrixGrid.tsx'
import styles from './matrix.module.css'
import { PairDetails } from './PairDetails.tsx'
import { SuspectLinks } from './SuspectLinks.tsx'
import { type Spot, setMatrixState, useMatrixState } from './state.ts'
import { GROUP_TITLES, spokenColumn } from './words.ts'

interface MatrixViewProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
  readonly draftName: string
}

/** Every change of a draft against everything that changes are for, and what is missing either way. */
export function MatrixView({ modification, reference, draft, draftName }: MatrixViewProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const readOnly = useWorkspace((state) => state.readOnly)
  const state = useMatrixState((all) => all)
  const { whole, findings } = useMemo(
    () => ({
      whole: matrixOf(workspace, modification, draft),
      findings: findingsOf(workspace, modification, draft),
    }),
    [workspace, modification, draft],
  )
  const matrix = useMemo(() => filterMatrix(whole, findings, state), [whole, findings, state])
  const gaps = useMemo(
    () =>
      new Set(
        findings
          .filter(({ waiver }) => waiver === null)
          .map(({ subject }) => `${subject.kind} ${subject.id}`),
      ),
    [findings],
  )
  const { rows, columns, cells } = matrix
  const spot = within(state.spot, { rows: rows.length, columns: columns.length, page: 1 })
  const row = rows[spot.row]
  const column = columns[spot.column]

  const toggle = (of: MatrixRow, to: MatrixColumn) => {
    if (readOnly !== null) return
    const cell = cells.get(cellKey(of.change.id, to))
    const name = spokenColumn(to)
    if (cell === undefined) linkChange(of.change.id, { kind: to.kind, id: to.id }, name)
    else if (attempt('link.remove', { id: cell.link.id })) announce(`No longer linked to ${name}`)
  }
  const open = (at: Spot) => {
    const [of, to] = [rows[at.row], columns[at.column]]
    if (of !== undefined && to !== undefined) {
      document.querySelector<HTMLElement>('[data-pair-first]')?.focus()
    } else if (of !== undefined) goToChange(of.change)
    else if (to !== undefined) goToEntry(to.kind, to.id)
  }
  if (whole.rows.length === 0) {
    return (
      <p className={traced['nothing']}>
        {draftName} changes nothing yet. Each change that is drafted becomes a row here, to be
        linked to the scenarios, questions, requirements and responses that it is for.
      </p>
    )
  }
  return (
    <div className={styles['view']}>
      <Tools modification={modification} draft={draft} />
      {rows.length === 0 || columns.length === 0 ? (
        <p className={traced['nothing']}>
          {rows.length === 0
            ? 'No change passes the filter.'
            : 'Nothing that changes could be for passes the filter, or is recorded yet.'}
        </p>
      ) : (
        <>
          <MatrixGrid
            label={`Changes of ${draftName} against what they are for, ${reference}`}
            matrix={matrix}
            spot={spot}
            gaps={gaps}
            onToggle={toggle}
            onOpen={open}
          />
          <Legend shown={`${rows.length} × ${columns.length}`} />
          <PairDetails row={row} column={column} cells={cells} onToggle={toggle} />
        </>
      )}
      <SuspectLinks draft={draft} />
      <Findings modification={modification} findings={findings} />
    </div>
  )
}

function Legend({ shown }: { readonly shown: string }) {
  return (
    <p className={styles['legend']}>
      <span>{shown}</span>
      <span>
        <i className={styles['cell']} data-link="linked" /> linked
      </span>
      <span>
        <i className={styles['cell']} data-link="suspect" /> check again
      </span>
      <span>
        <i className={styles['gap']} /> with a finding
      </span>
      <span>Arrow keys move, Space links and unlinks, Enter opens.</span>
    </p>
  )
}

const ROW_FILTERS = [
  { value: 'all', label: 'All changes' },
  { value: 'gaps', label: 'With no purpose' },
  { value: 'suspect', label: 'To check again' },
]
const COLUMN_FILTERS = [
  { value: 'all', label: 'All purposes' },
  { value: 'gaps', label: 'With a finding' },
  { value: 'suspect', label: 'To check again' },
]

function Tools({ modification, draft }: { readonly modification: string; readonly draft: string }) {
  const { kinds, rows, columns, rowWords, columnWords } = useMatrixState((all) => all)
  return (
    <div className={styles['tools']}>
      <span className={styles['filter']}>
        <TextInput
          aria-label="Find changes"
          placeholder="Clause or words"
          value={rowWords}
          onChange={(event) => setMatrixState({ rowWords: event.currentTarget.value })}
        />
        <Select
          aria-label="Which changes"
          value={rows}
          options={ROW_FILTERS}
          onValueChange={(value) => setMatrixState({ rows: value as typeof rows })}
        />
      </span>
      <span className={styles['filter']}>
        <TextInput
          aria-label="Find purposes"
          placeholder="Number or words"
          value={columnWords}
          onChange={(event) => setMatrixState({ columnWords: event.currentTarget.value })}
        />
        <Select
          aria-label="Which purposes"
          value={columns}
          options={COLUMN_FILTERS}
          onValueChange={(value) => setMatrixState({ columns: value as typeof columns })}
        />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not flow in the line */}
      <span role="group" aria-label="Columns" className={styles['kinds']}>
        {MATRIX_KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={kinds.includes(kind)}
              onChange={(event) =>
                setMatrixState({
                  kinds: MATRIX_KINDS.filter((other) =>
                    other === kind ? event.currentTarget.checked : kinds.includes(other),
                  ),
                })
              }
            />
            {GROUP_TITLES[kind]}
          </label>
        ))}
      </span>
      <Button onClick={() => void exportTables(modification, draft, ['traceability.xlsx'])}>
        <FileSpreadsheet aria-hidden="true" />
        Export…
      </Button>
    </div>
  )
}
