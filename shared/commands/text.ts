/** Commands that change legal text. The algebra is `legal-text/`; here its answers become patches. */
import { z } from 'zod'
import type { Change } from '../../legal-text/changes.ts'
import { restore } from '../../legal-text/restoring.ts'
import { accept, reject, withdraw } from '../../legal-text/review.ts'
import { markText, writeSplice } from '../../legal-text/writing/writer.ts'
import { Id, RunRecord } from '../records/basics.ts'
import { ok } from '../result.ts'
import type { Patch } from '../workspace.ts'
import { put } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { onDocument, refuseUnused, where, writeContext } from './drafted.ts'
import { find } from './lookup.ts'

const offset = z.number().int().nonnegative()

export const editText = defineCommand({
  name: 'text.edit',
  args: z.object({
    ...where,
    splices: z
      .array(
        z.object({
          provision: Id,
          /** Offsets in the proposed text of the provision. */
          start: offset,
          end: offset,
          insert: z.array(RunRecord),
        }),
      )
      .min(1),
  }),
  run: (workspace, { splices, ...place }, context) =>
    onDocument(workspace, place, typingLabel(splices), ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const refused = refuseUnused(
        changes,
        splices.map(({ provision }) => provision),
      )
      if (!refused.ok) return refused
      let next: readonly Change[] = changes
      for (const splice of splices) next = writeSplice(version.provisions, next, splice, write)
      return ok(next)
    }),
})

function typingLabel(
  splices: readonly {
    readonly start: number
    readonly end: number
    readonly insert: readonly unknown[]
  }[],
): string {
  const deletes = splices.some((splice) => splice.end > splice.start)
  const inserts = splices.some((splice) => splice.insert.length > 0)
  if (deletes && inserts) return 'Replace words'
  return deletes ? 'Delete words' : 'Type'
}

export const markRange = defineCommand({
  name: 'text.mark',
  args: z.object({
    ...where,
    provision: Id,
    start: offset,
    end: offset,
    mark: z.enum(['bold', 'italic', 'underline', 'superscript']),
    on: z.boolean(),
  }),
  run: (workspace, { provision, start, end, mark, on, ...place }, context) =>
    onDocument(workspace, place, on ? `Set ${mark}` : `Clear ${mark}`, ({ version, changes }) =>
      ok(
        markText(
          version.provisions,
          changes,
          { provision, start, end, mark, on },
          writeContext(workspace, place, context),
        ),
      ),
    ),
})

const REVIEWS = { accept, reject, withdraw, restore } as const
const REVIEW_LABELS = {
  accept: 'Accept',
  reject: 'Reject',
  withdraw: 'Withdraw',
  restore: 'Restore',
} as const

export const reviewChanges = defineCommand({
  name: 'change.review',
  args: z.object({
    action: z.enum(['accept', 'reject', 'withdraw', 'restore']),
    changes: z.array(Id).min(1),
  }),
  run: (workspace, { action, changes: ids }, context) => {
    const first = find(workspace, 'change', ids[0] ?? '')
    if (!first.ok) return first
    const place = { draft: first.value.draft, document: first.value.document }
    const label = `${REVIEW_LABELS[action]} ${ids.length === 1 ? 'change' : `${ids.length} changes`}`
    return onDocument(workspace, place, label, ({ version, changes }) =>
      ok(
        REVIEWS[action](version.provisions, changes, ids, writeContext(workspace, place, context)),
      ),
    )
  },
})

export const giveReason = defineCommand({
  name: 'change.reason',
  args: z.object({ changes: z.array(Id).min(1), reason: z.string().max(20_000) }),
  run: (workspace, { changes, reason }, context) => {
    const patches: Patch[] = []
    for (const id of changes) {
      const change = find(workspace, 'change', id)
      if (!change.ok) return change
      patches.push(put(workspace, 'change', { ...change.value, reason, changedAt: context.at }))
    }
    return ok({ label: 'Give the reason for a change', patches })
  },
})
