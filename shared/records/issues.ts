/** Issues of a Modification Report as they went out. */
import { z } from 'zod'
import { Day, Id, Instant } from './basics.ts'

/** Something as it was; it is checked against the schema of its kind when it is read again. */
const FrozenRecord = z.object({ kind: z.string().min(1), record: z.looseObject({ id: Id }) })

/**
 * One issue of the whole report and its legal text: everything that they are made from, as it was. Nothing writes to
 * an issue once it is there.
 */
export const Issue = z.object({
  id: Id,
  modification: Id,
  /** As it was then: a Draft Proposal goes by another reference later. */
  reference: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+$/),
  /** The date on its cover. */
  date: Day,
  author: Id,
  at: Instant,
  /** Why it was issued; empty where nobody has said. */
  reason: z.string().max(2000),
  records: z.array(FrozenRecord).readonly(),
  /** SHA-256 of the records, in hexadecimal: what is read again is what was frozen. */
  hash: z.string().length(64),
})
