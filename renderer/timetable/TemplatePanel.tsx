import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { formatDay, readDates, readDay } from '../../shared/timetable/days.ts'
import { timetableFacts } from '../../shared/timetable/findings.ts'
import {
  offeredTemplates,
  type Proposal,
  proposeDates,
  stepsOf,
  type Template,
  type TemplateStep,
} from '../../shared/timetable/templates.ts'
import { timetableOf } from '../../shared/timetable/timetable.ts'
import type { WorkingDays } from '../../shared/timetable/working-days.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, IconButton, Select, TextInput } from '../design/controls.tsx'
import { StandingWithSource } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { refuse, say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './panels.module.css'

interface TemplatePanelProps {
  readonly modification: string
  readonly days: WorkingDays
  readonly onDone: () => void
}

const OWN = 'own'

/** Begins a timetable from a template: steps and dates are looked over, and only then put in, in one step. */
export function TemplatePanel({ modification, days, onDone }: TemplatePanelProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const about = workspace.modification.get(modification)
  const offered = offeredTemplates(workspace, about ?? { stage: null, path: null })
  const [chosen, setChosen] = useState<string>(offered[0]?.id ?? OWN)
  const [first, setFirst] = useState(() =>
    formatDay(workspace.settings.get('workspace')?.asAt ?? '2024-01-01'),
  )
  const template = offered.find(({ id }) => id === chosen)
  const firstDay = readDay(first)
  return (
    <section aria-label="Begin from a template" className={styles['panel']}>
      <h3 className={styles['title']}>Begin from a template</h3>
      <div className={styles['row']}>
        <Field label="Template">
          {(tie) => (
            <Select
              {...tie}
              autoFocus
              value={chosen}
              options={[
                ...offered.map(({ id, name }) => ({ value: id, label: name })),
                { value: OWN, label: 'The timetable as it stands' },
              ]}
              onValueChange={setChosen}
            />
          )}
        </Field>
        <Field label="From" error={firstDay.ok ? null : problemText(firstDay.error)}>
          {(tie) => (
            <TextInput
              {...tie}
              value={first}
              onChange={(change) => setFirst(change.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {template !== undefined && <About template={template} />}
      <Steps
        key={chosen}
        modification={modification}
        template={template ?? ownTemplate(workspace, modification, days)}
        first={firstDay.ok ? firstDay.value : null}
        days={days}
        onDone={onDone}
      />
    </section>
  )
}

/** The steps of the timetable as it stands, with how long its events take. */
function ownTemplate(workspace: Workspace, modification: string, days: WorkingDays): Template {
  const about = workspace.modification.get(modification)
  const { before, after } = timetableOf(workspace, modification)
  const events = [...before, ...after].map(({ event }) => event)
  return {
    id: '',
    name: `As ${about?.reference ?? 'this timetable'}`,
    path: about?.path ?? null,
    stage: about?.stage ?? null,
    steps: [...stepsOf(events, { days }, true)],
    basis: null,
  }
}

function About({ template }: { readonly template: Template }) {
  return (
    <p className={styles['about']}>
      Stage: {template.stage ?? 'any'}. Path: {template.path ?? 'any'}.{' '}
      <StandingWithSource basis={template.basis} />
    </p>
  )
}

interface StepsProps {
  readonly modification: string
  readonly template: Template
  /** Null while it cannot be read. */
  readonly first: string | null
  readonly days: WorkingDays
  readonly onDone: () => void
}

interface TypedStep {
  readonly step: TemplateStep
  /** What a person typed over the proposal. */
  readonly start: string | null
  readonly end: string | null
}

function Steps({ modification, template, first, days, onDone }: StepsProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const [name, setName] = useState(template.name)
  const [typed, setTyped] = useState<readonly TypedStep[]>(() =>
    template.steps.map((step) => ({ step, start: null, end: null })),
  )
  const facts = timetableFacts(workspace, modification, days)
  const steps = typed.map(({ step }) => step)
  const proposals = first === null ? [] : proposeDates(steps, first, facts)
  const change = (place: number, part: Partial<TypedStep>) =>
    setTyped(typed.map((each, index) => (index === place ? { ...each, ...part } : each)))
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (fill(modification, name, typed, proposals)) onDone()
  }
  const keep = () => {
    const { id, path, stage } = template
    const args = { ...(id !== '' && { id }), name, path, stage, steps }
    if (attempt('template.put', args)) say(`The template “${name}” is kept in this workspace.`)
  }
  return (
    <form noValidate onSubmit={submit} className={styles['steps']}>
      <Table>
        <caption className="visually-hidden">
          Steps of the template, with the dates proposed
        </caption>
        <thead>
          <tr>
            {[
              'Step',
              'Forum',
              'Waits, Working Days',
              'Takes, Working Days',
              'First day',
              'Last day',
            ].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Leave out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {typed.map((each, place) => (
            <StepRow
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              key={place}
              typed={each}
              proposal={proposals[place]}
              onChange={(part) => change(place, part)}
              onLeaveOut={() => setTyped(without(typed, place))}
            />
          ))}
        </tbody>
      </Table>
      <div className={styles['foot']}>
        <Button type="submit" look="primary" unavailable={first === null || typed.length === 0}>
          Add {typed.length} {typed.length === 1 ? 'event' : 'events'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        <span className={styles['keep']}>
          <Field label="Name of the template" hideLabel>
            {(tie) => (
              <TextInput
                {...tie}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button unavailable={name.trim() === ''} onClick={keep}>
            Keep the template
          </Button>
        </span>
      </div>
    </form>
  )
}

/** Steps that waited for the one left out wait for what that waited for. */
function without(typed: readonly TypedStep[], gone: number): readonly TypedStep[] {
  const before = typed[gone]?.step.after ?? []
  return typed
    .filter((_, place) => place !== gone)
    .map(({ step, ...dates }) => {
      const after = step.after.flatMap((place) => (place === gone ? before : [place]))
      const places = [...new Set(after)].map((place) => (place > gone ? place - 1 : place))
      return { ...dates, step: { ...step, after: places } }
    })
}

interface StepRowProps {
  readonly typed: TypedStep
  readonly proposal: Proposal | undefined
  readonly onChange: (part: Partial<TypedStep>) => void
  readonly onLeaveOut: () => void
}

function StepRow({ typed: { step, start, end }, proposal, onChange, onLeaveOut }: StepRowProps) {
  const committees = useWorkspace((state) => state.workspace.committee)
  const about = (part: Partial<TemplateStep>) => onChange({ step: { ...step, ...part } })
  const shownStart = start ?? (proposal === undefined ? '' : formatDay(proposal.start))
  const shownEnd = end ?? (proposal?.end == null ? '' : formatDay(proposal.end))
  return (
    <tr>
      <td>
        <TextInput
          aria-label="Step"
          value={step.title}
          onChange={(change) => about({ title: change.currentTarget.value })}
        />
      </td>
      <td>
        <Select
          aria-label={`Forum of ${step.title}`}
          value={step.committee ?? ''}
          options={[
            { value: '', label: 'None' },
            ...[...committees.values()].map(({ id, acronym }) => ({ value: id, label: acronym })),
          ]}
          onValueChange={(id) => about({ committee: id === '' ? null : id })}
        />
      </td>
      <td className={styles['count']}>
        <Count
          label={`Working Days that ${step.title} keeps from what it waits for`}
          value={step.lag}
          least={-2500}
          onValue={(lag) => about({ lag })}
        />
      </td>
      <td className={styles['count']}>
        <Count
          label={`Working Days that ${step.title} takes`}
          value={step.length}
          least={1}
          onValue={(length) => about({ length })}
        />
      </td>
      <td className={styles['day']}>
        <TextInput
          aria-label={`First day of ${step.title}`}
          value={shownStart}
          onChange={(change) => onChange({ start: change.currentTarget.value })}
        />
        {start === null && proposal !== undefined && proposal.open !== 'nothing' && (
          <span className={styles['open']}>
            {proposal.open === 'lag' ? 'Wait not stated' : 'Length not stated'}
          </span>
        )}
      </td>
      <td className={styles['day']}>
        <TextInput
          aria-label={`Last day of ${step.title}`}
          value={shownEnd}
          onChange={(change) => onChange({ end: change.currentTarget.value })}
        />
      </td>
      <td>
        <IconButton icon={X} label={`Leave out ${step.title}`} onClick={onLeaveOut} />
      </td>
    </tr>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number | null
  readonly least: number
  readonly onValue: (value: number | null) => void
}

/** Nothing typed is "not stated"; what is no number is not taken. */
function Count({ label, value, least, onValue }: CountProps) {
  return (
    <TextInput
      aria-label={label}
      inputMode="numeric"
      placeholder="Not stated"
      value={value === null ? '' : String(value)}
      onChange={(change) => {
        const text = change.currentTarget.value.trim()
        const count = Number(text)
        if (text === '') onValue(null)
        else if (Number.isInteger(count) && count >= least && count <= 2500) onValue(count)
      }}
    />
  )
}

function fill(
  modification: string,
  name: string,
  typed: readonly TypedStep[],
  proposals: readonly Proposal[],
): boolean {
  const events = []
  for (const [place, { step, start, end }] of typed.entries()) {
    const proposal = proposals[place]
    const dates = readDates(
      start ?? formatDay(proposal?.start ?? ''),
      end ?? (proposal?.end == null ? '' : formatDay(proposal.end)),
    )
    if (!dates.ok) {
      refuse(`“${step.title}”: ${problemText(dates.error)}`)
      return false
    }
    events.push({
      title: step.title,
      committee: step.committee,
      ...dates.value,
      estimated: start === null && proposal?.open !== 'nothing',
      note: '',
      after: step.after.map((before) => ({ place: before, lag: step.lag ?? 0 })),
    })
  }
  if (!attempt('timetable.fill', { modification, name, events })) return false
  say(`${events.length} ${events.length === 1 ? 'event' : 'events'} added.`, {
    label: 'Undo',
    run: () => runInterfaceCommand('edit.undo'),
  })
  return true
}
