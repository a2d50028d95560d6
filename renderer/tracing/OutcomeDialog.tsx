import { type FormEvent, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { citedProvisions } from '../../shared/tracing/changes.ts'
import type { ScenarioColumn } from '../../shared/tracing/scenarios.ts'
import { testsOfSuccess } from '../../shared/tracing/topics.ts'
import { Button, Field, Select, TextArea } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { StandingWithSource } from '../design/Standing.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './dialogs.module.css'
import { PairRows } from './PairRows.tsx'
import { ProvisionChips } from './ProvisionChips.tsx'
import { isVerdict, VERDICT_OPTIONS } from './Verdict.tsx'

type Outcome = RecordOf<'outcome'>
type TestResult = Outcome['tests'][number]['result']

interface OutcomeDialogProps {
  readonly title: string
  readonly scenario: RecordOf<'scenario'>
  readonly column: ScenarioColumn
  /** The draft by which provisions are cited. */
  readonly citing: string
  /** Null where nobody has assessed it. */
  readonly outcome: Outcome | null
  readonly onClose: () => void
}

interface Typed {
  readonly verdict: Outcome['verdict']
  readonly summary: string
  readonly provisions: readonly string[]
  readonly statuses: Outcome['statuses']
  readonly duties: Outcome['duties']
  readonly tests: Outcome['tests']
}

const RESULTS: readonly { readonly value: TestResult; readonly label: string }[] = [
  { value: 'not stated', label: 'Not stated' },
  { value: 'met', label: 'Met' },
  { value: 'not met', label: 'Not met' },
  { value: 'does not decide', label: 'Does not decide' },
]

function typedOf(outcome: Outcome | null): Typed {
  return {
    verdict: outcome?.verdict ?? 'not stated',
    summary: outcome?.summary ?? '',
    provisions: outcome?.provisions ?? [],
    statuses: outcome?.statuses ?? [],
    duties: outcome?.duties ?? [],
    tests: outcome?.tests ?? [],
  }
}

/** What a scenario comes to under one text, assessed in the name of who works here. */
export function OutcomeDialog(props: OutcomeDialogProps) {
  const { title, scenario, column, citing, outcome, onClose } = props
  const workspace = useWorkspace((state) => state.workspace)
  const [typed, setTyped] = useState(() => typedOf(outcome))
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const same = outcome !== null && sameAs(typedOf(outcome), typed)
    if (same || attempt('outcome.assess', argsOf(scenario.id, column.draft, typed))) onClose()
  }
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      footer={
        <>
          {outcome !== null && (
            <Button
              look="danger"
              className={styles['apart']}
              onClick={() => attempt('outcome.remove', { id: outcome.id }) && onClose()}
            >
              Take back
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="outcome-form">
            Keep
          </Button>
        </>
      }
    >
      <form id="outcome-form" className={styles['dialogForm']} onSubmit={keep}>
        <p className={styles['question']}>{scenario.title}</p>
        <Field label="Outcome">
          {(tie) => (
            <Select
              {...tie}
              data-autofocus
              value={typed.verdict}
              options={VERDICT_OPTIONS}
              onValueChange={(value) => isVerdict(value) && set({ verdict: value })}
            />
          )}
        </Field>
        <Field label="Why, in a line">
          {(tie) => (
            <TextArea
              {...tie}
              rows={2}
              value={typed.summary}
              onChange={(event) => set({ summary: event.currentTarget.value })}
            />
          )}
        </Field>
        <ProvisionChips
          chosen={typed.provisions}
          offered={citedProvisions(workspace, citing, column.draft === null)}
          onChange={(provisions) => set({ provisions })}
        />
        <Tests
          names={testsOfSuccess(workspace, scenario.modification)}
          tests={typed.tests}
          onChange={(tests) => set({ tests })}
        />
        <PairRows
          legend="Resulting SMI Statuses"
          columns={['Device', 'SMI Status']}
          add="Add a status"
          rows={typed.statuses.map(({ device, status }) => [device, status])}
          suggestions={[usedWords(workspace, 'device'), usedWords(workspace, 'status')]}
          onChange={(rows) =>
            set({ statuses: withSources(rows, typed.statuses, ['device', 'status']) })
          }
        />
        <PairRows
          legend="Who must do what next"
          columns={['Who', 'What']}
          add="Add a duty"
          rows={typed.duties.map(({ who, what }) => [who, what])}
          suggestions={[usedWords(workspace, 'who'), []]}
          onChange={(rows) => set({ duties: withSources(rows, typed.duties, ['who', 'what']) })}
        />
        {outcome !== null && (
          <p>
            <StandingWithSource basis={outcome.basis} />
          </p>
        )}
      </form>
    </Dialog>
  )
}

function sameAs(left: Typed, right: Typed): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Rows of which both halves are empty are no rows. */
function argsOf(scenario: string, draft: string | null, typed: Typed) {
  return {
    scenario,
    draft,
    ...typed,
    summary: typed.summary.trim(),
    statuses: typed.statuses.filter(({ device, status }) => device !== '' || status !== ''),
    duties: typed.duties.filter(({ who, what }) => who !== '' || what !== ''),
    tests: typed.tests.filter(({ result }) => result !== 'not stated'),
  }
}

/** A row that was not reworded keeps its source. */
function withSources<First extends string, Second extends string>(
  rows: readonly (readonly [string, string])[],
  before: readonly ({ readonly [Name in First | Second]: string } & {
    readonly basis: RecordOf<'outcome'>['basis']
  })[],
  [first, second]: readonly [First, Second],
) {
  return rows.map(([one, other]) => {
    const same = before.find((row) => row[first] === one && row[second] === other)
    const made = { [first]: one, [second]: other, basis: null }
    return same ?? (made as (typeof before)[number])
  })
}

function usedWords(
  { outcome }: { readonly outcome: ReadonlyMap<string, Outcome> },
  name: 'device' | 'status' | 'who',
): readonly string[] {
  const words = [...outcome.values()].flatMap(({ statuses, duties }) => {
    if (name === 'who') return duties.map(({ who }) => who)
    return statuses.map((row) => row[name])
  })
  return [...new Set(words)].sort()
}

interface TestsProps {
  readonly names: readonly string[]
  readonly tests: Outcome['tests']
  readonly onChange: (tests: Outcome['tests']) => void
}

/** The tests of success, each applied by itself. */
function Tests({ names, tests, onChange }: TestsProps) {
  if (names.length === 0) return null
  const choose = (test: string, result: TestResult) =>
    onChange([...tests.filter((other) => other.test !== test), { test, result, basis: null }])
  return (
    <fieldset className={styles['tests']}>
      <legend>Under each test of success</legend>
      {names.map((name) => (
        <Field key={name} label={name}>
          {(tie) => (
            <Select
              {...tie}
              value={tests.find(({ test }) => test === name)?.result ?? 'not stated'}
              options={RESULTS}
              onValueChange={(value) => choose(name, value as TestResult)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}
