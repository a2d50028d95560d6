import { useState } from 'react'
import {
  type ScenarioColumn,
  type ScenarioRow,
  scenarioTableOf,
} from '../../shared/tracing/scenarios.ts'
import { testsOfSuccess } from '../../shared/tracing/topics.ts'
import { Select } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { Standing } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeLinks } from './ChangeLinks.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { AddEntry, TableTools } from './EntryTools.tsx'
import { OutcomeCell } from './OutcomeCell.tsx'
import { ScenarioFacts } from './ScenarioFacts.tsx'
import { TestCell } from './TestCell.tsx'
import styles from './tracing.module.css'
import { useChosen } from './useChosen.ts'
import { useDropTarget } from './useDropTarget.ts'

interface ScenarioTableProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
}

type Shown = 'drafts' | 'tests'

/** What happens at the premises, and what it comes to under each text or each test, side by side. */
export function ScenarioTable({ modification, reference, draft }: ScenarioTableProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const [shown, setShown] = useState<Shown>('drafts')
  const [text, setText] = useState(0)
  const { columns, rows } = scenarioTableOf(workspace, modification)
  const tests = testsOfSuccess(workspace, modification)
  const index = Math.min(text, columns.length - 1)
  return (
    <>
      <TableTools>
        <AddEntry kind="scenario" modification={modification} />
        {rows.length > 0 && tests.length > 0 && (
          <Segmented
            label="Columns"
            value={shown}
            options={[
              { value: 'drafts', label: 'By text' },
              { value: 'tests', label: 'By test of success' },
            ]}
            onValueChange={setShown}
          />
        )}
        {shown === 'tests' && (
          <Select
            aria-label="Text that the tests are read under"
            value={String(index)}
            options={columns.map(({ name }, at) => ({ value: String(at), label: name }))}
            onValueChange={(value) => setText(Number(value))}
          />
        )}
      </TableTools>
      {rows.length === 0 ? (
        <p className={styles['nothing']}>
          No scenario has been described yet. A scenario says in a line what happens at the
          premises; its outcomes are what a Working Group argues from.
        </p>
      ) : (
        <Table className={styles['scenarioTable']}>
          <caption>
            {shown === 'drafts'
              ? `Scenarios of ${reference} and their outcomes. Under the baseline, an outcome is the account of the source that is named with it, which need not be in the words of the clause.`
              : `Scenarios of ${reference} under each test of success, each read as a test of every Device. Under: ${columns[index]?.name}.`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Scenario</th>
              {(shown === 'drafts' ? columns.map(({ name }) => name) : tests).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.scenario.id}
                row={row}
                columns={columns}
                draft={draft}
                tests={shown === 'tests' ? tests : null}
                text={index}
              />
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

interface RowProps {
  readonly row: ScenarioRow
  readonly columns: readonly ScenarioColumn[]
  readonly draft: string
  /** The tests of success as columns, or null where the texts are. */
  readonly tests: readonly string[] | null
  readonly text: number
}

function Row({ row, columns, draft, tests, text }: RowProps) {
  const { scenario, outcomes, changes } = row
  const { element, chosen } = useChosen<HTMLTableRowElement>('scenario', scenario.id)
  const drop = useDropTarget({ kind: 'scenario', id: scenario.id }, scenario.reference)
  const baseline = outcomes[0]?.outcome.verdict
  return (
    <tr ref={element} data-chosen={chosen || undefined} {...drop}>
      <th scope="row">
        <span className={styles['entryHead']}>
          <span className={styles['scenarioTitle']}>
            <span className={styles['reference']}>{scenario.reference}</span> {scenario.title}
          </span>
          <EntryMenu kind="scenario" entry={scenario} />
        </span>
        {scenario.support !== '' && <q className={styles['support']}>{scenario.support}</q>}{' '}
        <Standing basis={scenario.basis} />
        <ScenarioFacts scenario={scenario} />
        <ChangeLinks
          compact
          to={{ kind: 'scenario', id: scenario.id }}
          subject={`scenario ${scenario.reference}`}
          links={changes}
          draft={draft}
        />
      </th>
      {tests === null
        ? columns.map((column, index) => (
            <td key={column.draft ?? 'baseline'}>
              <OutcomeCell
                scenario={scenario}
                column={column}
                citing={column.draft ?? draft}
                outcome={outcomes[index] ?? null}
                differs={index > 0 && outcomes[index]?.outcome.verdict !== baseline}
              />
            </td>
          ))
        : tests.map((test) => (
            <td key={test}>
              <TestCell test={test} outcome={outcomes[text]?.outcome ?? null} />
            </td>
          ))}
    </tr>
  )
}
