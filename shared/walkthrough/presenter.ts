/** What the walkthrough tells the presenter's window, and what that window may ask of it. */
import { z } from 'zod'

const Words = z.array(z.object({ kind: z.enum(['kept', 'inserted', 'deleted']), text: z.string() }))

export const PresenterView = z.object({
  /** Null once the walkthrough has ended. */
  step: z
    .object({
      key: z.string(),
      title: z.string(),
      /** "OPSG: How will …", where steps stand under questions or scenarios. */
      group: z.string().nullable(),
      note: z.string(),
    })
    .nullable(),
  reference: z.string(),
  draft: z.string(),
  /** From 1; 0 where there is no step. */
  place: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
  reading: z.enum(['redline', 'proposed', 'baseline']),
  blank: z.boolean(),
  /** What is laid over the clause, in words; null where nothing is. */
  over: z.string().nullable(),
  lines: z.array(
    z.object({ number: z.string(), depth: z.number().int().nonnegative(), words: Words }),
  ),
  questions: z.array(z.object({ name: z.string(), text: z.string(), open: z.boolean() })),
  next: z.object({ title: z.string(), words: z.string() }).nullable(),
  decisions: z.number().int().nonnegative(),
  actions: z.number().int().nonnegative(),
  /** ISO instant at which the walkthrough began. */
  began: z.string(),
  /** Why notes cannot be kept, or null where they can. */
  readOnly: z.string().nullable(),
})
export type PresenterView = z.infer<typeof PresenterView>

export const PresenterWish = z.discriminatedUnion('kind', [
  /** A key pressed there means what it means in the walkthrough. */
  z.object({ kind: z.literal('key'), key: z.string(), shiftKey: z.boolean() }),
  z.object({ kind: z.literal('note'), step: z.string(), note: z.string().max(20_000) }),
  /** The window has opened and wants to know what is shown. */
  z.object({ kind: z.literal('hello') }),
])
export type PresenterWish = z.infer<typeof PresenterWish>
