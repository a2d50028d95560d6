import { useEffect, useRef } from 'react'
import {
  type ScenarioColumn,
  type ScenarioRow,
  scenarioTableOf,
} from '../../shared/tracing/scenarios.ts'
import { Standing } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { usePlace } from '../interface/navigation.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeLinks } from './ChangeLinks.tsx'
import { OutcomeCell } from './OutcomeCell.tsx'
import styles from './tracing.module.css'

interface ScenarioTableProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
}

/** What happens at the premises, and what it comes to under each text, side by side. */
export function ScenarioTable({ modification, reference, draft }: ScenarioTableProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const { columns, rows } = scenarioTableOf(workspace, modification)
  if (rows.length === 0) {
    return <p className={styles['nothing']}>No scenario has been described yet.</p>
  }
  return (
    <Table className={styles['scenarioTable']}>
      <caption>
        Scenarios of {reference} and their outcomes. Under the baseline, an outcome is the account
        of the source that is named with it, which need not be in the words of the clause.
      </caption>
      <thead>
        <tr>
          <th scope="col">Scenario</th>
          {columns.map(({ draft: id, name }) => (
            <th key={id ?? 'baseline'} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.scenario.id} row={row} columns={columns} draft={draft} />
        ))}
      </tbody>
    </Table>
  )
}

interface RowProps {
  readonly row: ScenarioRow
  readonly columns: readonly ScenarioColumn[]
  readonly draft: string
}

function Row({ row, columns, draft }: RowProps) {
  const { scenario, outcomes, changes } = row
  const element = useRef<HTMLTableRowElement>(null)
  const chosen = usePlace((place) => place.scenario === scenario.id)
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'center' })
  }, [chosen])
  const baseline = outcomes[0]?.outcome.verdict
  return (
    <tr ref={element} data-chosen={chosen || undefined}>
      <th scope="row">
        <span className={styles['scenarioTitle']}>
          <span className={styles['reference']}>{scenario.reference}</span> {scenario.title}
        </span>
        {scenario.support !== '' && <q className={styles['support']}>{scenario.support}</q>}{' '}
        <Standing basis={scenario.basis} />
        <ChangeLinks
          compact
          to={{ kind: 'scenario', id: scenario.id }}
          subject={`scenario ${scenario.reference}`}
          links={changes}
          draft={draft}
        />
      </th>
      {columns.map((column, index) => (
        <td key={column.draft ?? 'baseline'}>
          <OutcomeCell
            scenario={scenario}
            column={column}
            outcome={outcomes[index] ?? null}
            differs={index > 0 && outcomes[index]?.outcome.verdict !== baseline}
          />
        </td>
      ))}
    </tr>
  )
}
