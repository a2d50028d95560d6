/** What has been read of a published Modification Report, and how each of its lines was taken. */
import { z } from 'zod'
import { Day } from '../../records/basics.ts'
import { NarrativeBlock } from '../../records/modification.ts'

const text = z.string()

export const ImportedReport = z.object({
  /** What facts are said to come from: "DP255 Modification Report v0.2". */
  source: z.string().min(1),
  reference: z.string().min(1),
  title: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+$/),
  date: Day,
  stage: text.nullable(),
  classification: z.object({ name: z.string().min(1), handling: text }).nullable(),
  contact: z.object({ name: text, telephone: text.nullable(), email: text.nullable() }).nullable(),
  proposer: text.nullable(),
  proposerOrganisation: text.nullable(),
  sections: z.array(
    z.object({
      part: z.string().min(1),
      heading: text,
      level: z.number().int().min(1).max(3),
      blocks: z.array(NarrativeBlock),
    }),
  ),
  committees: z.array(z.object({ acronym: z.string().min(1), name: z.string().min(1) })),
  inputs: z.array(
    z.object({
      /** Acronym of a committee above. */
      committee: z.string().min(1),
      kind: z.enum(['question', 'none anticipated']),
      text,
    }),
  ),
  events: z.array(
    z.object({
      title: z.string().min(1),
      committee: text.nullable(),
      start: Day,
      end: Day.nullable(),
      state: z.enum(['planned', 'actual']),
      estimated: z.boolean(),
    }),
  ),
  glossary: z.array(z.object({ acronym: z.string().min(1), term: z.string().min(1) })),
  /** Lines that were not understood; they are kept beside the report, so that nothing is lost. */
  unplaced: z.array(text),
})
export type ImportedReport = z.infer<typeof ImportedReport>

/**
 * `read`: it says so. `guessed`: it follows, and the note says how. `computed`: the workbench makes it itself (page
 * numbers, contents, heads of tables). `not understood`: kept, and placed by a person.
 */
export const FATES = ['read', 'guessed', 'computed', 'not understood'] as const
export type Fate = (typeof FATES)[number]

const LineAccount = z.object({
  line: z.number().int(),
  text,
  fate: z.enum(FATES),
  /** What it was taken for. */
  note: text,
})
export type LineAccount = z.infer<typeof LineAccount>

export const ReadReport = z.object({
  report: ImportedReport,
  /** Every line of the source, once, in order. */
  account: z.array(LineAccount),
  /** What was concluded from more than one line. */
  guesses: z.array(text),
})
export type ReadReport = z.infer<typeof ReadReport>
