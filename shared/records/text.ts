import { z } from 'zod'
import { PROVISION_KINDS } from '../../legal-text/provisions.ts'
import { AuthoredRunRecord, basis, Day, Id, Instant, RunRecord } from './basics.ts'

/** A code document such as SEC Appendix AC. Its title drifts in public sources, hence the aliases. */
export const CodeDocument = z.object({
  id: Id,
  /** The short name that references use: "Appendix AC". */
  shortName: z.string().min(1),
  title: z.string().min(1),
  aliases: z.array(z.string()).readonly(),
  basis,
})

const ProvisionKind = z.enum(PROVISION_KINDS)

export const ProvisionRecord = z.object({
  id: Id,
  parent: Id.nullable(),
  kind: ProvisionKind,
  number: z.string().nullable(),
  text: z.array(RunRecord).readonly(),
  provenance: z.object({
    status: z.enum(['quoted', 'illustrative', 'imported']),
    source: z.string().min(1),
  }),
  place: z
    .string()
    .regex(/^(p\d+(-\d+)?|(foot|end)note .+)$/)
    .optional(),
})

/** The Word file that a version was imported from. Its bytes are kept beside the records, by their SHA-256. */
export const PackageRecord = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The file's name, without its folder. */
  name: z.string().min(1).max(400),
  /** In bytes. */
  size: z.number().int().positive(),
})

const LevelStyle = z.object({
  format: z.enum(['decimal', 'lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman']),
  before: z.string(),
  after: z.string(),
  start: z.number().int(),
})

export const NumberingStyleRecord = z.object({
  name: z.string(),
  inserted: z.literal('letter-suffix'),
  levels: z.partialRecord(ProvisionKind, LevelStyle),
})

/** One immutable version of a code document, with its wording. */
export const DocumentVersion = z.object({
  id: Id,
  document: Id,
  /** The document's own version number, "8.1", or null where it is not stated. */
  label: z.string().nullable(),
  effectiveFrom: Day.nullable(),
  effectiveTo: Day.nullable(),
  numbering: NumberingStyleRecord,
  provisions: z.array(ProvisionRecord).readonly(),
  basis,
  /** Null where it did not come from Word. */
  package: PackageRecord.nullable().default(null),
})

const changeCommon = {
  id: Id,
  draft: Id,
  document: Id,
  author: Id,
  createdAt: Instant,
  changedAt: Instant,
  reason: z.string(),
  withdrawn: z.boolean(),
}
const structureCommon = { ...changeCommon, accepted: z.boolean(), provision: Id }
const orderedCommon = { ...structureCommon, order: z.number().int().positive() }
const offset = z.number().int().nonnegative()
const Place = z.object({ parent: Id.nullable(), after: Id.nullable(), rank: z.number() })

/** A change, as `legal-text/changes.ts` defines it. */
export const ChangeRecord = z.discriminatedUnion('kind', [
  z.object({
    ...changeCommon,
    kind: z.literal('text'),
    provision: Id,
    start: offset,
    end: offset,
    rank: z.number(),
    agreed: z.array(AuthoredRunRecord).readonly().nullable(),
    proposed: z.array(AuthoredRunRecord).readonly(),
  }),
  z.object({
    ...structureCommon,
    kind: z.literal('insert'),
    provisionKind: ProvisionKind,
    place: Place,
  }),
  z.object({ ...structureCommon, kind: z.literal('delete') }),
  z.object({ ...structureCommon, kind: z.literal('notUsed') }),
  z.object({
    ...orderedCommon,
    kind: z.literal('split'),
    carrier: Id,
    offset,
    rank: z.number(),
    newProvision: Id,
    provisionKind: ProvisionKind,
    place: Place,
    takes: z.array(Id).readonly(),
  }),
  z.object({ ...orderedCommon, kind: z.literal('join'), into: Id }),
  z.object({
    ...orderedCommon,
    kind: z.enum(['move', 'relevel']),
    provisionKind: ProvisionKind,
    place: Place,
  }),
])
