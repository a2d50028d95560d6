import { z } from 'zod'
import { basis, Day, Id, Instant } from './basics.ts'

/** The workspace's own settings; one record, id "workspace". */
export const Settings = z.object({
  id: z.literal('workspace'),
  name: z.string().min(1),
  /** The day the workspace speaks from: what lies behind it may be actual, a person says whether it is. */
  asAt: Day,
  /** Names of bodies, stages and the like are data: these are offered where one is chosen. */
  stages: z.array(z.string()).readonly(),
  paths: z.array(z.string()).readonly(),
  /** What a decision of a meeting may come to, the most usual first; absent where nobody has set it. */
  decisionOutcomes: z.array(z.string().min(1)).min(1).readonly().optional(),
})

/** Somebody who drafts, reviews or proposes. */
export const Person = z.object({ id: Id, name: z.string().min(1).max(200) })

export const Classification = z.object({
  id: Id,
  name: z.string().min(1),
  /** The handling statement printed on a cover. */
  handling: z.string(),
  basis,
})

export const Modification = z.object({
  id: Id,
  reference: z.string().min(1),
  title: z.string().min(1),
  proposer: z.string().nullable(),
  proposerOrganisation: z.string().nullable(),
  stage: z.string().nullable(),
  path: z.string().nullable(),
  classification: Id.nullable(),
  contact: z
    .object({ name: z.string(), telephone: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  /** The issue of the Modification Report being prepared: "0.2", and its date. */
  reportVersion: z.string().regex(/^\d+\.\d+$/, 'is not a version such as 0.2'),
  reportDate: Day,
  /** Version of the legal text that goes with it, which counts by itself. */
  legalTextVersion: z
    .string()
    .regex(/^\d+\.\d+$/, 'is not a version such as 0.2')
    .default('0.1'),
  /** Parts of the report that are in it, or not, whatever the stage says. */
  reportParts: z.record(z.string(), z.boolean()).default({}),
  basis,
})

/** The Proposed Solution or an alternative, with the versions it is drafted against. */
export const Draft = z.object({
  id: Id,
  modification: Id,
  name: z.string().min(1),
  summary: z.string(),
  preferred: z.boolean(),
  bases: z.array(z.object({ document: Id, version: Id })).readonly(),
  /** Documents whose provisions this draft renumbers; all others keep the numbers in force. */
  renumbers: z.array(Id).readonly(),
  basis,
})

/** A forum that is asked, or that a timetable event goes to. */
export const Committee = z.object({
  id: Id,
  acronym: z.string().min(1),
  name: z.string().min(1),
  basis,
})

/** What a Sub-Committee is asked; "none anticipated" is a belief of the administrator, not an answer. */
export const SubCommitteeInput = z.object({
  id: Id,
  modification: Id,
  committee: Id,
  order: z.number(),
  kind: z.enum(['question', 'none anticipated']),
  /** The question, or the words that say that none is anticipated. */
  text: z.string(),
  response: z.string().nullable(),
  respondedOn: Day.nullable(),
  /** The timetable events at which it is taken. */
  events: z.array(Id).readonly(),
  basis,
})

export const GlossaryEntry = z.object({
  id: Id,
  modification: Id,
  acronym: z.string().min(1),
  term: z.string().min(1),
  basis,
})

const Inline = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    marks: z.array(z.enum(['bold', 'italic', 'underline', 'superscript'])).readonly(),
  }),
  /** A fact of the workspace, inserted live: see `shared/report/fields.ts`. */
  z.object({ kind: z.literal('field'), name: z.string() }),
])

export type NarrativeInline = z.infer<typeof Inline>

const inlines = z.array(Inline).readonly()

/**
 * One line of narrative. Rows that follow one another are a table, whose first row is its head; a caption belongs to
 * the table after it or the picture before it. Items of a list say how deep they stand, 0 at the margin.
 */
export const NarrativeBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'quotation', 'heading', 'caption']), inlines }),
  z.object({
    kind: z.enum(['bullet', 'number']),
    level: z.number().int().min(0).max(2).default(0),
    inlines,
  }),
  z.object({ kind: z.literal('row'), cells: z.array(inlines).min(1).readonly() }),
  /** Alternative text is what the picture shows, for those who do not see it. */
  z.object({ kind: z.literal('image'), image: Id, alternative: z.string() }),
])
export type NarrativeBlock = z.infer<typeof NarrativeBlock>

/** A picture of the report's narrative. */
export const Picture = z.object({
  id: Id,
  modification: Id,
  /** The name of the file it came from. */
  name: z.string().min(1),
  type: z.enum(['image/png', 'image/jpeg']),
  /** Pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Its bytes in base64, 4 MB at most. */
  data: z.base64().max(5_600_000),
})

/** One part of the report's narrative. `part` says where it stands; `shared/report/` knows the parts. */
export const NarrativeSection = z.object({
  id: Id,
  modification: Id,
  part: z.string().min(1),
  heading: z.string(),
  order: z.number(),
  /** How deep a part stands that is none of those every report has; 3 is a topic under a heading. */
  level: z.number().int().min(1).max(3).default(3),
  blocks: z.array(NarrativeBlock).readonly(),
  basis,
})

export const AssessmentTopic = z.object({
  id: Id,
  modification: Id,
  title: z.string().min(1),
  status: z.enum(['open', 'under way', 'closed']),
  summary: z.string(),
  order: z.number().default(0),
  basis,
})

/** A figure with its source and caveat. */
export const Evidence = z.object({
  id: Id,
  modification: Id,
  claim: z.string().min(1),
  figure: z.string().nullable(),
  saidBy: z.string(),
  caveat: z.string(),
  order: z.number().default(0),
  basis,
})

const LinkEnd = z.object({ fingerprint: z.string(), wording: z.string() })

/** A question may name the scenarios it is about; a change or provision may name anything. */
export const LINK_SOURCES = ['change', 'provision', 'input'] as const
export const LINK_TARGETS = [
  'scenario',
  'input',
  'requirement',
  'response',
  'topic',
  'evidence',
  'event',
] as const

/** From a change or a provision to what it is for. What was confirmed is stored; "suspect" is computed. */
export const Link = z.object({
  id: Id,
  from: z.object({ kind: z.enum(LINK_SOURCES), id: Id }),
  to: z.object({ kind: z.enum(LINK_TARGETS), id: Id }),
  note: z.string(),
  confirmed: z.object({
    by: Id,
    at: Instant,
    /** Why it still holds, where it was confirmed after a change of wording. */
    reason: z.string().default(''),
    from: LinkEnd,
    to: LinkEnd,
  }),
  basis,
})

export const Comment = z.object({
  id: Id,
  on: z.object({ kind: z.enum(['change', 'provision', 'section']), id: Id }),
  replyTo: Id.nullable(),
  author: Id,
  at: Instant,
  text: z.string().min(1),
  resolved: z.boolean(),
})
