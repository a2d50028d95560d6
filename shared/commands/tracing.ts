/**
 * Commands on what changes are for: scenarios, questions, requirements, responses, topics, evidence. One set of them
 * serves all kinds: `entry.add`, `.edit`, `.remove`, `.move` and `.import`.
 */
import { z } from 'zod'
import { provisionEnd } from '../linking.ts'
import { Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { Outcome } from '../records/tracing.ts'
import { failed, ok, type Result } from '../result.ts'
import {
  ENTRY_FIELDS,
  ENTRY_KINDS,
  type Entry,
  type EntryKind,
  entriesOf,
  nameOfEntry,
} from '../tracing/entries.ts'
import { type Patch, put, remove, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { find, withFields } from './lookup.ts'

const Fields = z.record(z.string(), z.unknown())
const Kind = z.enum(ENTRY_KINDS as readonly [EntryKind, ...EntryKind[]])

/** Fields of one kind from outside, all or, for an edit, some of them. */
function readFields(kind: EntryKind, fields: unknown, partial: boolean): Result<object> {
  const schema = partial ? ENTRY_FIELDS[kind].partial() : ENTRY_FIELDS[kind]
  const parsed = schema.strict().safeParse(fields)
  if (parsed.success) {
    // Zod fills in defaults for a part, too: only what was given counts.
    const given = Object.keys(fields as object)
    const some = Object.entries(parsed.data).filter(([name]) => !partial || given.includes(name))
    return ok(Object.fromEntries(some))
  }
  const issue = parsed.error.issues[0]
  return failed(
    'entry/fields',
    `This ${kind} cannot be kept: ${issue?.path.join('.')} ${issue?.message}.`,
    'Correct it and try again.',
  )
}

function nextOrder(workspace: Workspace, kind: EntryKind, modification: string): number {
  return Math.max(-1, ...entriesOf(workspace, kind, modification).map(({ order }) => order)) + 1
}

/** Two requirements or scenarios with one number cannot be told apart where they are cited. */
function refuseTaken(workspace: Workspace, kind: EntryKind, entry: Entry): Result<never> | null {
  const citation = citedAs(kind, entry)
  if (citation === null) return null
  const taken = entriesOf(workspace, kind, entry.modification).some(
    (other) => other.id !== entry.id && citedAs(kind, other) === citation,
  )
  if (!taken) return null
  return failed(
    'entry/taken',
    `There is a ${kind} ${citation} already.`,
    'Give this one another number.',
  )
}

function citedAs(kind: EntryKind, entry: Entry): string | null {
  if (kind === 'scenario') return (entry as RecordOf<'scenario'>).reference.trim()
  return kind === 'requirement' ? (entry as RecordOf<'requirement'>).number.trim() : null
}

export const addEntry = defineCommand({
  name: 'entry.add',
  args: z.object({ kind: Kind, modification: Id, fields: Fields }),
  run: (workspace, { kind, modification, fields }, context) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const read = readFields(kind, fields, false)
    if (!read.ok) return read
    const order = nextOrder(workspace, kind, modification)
    const entry = made(read.value, modification, order, context)
    const taken = refuseTaken(workspace, kind, entry)
    if (taken !== null) return taken
    const label = `Add ${nameOfEntry(workspace, kind, entry)}`
    return ok({ label, patches: [put(workspace, kind, entry as never)] })
  },
})

function made(fields: object, modification: string, order: number, { mint }: CommandContext) {
  return { ...fields, id: mint(), modification, order, basis: null } as unknown as Entry
}

/** Fields that say what has become of an entry rather than what it says: they leave its source as it is. */
const STANDING_FIELDS: ReadonlySet<string> = new Set([
  'status',
  'response',
  'respondedOn',
  'disposition',
  'reply',
  // Facts carry sources of their own.
  'who',
  'devices',
  'connected',
  'payment',
  'region',
  'next',
])

export const editEntry = defineCommand({
  name: 'entry.edit',
  args: z.object({ kind: Kind, id: Id, fields: Fields }),
  run: (workspace, { kind, id, fields }) => {
    const found = find(workspace, kind, id)
    if (!found.ok) return found
    const read = readFields(kind, fields, true)
    if (!read.ok) return read
    const before = found.value as Entry
    const rewritten = Object.keys(read.value).some((name) => !STANDING_FIELDS.has(name))
    const next = withFields(before, read.value) as Entry
    const entry = { ...next, basis: rewritten ? null : next.basis } as Entry
    const taken = refuseTaken(workspace, kind, entry)
    if (taken !== null) return taken
    return ok({
      label: `Edit ${nameOfEntry(workspace, kind, before)}`,
      patches: [put(workspace, kind, entry as never)],
    })
  },
})

/** Takes an entry out with what only makes sense with it: links to it and, for a scenario, its outcomes. */
export const removeEntry = defineCommand({
  name: 'entry.remove',
  args: z.object({ kind: Kind, id: Id }),
  run: (workspace, { kind, id }) => {
    const found = find(workspace, kind, id)
    if (!found.ok) return found
    const links = [...workspace.link.values()].filter(
      ({ from, to }) =>
        (to.kind === kind && to.id === id) || (from.kind === kind && from.id === id),
    )
    const outcomes =
      kind === 'scenario'
        ? [...workspace.outcome.values()].filter(({ scenario }) => scenario === id)
        : []
    return ok({
      label: `Remove ${nameOfEntry(workspace, kind, found.value as Entry)}`,
      patches: [
        ...links.map((link) => remove(workspace, 'link', link.id)),
        ...outcomes.map((outcome) => remove(workspace, 'outcome', outcome.id)),
        remove(workspace, kind, id),
      ],
    })
  },
})

export const moveEntry = defineCommand({
  name: 'entry.move',
  args: z.object({ kind: Kind, id: Id, /** Place among its like, from 0. */ to: z.number().int() }),
  run: (workspace, { kind, id, to }) => {
    const found = find(workspace, kind, id)
    if (!found.ok) return found
    const entry = found.value as Entry
    const entries = entriesOf(workspace, kind, entry.modification) as readonly Entry[]
    const others = entries.filter((other) => other.id !== id)
    const place = Math.max(0, Math.min(to, others.length))
    const next = [...others.slice(0, place), entry, ...others.slice(place)]
    const patches = next.flatMap((moved, order): Patch[] =>
      moved.order === order ? [] : [put(workspace, kind, { ...moved, order } as never)],
    )
    return ok({ label: `Move ${nameOfEntry(workspace, kind, entry)}`, patches })
  },
})

const IMPORTED = ['requirement', 'response'] as const

/** Takes in the rows of a table in one step: a row with an id replaces that entry, one without is added. */
export const importEntries = defineCommand({
  name: 'entry.import',
  args: z.object({
    kind: z.enum(IMPORTED),
    modification: Id,
    rows: z.array(z.object({ id: Id.nullable(), fields: Fields })).max(20_000),
  }),
  run: (workspace, { kind, modification, rows }, context) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    let order = nextOrder(workspace, kind, modification)
    const patches: Patch[] = []
    for (const { id, fields } of rows) {
      const read = readFields(kind, fields, false)
      if (!read.ok) return read
      const standing = id === null ? null : find(workspace, kind, id)
      if (standing?.ok === false) return standing
      const entry =
        standing === null
          ? made(read.value, modification, order, context)
          : { ...standing.value, ...read.value, basis: null }
      if (standing === null) order += 1
      patches.push(put(workspace, kind, entry as never))
    }
    const many = kind === 'requirement' ? 'requirements' : 'responses'
    return ok({ label: `Import ${rows.length} ${rows.length === 1 ? kind : many}`, patches })
  },
})

export const assessOutcome = defineCommand({
  name: 'outcome.assess',
  args: z.object({
    scenario: Id,
    draft: Id.nullable(),
    ...Outcome.pick({ verdict: true, summary: true }).shape,
    provisions: z.array(Id),
    statuses: Outcome.shape.statuses.unwrap().unwrap().max(50),
    duties: Outcome.shape.duties.unwrap().unwrap().max(50),
    tests: Outcome.shape.tests.unwrap().unwrap().max(20),
  }),
  run: (workspace, { scenario, draft, provisions, ...fields }, context) => {
    const found = find(workspace, 'scenario', scenario)
    if (!found.ok) return found
    const drafted = draft === null ? null : find(workspace, 'draft', draft)
    if (drafted?.ok === false) return drafted
    const standing = [...workspace.outcome.values()].find(
      (outcome) => outcome.scenario === scenario && outcome.draft === draft,
    )
    const on = provisions.flatMap((provision) => {
      const end = provisionEnd(workspace, provision, draft)
      return end === null ? [] : [{ provision, ...end }]
    })
    const outcome = {
      id: standing?.id ?? context.mint(),
      scenario,
      draft,
      ...fields,
      provisions,
      assessed: { by: context.author, at: context.at, on },
      basis: null,
    }
    const under = drafted === null ? 'the baseline' : drafted.value.name
    return ok({
      label: `Assess ${found.value.reference} under ${under}`,
      patches: [put(workspace, 'outcome', outcome)],
    })
  },
})

export const removeOutcome = defineCommand({
  name: 'outcome.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const outcome = find(workspace, 'outcome', id)
    if (!outcome.ok) return outcome
    const scenario = workspace.scenario.get(outcome.value.scenario)?.reference ?? 'a scenario'
    return ok({
      label: `Take back the outcome of ${scenario}`,
      patches: [remove(workspace, 'outcome', id)],
    })
  },
})

/** Says in one line what a change comes to; an empty line takes it back. */
export const setEffect = defineCommand({
  name: 'effect.set',
  args: z.object({ change: Id, text: z.string().trim().max(300) }),
  run: (workspace, { change, text }, context) => {
    const found = find(workspace, 'change', change)
    if (!found.ok) return found
    const standing = [...workspace.effect.values()].find((effect) => effect.change === change)
    if (text === '') {
      const patches = standing === undefined ? [] : [remove(workspace, 'effect', standing.id)]
      return ok({ label: 'Remove the effect of a change', patches })
    }
    if (standing?.text === text) return ok({ label: 'Effect of a change', patches: [] })
    const effect = {
      id: standing?.id ?? context.mint(),
      change,
      text: text.replace(/\s+/g, ' '),
      by: context.author,
      at: context.at,
    }
    return ok({ label: 'Effect of a change', patches: [put(workspace, 'effect', effect)] })
  },
})

/** Lets findings stand, with a reason. */
export const waiveFindings = defineCommand({
  name: 'finding.waive',
  args: z.object({
    modification: Id,
    findings: z.array(z.string().min(1)).min(1),
    reason: z.string().trim().min(1, 'is missing: say why it may stand').max(2000),
  }),
  run: (workspace, { modification, findings, reason }, context) => {
    const waived = new Map([...workspace.waiver.values()].map((waiver) => [waiver.finding, waiver]))
    const patches = findings.map((finding) =>
      put(workspace, 'waiver', {
        id: waived.get(finding)?.id ?? context.mint(),
        modification,
        finding,
        reason,
        by: context.author,
        at: context.at,
      }),
    )
    const label = findings.length === 1 ? 'Waive a finding' : `Waive ${findings.length} findings`
    return ok({ label, patches })
  },
})

export const unwaiveFinding = defineCommand({
  name: 'finding.unwaive',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const waiver = find(workspace, 'waiver', id)
    if (!waiver.ok) return waiver
    return ok({ label: 'Take back a waiver', patches: [remove(workspace, 'waiver', id)] })
  },
})

/** A forum that is asked for input, or that meets. */
export const addCommittee = defineCommand({
  name: 'committee.add',
  args: z.object({
    id: Id,
    acronym: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(300),
  }),
  run: (workspace, { id, acronym, name }) => {
    const taken = [...workspace.committee.values()].some((other) => other.acronym === acronym)
    if (taken) return failed('committee/taken', `There is a forum ${acronym} already.`)
    const committee = { id, acronym, name, basis: null }
    return ok({
      label: `Add the forum ${acronym}`,
      patches: [put(workspace, 'committee', committee)],
    })
  },
})
