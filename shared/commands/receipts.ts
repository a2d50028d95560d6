/** Receipts of exports are kept, and copies that are sent out are listed until they are back. */
import { z } from 'zod'
import { Day, Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { ReceiptFacts } from '../records/receipts.ts'
import { failed, ok } from '../result.ts'
import { put, remove } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { find } from './lookup.ts'

export const keepReceipts = defineCommand({
  name: 'receipt.keep',
  args: z.object({
    receipts: z.array(ReceiptFacts).min(1),
    /** The author's name, where the workspace does not know them yet. */
    by: z.string().trim().min(1).max(200).optional(),
  }),
  run: (workspace, { receipts, by }, context) => {
    for (const { modification } of receipts) {
      const found = find(workspace, 'modification', modification)
      if (!found.ok) return found
    }
    const made = receipts.map(
      (facts): RecordOf<'receipt'> => ({
        id: context.mint(),
        author: context.author,
        at: context.at,
        ...facts,
      }),
    )
    const [only] = made
    const label =
      made.length === 1 && only !== undefined
        ? `Keep the receipt of ${only.file}`
        : `Keep the receipts of ${made.length} files`
    const people =
      by === undefined || workspace.person.has(context.author)
        ? []
        : [put(workspace, 'person', { id: context.author, name: by })]
    const kept = made.map((record) => put(workspace, 'receipt', record))
    return ok({ label, patches: [...people, ...kept] })
  },
})

const copyFacts = {
  title: z.string().trim().min(1).max(400),
  to: z.string().trim().min(1).max(200),
  sent: Day,
  due: Day.nullable(),
  note: z.string().trim().max(2000).default(''),
}

export const sendCopy = defineCommand({
  name: 'copy.send',
  args: z.object({ modification: Id, receipt: Id.nullable(), ...copyFacts }),
  run: (workspace, args, context) => {
    const found = find(workspace, 'modification', args.modification)
    if (!found.ok) return found
    if (args.due !== null && args.due < args.sent) return dueBeforeSent()
    const copy: RecordOf<'copy'> = {
      id: context.mint(),
      returned: null,
      returnedHash: null,
      ...args,
    }
    return ok({
      label: `Send ${copy.title} to ${copy.to}`,
      patches: [put(workspace, 'copy', copy)],
    })
  },
})

/** Says that a copy is back, or with null that it is not. */
export const returnCopy = defineCommand({
  name: 'copy.return',
  args: z.object({ id: Id, returned: Day.nullable() }),
  run: (workspace, { id, returned }) => {
    const found = find(workspace, 'copy', id)
    if (!found.ok) return found
    if (returned !== null && returned < found.value.sent) {
      return failed(
        'copy/returned-early',
        'A copy cannot be back before it was sent.',
        'Give the day on which it came back.',
      )
    }
    const label =
      returned === null
        ? 'Take back that a copy is returned'
        : `${found.value.to} has returned a copy`
    const copy = { ...found.value, returned, returnedHash: null }
    return ok({ label, patches: [put(workspace, 'copy', copy)] })
  },
})

export const removeCopy = defineCommand({
  name: 'copy.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const found = find(workspace, 'copy', id)
    if (!found.ok) return found
    const label = `Take the copy for ${found.value.to} off the list`
    return ok({ label, patches: [remove(workspace, 'copy', id)] })
  },
})

function dueBeforeSent() {
  return failed(
    'copy/due-early',
    'A copy cannot be due before it is sent.',
    'Give a later day, or none.',
  )
}
