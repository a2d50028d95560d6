/** Commands of the room in which changes are discussed: meetings, what they decide, who does what until when. */
import { z } from 'zod'
import { wordingNow } from '../meetings/wording.ts'
import { Day, Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { Action, Decision, Meeting, MINUTED_ON, Walkthrough } from '../records/meetings.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatDay } from '../timetable/days.ts'
import { type Patch, put, remove, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { find, withFields } from './lookup.ts'

const meetingFields = Meeting.omit({ id: true, modification: true })

export const addMeeting = defineCommand({
  name: 'meeting.add',
  args: z.object({ modification: Id, fields: meetingFields }),
  run: (workspace, { modification, fields }, context) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const meeting = { id: context.mint(), modification, ...fields }
    return ok({
      label: `Add the meeting “${fields.title}”`,
      patches: [put(workspace, 'meeting', meeting)],
    })
  },
})

export const editMeeting = defineCommand({
  name: 'meeting.edit',
  args: z.object({ id: Id, fields: meetingFields.partial() }),
  run: (workspace, { id, fields }) => {
    const meeting = find(workspace, 'meeting', id)
    if (!meeting.ok) return meeting
    const next = withFields(meeting.value, fields)
    return ok({
      label: `Edit the meeting “${next.title}”`,
      patches: [put(workspace, 'meeting', next)],
    })
  },
})

export const removeMeeting = defineCommand({
  name: 'meeting.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const meeting = find(workspace, 'meeting', id)
    if (!meeting.ok) return meeting
    const { title } = meeting.value
    const minutes = [...workspace.decision.values(), ...workspace.action.values()]
    if (minutes.some((minute) => minute.meeting === id)) {
      return failed(
        'meeting/minuted',
        `“${title}” has minutes, so it stays on record.`,
        'Remove its decisions and actions first if it never took place.',
      )
    }
    return ok({ label: `Remove “${title}”`, patches: [remove(workspace, 'meeting', id)] })
  },
})

/** Where a minute belongs: a meeting there is, one that begins with it, or none. */
const MeetingOrNew = z.union([
  z.object({ id: Id }),
  z.object({ title: z.string().trim().min(1).max(300), date: Day }),
  z.null(),
])

interface Place {
  readonly meeting: string | null
  readonly patches: readonly Patch[]
}

function meetingFor(
  workspace: Workspace,
  modification: string,
  wanted: z.infer<typeof MeetingOrNew>,
  context: CommandContext,
): Result<Place> {
  const found = find(workspace, 'modification', modification)
  if (!found.ok) return found
  if (wanted === null) return ok({ meeting: null, patches: [] })
  if ('id' in wanted) {
    const meeting = find(workspace, 'meeting', wanted.id)
    return meeting.ok ? ok({ meeting: wanted.id, patches: [] }) : meeting
  }
  const id = context.mint()
  const { title, date } = wanted
  const meeting = { id, modification, title, forum: null, date, attendees: [] }
  return ok({ meeting: id, patches: [put(workspace, 'meeting', meeting)] })
}

function nextNumber(
  records: ReadonlyMap<string, { readonly modification: string; readonly number: number }>,
  modification: string,
): number {
  const numbers = [...records.values()]
    .filter((record) => record.modification === modification)
    .map(({ number }) => number)
  return Math.max(0, ...numbers) + 1
}

const subjects = z.array(z.object({ kind: z.enum(MINUTED_ON), id: Id }))
/** A clause of a draft, by any provision in it. */
const Spot = z.object({ draft: Id, document: Id, provision: Id })

const minuteArgs = {
  modification: Id,
  meeting: MeetingOrNew,
  text: z.string().trim().max(20_000),
  owner: z.string().trim().min(1).nullable(),
  on: subjects,
}

export const recordDecision = defineCommand({
  name: 'decision.record',
  args: z.object({
    ...minuteArgs,
    kind: Decision.shape.kind.optional(),
    outcome: z.string().trim().min(1).nullable(),
    /** The clause whose wording is kept beside the decision, as it stands. */
    about: Spot.nullable(),
    /** What it read before, where wording was proposed. */
    before: Decision.shape.before.optional(),
  }),
  run: (
    workspace,
    { meeting: wanted, about, before = null, kind = 'decision', ...args },
    context,
  ) => {
    if (kind === 'decision' && args.text === '' && args.outcome === null) {
      return failed('decision/empty', 'A decision needs an outcome or words.', 'Choose one.')
    }
    const place = meetingFor(workspace, args.modification, wanted, context)
    if (!place.ok) return place
    const decision: RecordOf<'decision'> = {
      ...args,
      id: context.mint(),
      kind,
      meeting: place.value.meeting,
      number: nextNumber(workspace.decision, args.modification),
      wording:
        about === null ? null : wordingNow(workspace, about.draft, about.document, about.provision),
      before,
      by: context.author,
      at: context.at,
    }
    return ok({
      label:
        kind === 'wording'
          ? 'Minute proposed wording'
          : `Record decision D${decision.number}${args.outcome === null ? '' : `: ${args.outcome}`}`,
      patches: [...place.value.patches, put(workspace, 'decision', decision)],
    })
  },
})

export const editDecision = defineCommand({
  name: 'decision.edit',
  args: z.object({
    id: Id,
    fields: Decision.pick({ text: true, outcome: true, owner: true }).partial(),
  }),
  run: (workspace, { id, fields }) => {
    const decision = find(workspace, 'decision', id)
    if (!decision.ok) return decision
    return ok({
      label: `Edit decision D${decision.value.number}`,
      patches: [put(workspace, 'decision', withFields(decision.value, fields))],
    })
  },
})

export const removeDecision = defineCommand({
  name: 'decision.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const decision = find(workspace, 'decision', id)
    if (!decision.ok) return decision
    return ok({
      label: `Remove decision D${decision.value.number}`,
      patches: [remove(workspace, 'decision', id)],
    })
  },
})

export const recordAction = defineCommand({
  name: 'action.record',
  args: z.object({ ...minuteArgs, due: Day.nullable() }),
  run: (workspace, { meeting: wanted, ...args }, context) => {
    if (args.text === '') {
      return failed('action/empty', 'An action needs words.', 'Say what is to be done.')
    }
    const place = meetingFor(workspace, args.modification, wanted, context)
    if (!place.ok) return place
    const action: RecordOf<'action'> = {
      ...args,
      id: context.mint(),
      meeting: place.value.meeting,
      number: nextNumber(workspace.action, args.modification),
      done: null,
      by: context.author,
      at: context.at,
    }
    return ok({
      label: `Record action A${action.number}`,
      patches: [...place.value.patches, put(workspace, 'action', action)],
    })
  },
})

export const editAction = defineCommand({
  name: 'action.edit',
  args: z.object({
    id: Id,
    fields: Action.pick({ text: true, owner: true, due: true, done: true }).partial(),
  }),
  run: (workspace, { id, fields }) => {
    const action = find(workspace, 'action', id)
    if (!action.ok) return action
    const next = withFields(action.value, fields)
    if (next.text.trim() === '') {
      return failed('action/empty', 'An action needs words.', 'Say what is to be done.')
    }
    return ok({
      label: actionLabel(action.value, next),
      patches: [put(workspace, 'action', next)],
    })
  },
})

function actionLabel(before: RecordOf<'action'>, next: RecordOf<'action'>): string {
  const name = `action A${next.number}`
  if (before.done === next.done) return `Edit ${name}`
  return next.done === null ? `Open ${name} again` : `Close ${name} on ${formatDay(next.done)}`
}

export const removeAction = defineCommand({
  name: 'action.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const action = find(workspace, 'action', id)
    if (!action.ok) return action
    return ok({
      label: `Remove action A${action.value.number}`,
      patches: [remove(workspace, 'action', id)],
    })
  },
})

/** Sets the order of a walkthrough and what is noted at its steps. */
export const arrangeWalkthrough = defineCommand({
  name: 'walkthrough.arrange',
  args: Walkthrough.omit({ id: true }),
  run: (workspace, { modification, draft, by, steps }, context) => {
    const found = find(workspace, 'draft', draft)
    if (!found.ok) return found
    const before = [...workspace.walkthrough.values()].find(
      (walkthrough) => walkthrough.draft === draft && walkthrough.by === by,
    )
    const walkthrough = { id: before?.id ?? context.mint(), modification, draft, by, steps }
    return ok({
      label: 'Arrange the walkthrough',
      patches: [put(workspace, 'walkthrough', walkthrough)],
    })
  },
})
