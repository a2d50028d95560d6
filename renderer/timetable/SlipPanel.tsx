import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { formatDates, formatDay, readDay } from '../../shared/timetable/days.ts'
import type { Finding } from '../../shared/timetable/findings.ts'
import {
  type Slip,
  type SlipBy,
  type SlipMove,
  slip,
  slipArguments,
} from '../../shared/timetable/slip.ts'
import type { TimetableEvent } from '../../shared/timetable/timetable.ts'
import { signed } from '../../shared/timetable/told.ts'
import type { WorkingDays } from '../../shared/timetable/working-days.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, TextInput } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { Table } from '../design/surfaces.tsx'
import { say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './slip.module.css'

interface SlipPanelProps {
  readonly event: TimetableEvent
  readonly by: SlipBy
  readonly days: WorkingDays
  /** Told of every preview, so that a picture can show it; null where there is none. */
  readonly onPreview: (made: Slip | null) => void
  readonly onDone: () => void
}

interface Typed {
  readonly kind: SlipBy['kind']
  readonly value: string
}

const KINDS = [
  { value: 'workingDays', label: 'Working Days' },
  { value: 'days', label: 'Calendar days' },
  { value: 'to', label: 'To a date' },
] as const

function typedOf(by: SlipBy): Typed {
  return { kind: by.kind, value: by.kind === 'to' ? formatDay(by.day) : String(by.count) }
}

/** What was typed, or what is wrong with it. */
function readBy({ kind, value }: Typed): SlipBy | string {
  if (kind === 'to') {
    const day = readDay(value)
    return day.ok ? { kind, day: day.value } : problemText(day.error)
  }
  const figures = value.trim().replace('−', '-')
  if (!/^[+-]?\d{1,4}$/.test(figures)) return 'Give a whole number, such as 5 or -2.'
  return { kind, count: Number(figures) }
}

/** Moves an event: what moves along and what is missed shows before anything is accepted. */
export function SlipPanel({ event, by: asked, days, onPreview, onDone }: SlipPanelProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const [typed, setTyped] = useState(() => typedOf(asked))
  const [toMeetings, setToMeetings] = useState(false)
  const [places, setPlaces] = useState<ReadonlyMap<string, string>>(new Map())
  const form = useRef<HTMLFormElement>(null)
  const by = useMemo(() => readBy(typed), [typed])
  const made = useMemo(
    () =>
      typeof by === 'string'
        ? null
        : slip(workspace, event.modification, { event: event.id, by, toMeetings, places }, days),
    [workspace, event, by, toMeetings, places, days],
  )
  const preview = made?.ok === true ? made.value : null
  useEffect(() => {
    onPreview(preview)
  }, [preview, onPreview])
  useEffect(() => () => onPreview(null), [onPreview])
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLInputElement>('input[type="text"]')?.select()
  }, [])
  const type = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setPlaces(new Map())
  }
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (preview !== null && accept(preview)) onDone()
  }
  const problem = typeof by === 'string' ? by : made?.ok === false ? problemText(made.error) : null
  return (
    <form
      ref={form}
      className={styles['panel']}
      aria-label={`Slip ${event.title}`}
      noValidate
      onSubmit={submit}
      onKeyDown={(key) => key.key === 'Escape' && onDone()}
    >
      <h3 className={styles['title']}>
        Slip “{event.title}”, {formatDates(event.start, event.end)}
      </h3>
      <HowFar typed={typed} problem={problem} onType={type} />
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={toMeetings}
          onChange={(change) => setToMeetings(change.currentTarget.checked)}
        />
        Put what moves along on the next meeting of its forum
      </label>
      {preview !== null && (
        <Preview made={preview} onPlace={(id, day) => setPlaces(new Map([...places, [id, day]]))} />
      )}
      <div className={styles['foot']}>
        <Button type="submit" look="primary" unavailable={preview === null}>
          {preview === null ? 'Move' : `Move ${countOf(preview.moves.length, 'event')}`}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function accept(made: Slip): boolean {
  if (!attempt('event.slip', slipArguments(made))) return false
  say(`${countOf(made.moves.length, 'event')} moved.`, {
    label: 'Undo',
    run: () => runInterfaceCommand('edit.undo'),
  })
  return true
}

interface HowFarProps {
  readonly typed: Typed
  readonly problem: string | null
  readonly onType: (part: Partial<Typed>) => void
}

function HowFar({ typed, problem, onType }: HowFarProps) {
  return (
    <div className={styles['how']}>
      <Field label={typed.kind === 'to' ? 'First day' : 'How many'} error={problem}>
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus
            autoComplete="off"
            value={typed.value}
            onChange={(change) => onType({ value: change.currentTarget.value })}
          />
        )}
      </Field>
      <Segmented
        label="Counted in"
        value={typed.kind}
        options={KINDS}
        onValueChange={(kind) => onType({ kind })}
      />
    </div>
  )
}

interface PreviewProps {
  readonly made: Slip
  readonly onPlace: (event: string, day: string) => void
}

function Preview({ made, onPlace }: PreviewProps) {
  const { moves, findings, ends, events } = made
  const moved = new Set(moves.map(({ event }) => event.id))
  const others = findings.filter((finding) => !moved.has(finding.event))
  return (
    <>
      <p role="status" className={styles['summary']}>
        {countOf(moves.length, 'event')} would move
        {findings.length > 0 && `, ${countOf(findings.length, 'warning')}`}.{' '}
        {ends.from === ends.to
          ? `The timetable still ends on ${formatDay(ends.to)}.`
          : `The timetable would end on ${formatDay(ends.to)} instead of ${formatDay(ends.from)}.`}
      </p>
      <Table className={styles['moves']}>
        <caption className="visually-hidden">What would move</caption>
        <thead>
          <tr>
            {['Event', 'From', 'To', 'By'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <MoveRow
              key={move.event.id}
              move={move}
              because={move.because === null ? null : (events.get(move.because)?.title ?? null)}
              findings={findings.filter(({ event }) => event === move.event.id)}
              onPlace={onPlace}
            />
          ))}
        </tbody>
      </Table>
      {others.length > 0 && (
        <ul aria-label="What stays and no longer fits" className={styles['others']}>
          {others.map((finding) => (
            <li key={`${finding.event} ${finding.kind}`}>
              <strong>{events.get(finding.event)?.title}</strong>
              <Warning finding={finding} onPlace={onPlace} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface MoveRowProps {
  readonly move: SlipMove
  readonly because: string | null
  readonly findings: readonly Finding[]
  readonly onPlace: PreviewProps['onPlace']
}

function MoveRow({ move, because, findings, onPlace }: MoveRowProps) {
  const { event, from, to, workingDays } = move
  return (
    <tr>
      <th scope="row">
        {event.title}
        {because !== null && <span className={styles['because']}>Waits for “{because}”</span>}
        {findings.map((finding) => (
          <Warning key={finding.kind} finding={finding} onPlace={onPlace} />
        ))}
      </th>
      <td className={styles['date']}>{formatDates(from.start, from.end)}</td>
      <td className={styles['date']}>
        <strong>{formatDates(to.start, to.end)}</strong>
      </td>
      <td className={styles['date']}>{signed(workingDays)}</td>
    </tr>
  )
}

interface WarningProps {
  readonly finding: Finding
  readonly onPlace: PreviewProps['onPlace']
}

function Warning({ finding: { event, message, offer }, onPlace }: WarningProps) {
  return (
    <span className={styles['warning']}>
      {message}
      {offer !== null && (
        <Button onClick={() => onPlace(event, offer)}>Use {formatDay(offer)}</Button>
      )}
    </span>
  )
}
