/** `workbench timetable`: a modification's dates, and what comes of moving one of them. */
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failed, ok, type Result } from '../../shared/result.ts'
import { readDay } from '../../shared/timetable/days.ts'
import { type Slip, type SlipBy, slip, slipArguments } from '../../shared/timetable/slip.ts'
import { timetableOf } from '../../shared/timetable/timetable.ts'
import { slipJson, slipText, timetableJson, timetableText } from '../../shared/timetable/told.ts'
import { type WorkingDays, workingDays } from '../../shared/timetable/working-days.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { openWorkspaceFile } from '../store/open.ts'
import type { WorkspaceWriter } from '../store/writer.ts'
import { bankHolidays } from '../timetable/bank-holidays.ts'
import {
  type CliCommand,
  complain,
  complainOfUsage,
  type ExitCode,
  type Output,
} from './command.ts'
import { openReader } from './workspace.ts'

const OPTIONS = {
  modification: { type: 'string' },
  slip: { type: 'string' },
  days: { type: 'string' },
  'working-days': { type: 'string' },
  to: { type: 'string' },
  'to-meetings': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  author: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const timetableCommand: CliCommand = {
  name: 'timetable',
  usage:
    'timetable <file.workbench> [--modification DP255] [--slip "<event>" (--days 5 | --working-days 5 | --to 2024-05-01) [--to-meetings] [--dry-run] [--author "<name>"]] [--json]',
  summary:
    'Lists the events, or moves one and what waits for it. Exit code 1 where a meeting, a paper day or a release is missed; --dry-run only tells.',
  async run(args, output) {
    const { values, positionals } = parseArgs({
      // A count of "-5" is a value, which parseArgs would take for an option.
      args: withoutBareNegatives(args),
      allowPositionals: true,
      options: OPTIONS,
    })
    const [name, surplus] = positionals
    if (name === undefined)
      return complainOfUsage(output, timetableCommand, 'A workspace is needed.')
    if (surplus !== undefined) {
      const message = `One workspace at a time: “${surplus}” is one argument too many.`
      return complainOfUsage(output, timetableCommand, message)
    }
    const by = values.slip === undefined ? noSlip(values) : readBy(values)
    if (!by.ok) return complainOfUsage(output, timetableCommand, by.error.message)
    const path = resolve(output.folder, name)
    const days = workingDays(await bankHolidays())
    const wanted = { modification: values.modification, json: values.json === true }
    if (values.slip === undefined || by.value === null) return list(path, wanted, days, output)
    const asked: AskedSlip = {
      ...wanted,
      event: values.slip,
      by: by.value,
      toMeetings: values['to-meetings'] === true,
      author: values.author ?? 'Command line',
    }
    return values['dry-run'] === true
      ? tryOut(path, asked, days, output)
      : apply(path, asked, days, output)
  },
}

interface Wanted {
  readonly modification: string | undefined
  readonly json: boolean
}

interface AskedSlip extends Wanted {
  readonly event: string
  readonly by: SlipBy
  readonly toMeetings: boolean
  readonly author: string
}

const COUNTS = ['--days', '--working-days']

function withoutBareNegatives(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    const next = args[index + 1]
    if (COUNTS.includes(arg) && next !== undefined && /^-\d/.test(next)) return [`${arg}=${next}`]
    const before = args[index - 1]
    return before !== undefined && COUNTS.includes(before) && /^-\d/.test(arg) ? [] : [arg]
  })
}

type Values = { readonly [Name in keyof typeof OPTIONS]?: string | boolean }

const ONLY_WITH_SLIP = ['days', 'working-days', 'to', 'to-meetings', 'dry-run', 'author'] as const

function noSlip(values: Values): Result<null> {
  const lonely = ONLY_WITH_SLIP.find((name) => values[name] !== undefined)
  if (lonely === undefined) return ok(null)
  return failed('cli/arguments', `--${lonely} needs --slip "<event>" with it.`)
}

function readBy(values: Values): Result<SlipBy> {
  const given = (['days', 'working-days', 'to'] as const).filter(
    (name) => values[name] !== undefined,
  )
  const [only] = given
  if (only === undefined || given.length > 1) {
    return failed('cli/arguments', 'How far? Give one of --days, --working-days and --to.')
  }
  const value = String(values[only])
  if (only === 'to') {
    const day = readDay(value)
    return day.ok ? ok({ kind: 'to', day: day.value }) : day
  }
  if (!/^[+-]?\d{1,4}$/.test(value)) {
    return failed('cli/arguments', `--${only} takes a whole number of days: “${value}” is none.`)
  }
  return ok({ kind: only === 'days' ? 'days' : 'workingDays', count: Number(value) })
}

/** Id of the modification meant: the one there is, or the one of that reference. */
function modificationOf(workspace: Workspace, reference: string | undefined): Result<string> {
  const all = [...workspace.modification.values()]
  const known = all.map((each) => each.reference).join(', ') || 'none'
  const [only] = all
  if (reference === undefined) {
    if (only !== undefined && all.length === 1) return ok(only.id)
    return failed(
      'cli/modification',
      `Which modification? There are: ${known}.`,
      'Name one with --modification.',
    )
  }
  const lower = reference.toLowerCase()
  const found = all.find((each) => each.reference.toLowerCase() === lower || each.id === reference)
  if (found !== undefined) return ok(found.id)
  return failed(
    'cli/modification',
    `There is no modification “${reference}”.`,
    `There are: ${known}.`,
  )
}

/** The event of that title or id, or the only one whose title holds the words. */
function eventOf(workspace: Workspace, modification: string, words: string): Result<string> {
  const all = [...workspace.event.values()].filter((event) => event.modification === modification)
  const lower = words.trim().toLowerCase()
  const exact = all.filter(({ id, title }) => id === words || title.toLowerCase() === lower)
  const close = all.filter(({ title }) => lower !== '' && title.toLowerCase().includes(lower))
  const found = exact.length > 0 ? exact : close
  const [only] = found
  if (only !== undefined && found.length === 1) return ok(only.id)
  const named = (found.length > 0 ? found : all).map(({ title }) => `“${title}”`).join(', ')
  return failed(
    'cli/event',
    found.length > 0 ? `“${words}” can mean several events.` : `There is no event “${words}”.`,
    named === '' ? 'This timetable has no events yet.' : `There are: ${named}.`,
  )
}

function list(path: string, wanted: Wanted, days: WorkingDays, output: Output): ExitCode {
  const opened = openReader(path)
  if (!opened.ok) return complain(output, opened.error)
  const workspace = opened.value.workspace()
  opened.value.close()
  const modification = modificationOf(workspace, wanted.modification)
  if (!modification.ok) return complain(output, modification.error)
  const timetable = timetableOf(workspace, modification.value, days)
  output.answer(
    wanted.json ? JSON.stringify(timetableJson(timetable, days)) : timetableText(timetable),
  )
  const rows = [...timetable.before, ...timetable.after]
  return rows.some(({ findings }) => findings.length > 0) ? 1 : 0
}

function workOut(workspace: Workspace, asked: AskedSlip, days: WorkingDays): Result<Slip> {
  const modification = modificationOf(workspace, asked.modification)
  if (!modification.ok) return modification
  const event = eventOf(workspace, modification.value, asked.event)
  if (!event.ok) return event
  const { by, toMeetings } = asked
  return slip(workspace, modification.value, { event: event.value, by, toMeetings }, days)
}

function tell(made: Slip, asked: AskedSlip, applied: boolean, output: Output): ExitCode {
  output.answer(asked.json ? JSON.stringify({ ...slipJson(made), applied }) : slipText(made))
  if (!applied) output.note('Nothing has been changed: this was only tried out.')
  return made.findings.length === 0 ? 0 : 1
}

function tryOut(path: string, asked: AskedSlip, days: WorkingDays, output: Output): ExitCode {
  const opened = openReader(path)
  if (!opened.ok) return complain(output, opened.error)
  const made = workOut(opened.value.workspace(), asked, days)
  opened.value.close()
  return made.ok ? tell(made.value, asked, false, output) : complain(output, made.error)
}

function apply(path: string, asked: AskedSlip, days: WorkingDays, output: Output): ExitCode {
  const now = new Date().toISOString()
  const opened = openWorkspaceFile(path, now)
  if (!opened.ok) return complain(output, opened.error)
  const { mode, file } = opened.value
  try {
    if (mode === 'read') {
      return complain(output, {
        code: 'cli/read-only',
        message: `“${path}” cannot be written to. ${file.readOnly}`,
        advice: 'Close it where it is open, or try the slip out with --dry-run.',
      })
    }
    const made = workOut(file.workspace(), asked, days)
    if (!made.ok) return complain(output, made.error)
    const author = authorOf(file, asked.author, now)
    if (!author.ok) return complain(output, author.error)
    const ran = file.run({
      name: 'event.slip',
      args: slipArguments(made.value),
      author: author.value,
      at: now,
      seed: randomUUID(),
    })
    return ran.ok ? tell(made.value, asked, true, output) : complain(output, ran.error)
  } finally {
    file.close()
  }
}

/** Id of the person of that name, who is put on record where the workspace does not know them. */
function authorOf(file: WorkspaceWriter, name: string, at: string): Result<string> {
  for (const person of file.workspace().person.values()) {
    if (person.name.toLowerCase() === name.trim().toLowerCase()) return ok(person.id)
  }
  const id = `person-${randomUUID()}`
  const added = file.run({
    name: 'person.add',
    args: { id, name },
    author: id,
    at,
    seed: randomUUID(),
  })
  return added.ok ? ok(id) : added
}
