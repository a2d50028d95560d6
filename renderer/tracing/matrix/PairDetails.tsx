import { useState } from 'react'
import {
  cellKey,
  type Matrix,
  type MatrixColumn,
  type MatrixRow,
} from '../../../shared/tracing/matrix.ts'
import { Badge, Button } from '../../design/controls.tsx'
import { useWorkspace } from '../../workspace/store.ts'
import { ChangeWords } from '../ChangeWords.tsx'
import { goToChange, goToEntry } from '../goTo.ts'
import { LinkDialog } from '../LinkDialog.tsx'
import { SuspectLink } from '../SuspectLink.tsx'
import styles from './matrix.module.css'
import { spokenColumn } from './words.ts'

interface PairDetailsProps {
  readonly row: MatrixRow | undefined
  readonly column: MatrixColumn | undefined
  readonly cells: Matrix['cells']
  readonly onToggle: (row: MatrixRow, column: MatrixColumn) => void
}

/** Both ends of the spot in full, and what can be done with the two. */
export function PairDetails({ row, column, cells, onToggle }: PairDetailsProps) {
  const [noting, setNoting] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  const cell =
    row === undefined || column === undefined
      ? undefined
      : cells.get(cellKey(row.change.id, column))
  return (
    <section aria-label="Selected in the matrix" className={styles['pair']}>
      <div className={styles['pairEnds']}>
        {row !== undefined && (
          <div>
            <h3>
              {row.change.citation}, {row.change.draftName}
            </h3>
            {row.effect !== '' && <p>{row.effect}</p>}
            <p>
              <ChangeWords change={row.change} />
            </p>
          </div>
        )}
        {column !== undefined && (
          <div>
            <h3>{capitalised(spokenColumn(column))}</h3>
            <p>{column.words}</p>
          </div>
        )}
      </div>
      {cell !== undefined && cell.link.note !== '' && <p>{cell.link.note}</p>}
      {cell?.suspect === true && <SuspectLink link={cell.link} compact={false} />}
      <div className={styles['pairFoot']}>
        {row !== undefined && column !== undefined && (
          <Badge tone={cell === undefined ? 'neutral' : 'accent'}>
            {cell === undefined ? 'Not linked' : 'Linked'}
          </Badge>
        )}
        {row !== undefined && column !== undefined && readOnly === null && (
          <Button data-pair-first onClick={() => onToggle(row, column)}>
            {cell === undefined ? 'Link' : 'Remove the link'}
          </Button>
        )}
        {cell !== undefined && readOnly === null && (
          <Button look="quiet" onClick={() => setNoting(true)}>
            Note…
          </Button>
        )}
        {row !== undefined && (
          <Button look="quiet" onClick={() => goToChange(row.change)}>
            Go to {row.change.citation}
          </Button>
        )}
        {column !== undefined && (
          <Button look="quiet" onClick={() => goToEntry(column.kind, column.id)}>
            Go to {column.name}
          </Button>
        )}
      </div>
      {noting && cell !== undefined && column !== undefined && (
        <LinkDialog
          link={cell.link}
          spoken={spokenColumn(column)}
          onClose={() => setNoting(false)}
        />
      )}
    </section>
  )
}

function capitalised(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
}
