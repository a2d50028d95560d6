import { z } from 'zod'
import { PROVISION_KINDS } from '../../legal-text/provisions.ts'
import { Day, Id, Instant } from './basics.ts'

/** Where a modification is discussed. Its title and forum are the minute-taker's words. */
export const Meeting = z.object({
  id: Id,
  modification: Id,
  title: z.string().min(1).max(300),
  /** "Working Group", "TABASC"; null where it is not stated. */
  forum: z.string().min(1).nullable(),
  date: Day,
  attendees: z
    .array(z.object({ name: z.string().min(1), organisation: z.string().min(1).nullable() }))
    .readonly(),
})

/** Words of a clause with one fate, as they read when they were minuted; references as their numbers. */
const MinutedPiece = z.object({
  kind: z.enum(['kept', 'inserted', 'deleted']),
  text: z.string(),
  marks: z
    .array(z.enum(['bold', 'italic', 'underline', 'superscript']))
    .readonly()
    .default([]),
})

const MinutedLine = z.object({
  provision: Id,
  kind: z.enum(PROVISION_KINDS),
  /** The number as it was printed, or null where there was none. */
  number: z.string().nullable(),
  /** 0 for the clause itself, 1 for what stands directly under it. */
  depth: z.number().int().nonnegative(),
  presence: z.enum(['kept', 'inserted', 'deleted']),
  /** Neither in force nor anybody's proposal. */
  illustrative: z.boolean(),
  pieces: z.array(MinutedPiece).readonly(),
})

/** The redline of a clause as it stood at a moment. */
export const MinutedWording = z.object({
  draft: Id,
  draftName: z.string(),
  document: Id,
  documentName: z.string(),
  /** The clause as it was cited, "4.1A". */
  citation: z.string(),
  /** Of the proposed words, so that one can tell whether they still read so. */
  fingerprint: z.string(),
  lines: z.array(MinutedLine).readonly(),
})
export type MinutedWording = z.infer<typeof MinutedWording>

export const MINUTED_ON = ['change', 'provision', 'input', 'scenario'] as const
const subjects = z.array(z.object({ kind: z.enum(MINUTED_ON), id: Id })).readonly()

const minuteCommon = {
  id: Id,
  modification: Id,
  /** Null for what was said outside any meeting. */
  meeting: Id.nullable(),
  /** Counts within the modification, from 1: "D3", "A2". */
  number: z.number().int().positive(),
  text: z.string().max(20_000),
  /** Person or organisation, in the minute-taker's words; null where it is not stated. */
  owner: z.string().min(1).nullable(),
  /** What it is about. */
  on: subjects,
  by: Id,
  at: Instant,
}

/** What was decided, beside the wording it was about as that stood. */
export const Decision = z.object({
  ...minuteCommon,
  /** "wording" minutes that words were proposed in the room; everything else is a decision. */
  kind: z.enum(['decision', 'wording']),
  /** "Agreed", "Deferred"; one of the workspace's own words. Null for proposed wording. */
  outcome: z.string().min(1).nullable(),
  wording: MinutedWording.nullable(),
  /** What the clause read before, where wording was proposed. */
  before: MinutedWording.nullable(),
})

export const Action = z.object({
  ...minuteCommon,
  due: Day.nullable(),
  /** The day it was done, or null while it is open. */
  done: Day.nullable(),
})

export const WALKTHROUGH_ORDERS = ['change', 'question', 'scenario'] as const

/** How one draft is walked through: which steps in which order, and what the presenter wants to say. */
export const Walkthrough = z.object({
  id: Id,
  modification: Id,
  draft: Id,
  by: z.enum(WALKTHROUGH_ORDERS),
  /** Steps that are not named here come last, in the order of the text. */
  steps: z
    .array(z.object({ key: z.string().min(1), note: z.string().max(20_000), skipped: z.boolean() }))
    .readonly(),
})
