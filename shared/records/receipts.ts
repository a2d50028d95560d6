/** What was handed over as a Word file, and what was checked before it was; and who has been sent it. */
import { z } from 'zod'
import { Day, Id, Instant } from './basics.ts'

/** SHA-256 in hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What the Open XML SDK's validator said. It is not part of every installation. */
const Validator = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('clean') }),
  z.object({ outcome: z.literal('not run'), reason: z.string().max(500) }),
  /** No more than it finds in the user's own file that the export was made in. */
  z.object({ outcome: z.literal('as imported'), findings: z.number().int().positive() }),
])

/** What the file was made in: the one that the base version was imported from, or nothing, and then why not that one. */
const MadeIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('imported file'), name: z.string().max(400) }),
  z.object({ kind: z.literal('made anew'), why: z.string().max(1000) }),
])

const facts = {
  modification: Id,
  draft: Id,
  document: Id,
  kind: z.enum(['redline', 'clean']),
  /** The file's name, without its folder. */
  file: z.string().min(1).max(400),
  /** Of the baseline's lines, the proposal's lines and the file's bytes. */
  hashes: z.object({ base: Hash, proposal: Hash, file: Hash }),
  counts: z.object({
    changes: z.number().int().min(0),
    revisions: z.number().int().min(0),
    paragraphs: z.number().int().min(0),
  }),
  /** Whether reasons stand in the margin as comments. */
  comments: z.boolean(),
  validator: Validator,
  /** Null where its base was not imported from Word, so that there was no choice. */
  madeIn: MadeIn.nullable().default(null),
  /** When it was read back and found to be what it should. */
  checkedAt: Instant,
}

/** As an export gives it, before it is kept. */
export const ReceiptFacts = z.object(facts)

/** A file that was exported, read back, and found to be what it should. Nothing writes to one once it is there. */
export const Receipt = z.object({ id: Id, author: Id, at: Instant, ...facts })

/** A copy that was sent to somebody for review. */
export const SentCopy = z.object({
  id: Id,
  modification: Id,
  /** The receipt of the file that was sent, or null where it was none of ours. */
  receipt: Id.nullable(),
  /** What was sent, as the sender names it. */
  title: z.string().min(1).max(400),
  to: z.string().min(1).max(200),
  sent: Day,
  due: Day.nullable(),
  returned: Day.nullable(),
  /** Of the file that came back; null where it was ticked off by hand. */
  returnedHash: Hash.nullable().default(null),
  note: z.string().max(2000),
})
