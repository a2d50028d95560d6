/** The kinds of record a workspace holds, each with its schema: records are validated where they enter. */
import type { z } from 'zod'
import * as issues from './issues.ts'
import * as meetings from './meetings.ts'
import * as modification from './modification.ts'
import * as receipts from './receipts.ts'
import * as text from './text.ts'
import * as timetable from './timetable.ts'
import * as tracing from './tracing.ts'

export const recordSchemas = {
  settings: modification.Settings,
  person: modification.Person,
  classification: modification.Classification,
  document: text.CodeDocument,
  version: text.DocumentVersion,
  modification: modification.Modification,
  draft: modification.Draft,
  change: text.ChangeRecord,
  committee: modification.Committee,
  input: modification.SubCommitteeInput,
  event: timetable.TimetableEvent,
  forum: timetable.ForumMeetings,
  release: timetable.Release,
  template: timetable.TimetableTemplate,
  glossary: modification.GlossaryEntry,
  section: modification.NarrativeSection,
  picture: modification.Picture,
  topic: modification.AssessmentTopic,
  evidence: modification.Evidence,
  scenario: tracing.Scenario,
  outcome: tracing.Outcome,
  requirement: tracing.Requirement,
  response: tracing.ConsultationResponse,
  link: modification.Link,
  effect: tracing.Effect,
  waiver: tracing.Waiver,
  comment: modification.Comment,
  issue: issues.Issue,
  receipt: receipts.Receipt,
  copy: receipts.SentCopy,
  meeting: meetings.Meeting,
  decision: meetings.Decision,
  action: meetings.Action,
  walkthrough: meetings.Walkthrough,
} as const

export type RecordKind = keyof typeof recordSchemas
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>
export type AnyRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind]

export const RECORD_KINDS = Object.keys(recordSchemas) as readonly RecordKind[]
export type { Basis } from './basics.ts'
export type { NarrativeBlock, NarrativeInline } from './modification.ts'
