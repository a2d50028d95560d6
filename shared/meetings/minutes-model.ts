/** The minutes of one meeting as one value, from which the Word file and the page are made. */

import type { RecordOf } from '../records/index.ts'
import type { MinutedWording } from '../records/meetings.ts'
import { findModification } from '../report/model.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatDay, formatLongDay } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'
import { decisionOutcomeWords, meetingsOf, subjectLabels } from './minutes.ts'
import { isRewordedSince } from './wording.ts'

const NOT_STATED = 'not stated'

export interface MinutesEntry {
  /** "D3", "A1". */
  readonly number: string
  readonly text: string
  readonly owner: string
  /** What it is about, in words. */
  readonly on: readonly string[]
}

export interface MinutesDecision extends MinutesEntry {
  readonly kind: 'decision' | 'wording'
  readonly outcome: string
  readonly by: string
  /** "3 April 2024, 10:05". */
  readonly at: string
  readonly wording: MinutedWording | null
  readonly before: MinutedWording | null
  /** The clause reads differently from what was minuted. */
  readonly rewordedSince: boolean
}

export interface MinutesAction extends MinutesEntry {
  readonly due: string
  /** "open", or the day it was done. */
  readonly state: string
}

export interface Minutes {
  readonly reference: string
  readonly title: string
  readonly meeting: string
  readonly forum: string
  readonly date: string
  /** ISO day, for file names. */
  readonly day: string
  readonly attendees: readonly string[]
  readonly decisions: readonly MinutesDecision[]
  readonly actions: readonly MinutesAction[]
  readonly classification: { readonly name: string; readonly handling: string } | null
  /** Whether any of the wording in the minutes is illustrative. */
  readonly illustrative: boolean
}

/** The minutes of the meeting that is named by its id or title; of the last one where none is. */
export function minutesOf(
  workspace: Workspace,
  idOrReference: string,
  wanted?: string,
): Result<Minutes> {
  const found = findModification(workspace, idOrReference)
  if (!found.ok) return found
  const modification = found.value
  const meeting = chooseMeeting(workspace, modification, wanted)
  if (!meeting.ok) return meeting
  const { id, title, forum, date, attendees } = meeting.value
  const own = (record: { readonly meeting: string | null }) => record.meeting === id
  const byNumber = (left: { number: number }, right: { number: number }) =>
    left.number - right.number
  const decisions = [...workspace.decision.values()]
    .filter(own)
    .sort(byNumber)
    .map((decision) => decisionEntry(workspace, decision))
  const { classification } = modification
  return ok({
    reference: modification.reference,
    title: modification.title,
    meeting: title,
    forum: forum ?? NOT_STATED,
    date: formatLongDay(date),
    day: date,
    attendees: attendees.map(({ name, organisation }) =>
      organisation === null ? name : `${name}, ${organisation}`,
    ),
    decisions,
    actions: [...workspace.action.values()]
      .filter(own)
      .sort(byNumber)
      .map((action) => actionEntry(workspace, action)),
    classification:
      classification === null ? null : (workspace.classification.get(classification) ?? null),
    illustrative: decisions.some(({ wording }) => wording?.lines.some((line) => line.illustrative)),
  })
}

function chooseMeeting(
  workspace: Workspace,
  { id, reference }: RecordOf<'modification'>,
  wanted: string | undefined,
): Result<RecordOf<'meeting'>> {
  const meetings = meetingsOf(workspace, id)
  const words = wanted?.toLowerCase()
  const chosen =
    wanted === undefined
      ? meetings[0]
      : meetings.find((meeting) => meeting.id === wanted || meeting.title.toLowerCase() === words)
  if (chosen !== undefined) return ok(chosen)
  if (meetings.length === 0) {
    return failed(
      'minutes/none',
      `${reference} has had no meeting in this workspace.`,
      'Record a decision in a walkthrough (F5, then D), or add a meeting, and export again.',
    )
  }
  return failed(
    'minutes/missing',
    `${reference} has no meeting “${wanted}”.`,
    `It has: ${meetings.map(({ title }) => title).join('; ')}.`,
  )
}

function entry(
  workspace: Workspace,
  letter: 'D' | 'A',
  { number, text, owner, on }: RecordOf<'decision'> | RecordOf<'action'>,
): MinutesEntry {
  return {
    number: `${letter}${number}`,
    text,
    owner: owner ?? NOT_STATED,
    on: subjectLabels(workspace, { on }),
  }
}

function decisionEntry(workspace: Workspace, decision: RecordOf<'decision'>): MinutesDecision {
  const { kind, wording, before, by, at } = decision
  return {
    ...entry(workspace, 'D', decision),
    kind,
    outcome: decisionOutcomeWords(decision),
    by: workspace.person.get(by)?.name ?? NOT_STATED,
    at: `${formatLongDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`,
    wording,
    before,
    rewordedSince: wording !== null && isRewordedSince(workspace, wording),
  }
}

function actionEntry(workspace: Workspace, action: RecordOf<'action'>): MinutesAction {
  const { due, done } = action
  return {
    ...entry(workspace, 'A', action),
    due: due === null ? NOT_STATED : formatDay(due),
    state: done === null ? 'open' : `done ${formatDay(done)}`,
  }
}

/** "DP255 Minutes 2024-04-03 Working Group", as files of the field are named. */
export function minutesName({ reference, day, forum, meeting }: Minutes): string {
  return `${reference} Minutes ${day} ${forum === NOT_STATED ? meeting : forum}`
}

/** "Option A, SEC Appendix AC 4.1A", over the wording that a decision was about. */
export function wordingTitle({ draftName, documentName, citation }: MinutedWording): string {
  return `${draftName}, ${documentName} ${citation}`
}

export const ILLUSTRATIVE = 'Illustrative, not in-force text'
