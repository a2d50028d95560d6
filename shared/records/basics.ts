import { z } from 'zod'

/** Opaque id of a record. */
export const Id = z.string().min(1).max(120)

/** A calendar day that exists, "2024-01-09". No time, no zone. */
export const Day = z.iso.date({ error: 'is not a date that exists (write it as 2024-01-09)' })

/** An instant in UTC, ISO 8601. */
export const Instant = z.iso.datetime()

/**
 * How far a fact of the sample can be trusted: "stated" (the source says it), "inferred" (it follows, and
 * `source` says how) or "illustrative" (ours). Records that users make have no basis: their author answers.
 */
export const Basis = z.object({
  standing: z.enum(['stated', 'inferred', 'illustrative']),
  source: z.string().min(1),
})
export type Basis = z.infer<typeof Basis>

export const basis = Basis.nullable()

const Mark = z.enum(['bold', 'italic', 'underline', 'superscript'])
const marks = z.array(Mark).readonly()

export const RunRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), marks }),
  z.object({ kind: z.literal('reference'), target: Id, marks }),
  z.object({ kind: z.literal('footnote'), target: Id, marks }),
])

const authorship = { author: Id, deletedBy: Id.optional() }

export const AuthoredRunRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), marks, ...authorship }),
  z.object({ kind: z.literal('reference'), target: Id, marks, ...authorship }),
  z.object({ kind: z.literal('footnote'), target: Id, marks, ...authorship }),
])
