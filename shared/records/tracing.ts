/** What changes are for, besides questions: what happens at the premises, what is required, what parties said. */
import { z } from 'zod'
import { basis, Id, Instant } from './basics.ts'

/** One fact of a record that has sources of its own for each; null where the source does not say. */
const Fact = z.object({ text: z.string().min(1), basis })
const fact = Fact.nullable().default(null)
export type Fact = z.infer<typeof Fact>

export const SCENARIO_FACTS = ['who', 'devices', 'connected', 'payment', 'region', 'next'] as const

/** What happens at the premises, as a short structured case. */
export const Scenario = z.object({
  id: Id,
  modification: Id,
  reference: z.string().min(1).max(40),
  title: z.string().min(1),
  /** The words of the source that support it. */
  support: z.string(),
  /** Who installs. */
  who: fact,
  /** Which Devices are to form part of the system. */
  devices: fact,
  /** Which of them are connected. */
  connected: fact,
  /** Credit or prepayment. */
  payment: fact,
  /** The CSP Region. */
  region: fact,
  /** What happens next. */
  next: fact,
  order: z.number(),
  basis,
})

export const TEST_RESULTS = ['met', 'not met', 'does not decide', 'not stated'] as const

/** What was read when an outcome was assessed: the wording of a provision that decides it. */
const Decided = z.object({ provision: Id, fingerprint: z.string(), wording: z.string() })

/** What a scenario comes to under a draft, or under the baseline (`draft` null). */
export const Outcome = z.object({
  id: Id,
  scenario: Id,
  draft: Id.nullable(),
  verdict: z.enum(['successful', 'not successful', 'does not decide', 'not stated']),
  summary: z.string(),
  /** Provisions that decide it. */
  provisions: z.array(Id).readonly(),
  /** The SMI Status that each Device has afterwards; which values there are is data. */
  statuses: z
    .array(z.object({ device: z.string().min(1), status: z.string().min(1), basis }))
    .readonly()
    .default([]),
  /** Who must do what next. */
  duties: z
    .array(z.object({ who: z.string().min(1), what: z.string().min(1), basis }))
    .readonly()
    .default([]),
  /** One for each test of success that somebody has applied; the names of the tests are data. */
  tests: z
    .array(z.object({ test: z.string().min(1), result: z.enum(TEST_RESULTS), basis }))
    .readonly()
    .default([]),
  /** By whom and when, on which wording; null where it came with the workspace. */
  assessed: z
    .object({ by: Id, at: Instant, on: z.array(Decided).readonly() })
    .nullable()
    .default(null),
  basis,
})

/** A business requirement. */
export const Requirement = z.object({
  id: Id,
  modification: Id,
  /** As it is cited: "1", "BR2.1". */
  number: z.string().min(1).max(40),
  text: z.string().min(1).max(20_000),
  /** Words or phrases that the proposed text must have for the requirement to be met. */
  keywords: z.array(z.string().min(1)).readonly(),
  order: z.number(),
  basis,
})

/** What a party answered in a consultation, and what became of it: "you said, we did". */
export const ConsultationResponse = z.object({
  id: Id,
  modification: Id,
  party: z.string().min(1).max(500),
  /** Party category; empty where it is not stated, as with every field below. */
  category: z.string(),
  question: z.string(),
  /** Such as "Yes", "No" or "Neutral": what views there are is data. */
  view: z.string(),
  /** What the party wrote. */
  extract: z.string(),
  /** What became of it; empty until that is decided. */
  disposition: z.string(),
  /** The clause it is about, as the response cites it. */
  clause: z.string(),
  /** What the party is told. */
  reply: z.string(),
  order: z.number(),
  basis,
})

/** What one change comes to, in one line of plain English. */
export const Effect = z.object({
  id: Id,
  change: Id,
  text: z.string().min(1).max(300),
  by: Id,
  at: Instant,
})

/** A finding that somebody has looked at and lets stand. */
export const Waiver = z.object({
  id: Id,
  modification: Id,
  /** Key of the finding, which says what it is about and what was found. */
  finding: z.string().min(1),
  reason: z.string().min(1).max(2000),
  by: Id,
  at: Instant,
})
