/** One thing that a reviewer did to a copy, done to the draft. */
import { z } from 'zod'
import { joinProvision, splitProvision } from '../../legal-text/boundaries.ts'
import { type Change, changeStatus, type WriteContext } from '../../legal-text/changes.ts'
import { markedRuns, rangesOf } from '../../legal-text/marked.ts'
import { moveProvision } from '../../legal-text/relocate.ts'
import { accept, reject } from '../../legal-text/review.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { MARKS, plainText } from '../../legal-text/text.ts'
import { type ProvisionView, resolverOf, viewDocument } from '../../legal-text/views.ts'
import { markText, proposedText, writeSplice } from '../../legal-text/writing/writer.ts'
import { Id, Instant } from '../records/basics.ts'
import { failed, ok, type Result } from '../result.ts'
import { keptStretches } from '../returned/merging.ts'
import { rewording, stretchIn } from '../returned/rewording.ts'
import { structural } from './drafted.ts'
import type { DraftedDocument } from './lookup.ts'

const Range = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  marks: z.array(z.enum(MARKS)).readonly(),
})
const Part = z.object({
  words: z.string().max(200_000),
  marks: z.array(Range).readonly().default([]),
})

export const ReturnedEntry = z.object({
  action: z.enum([
    'accept',
    'reject',
    'reword',
    'split',
    'join',
    'move',
    'delete',
    'insert',
    'insert row',
    'comment',
  ]),
  /** The provision; for what is inserted, the one in front of it. */
  provision: Id,
  /** For what moves, the provision in front of it in the copy. */
  after: Id.nullable().default(null),
  /** What it reads as in the copy, without its number, and how that is marked. */
  ...Part.shape,
  /** Stretches of the words that the reviewer marked otherwise. */
  remarked: z.array(Range).default([]),
  /** The other parts of what is split; the cells of a row. */
  parts: z.array(Part).default([]),
  /** What the words were made from; null where they replace whatever reads here. */
  sent: z.string().nullable().default(null),
  /** The reviewer, by name; null where the copy names nobody. */
  reviewer: z.string().trim().min(1).max(200).nullable(),
  /** When the reviewer did it; null where the copy does not say. */
  at: Instant.nullable(),
  comments: z.array(
    z.object({
      author: z.string().nullable(),
      at: Instant.nullable().default(null),
      text: z.string().min(1),
    }),
  ),
})

type Entry = z.infer<typeof ReturnedEntry>
type Written = Result<readonly Change[]>

export interface TakeContext {
  readonly write: WriteContext & { readonly pinned: ReadonlySet<string> }
  readonly renumber: boolean
  /** The last provision that was put in behind another one, by the id of that: what is new keeps its order. */
  readonly behind: Map<string, string>
}

type Drafted = Pick<DraftedDocument, 'version' | 'changes'>

export function takeEntry(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const { action, provision } = entry
  const { changes, version } = drafted
  const { write } = context
  switch (action) {
    case 'comment':
      return remark(drafted, entry, context)
    case 'delete':
      return structural(deleteProvision(version.provisions, changes, { provision }, write))
    case 'accept':
    case 'reject':
      return then(decide(drafted, entry, context), drafted, (next) => remark(next, entry, context))
    case 'insert':
      return insertBehind(drafted, entry, context)
    case 'insert row':
      return insertRow(drafted, entry, context)
    case 'reword':
      return reword(drafted, entry, context)
    case 'split':
      return split(drafted, entry, context)
    case 'join':
      return then(
        structural(joinProvision(version.provisions, changes, { provision }, write)),
        drafted,
        (next) => reword(next, { ...entry, provision: entry.after ?? provision }, context),
      )
    case 'move':
      return then(move(drafted, entry, context), drafted, (next) => reword(next, entry, context))
  }
}

/** Goes on with what has been written. */
function then(made: Written, drafted: Drafted, next: (drafted: Drafted) => Written): Written {
  return made.ok ? next({ ...drafted, changes: [...made.value] }) : made
}

function decide({ version, changes }: Drafted, { action, provision }: Entry, context: TakeContext) {
  const ids = changes
    .filter((change) => change.provision === provision && changeStatus(change) === 'pending')
    .map(({ id }) => id)
  const review = action === 'accept' ? accept : reject
  return ok(ids.length === 0 ? changes : review(version.provisions, changes, ids, context.write))
}

function viewsOf({ version, changes }: Drafted, { renumber }: TakeContext) {
  const { provisions, numbering } = version
  return viewDocument(provisions, numbering, changes, 'proposed', { renumber })
}

function reword(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const { provision, words, marks, sent } = entry
  const { provisions } = drafted.version
  const resolve = resolverOf(viewsOf(drafted, context))
  const runs = proposedText(provisions, drafted.changes, provision)
  let next: readonly Change[] = drafted.changes
  for (const splice of rewording(runs, words, resolve, { marks, sent })) {
    next = writeSplice(provisions, next, { provision, ...splice }, context.write)
  }
  return remark({ ...drafted, changes: [...next] }, entry, context)
}

/** Bold, italic, underline and superscript as the reviewer left them, where the words read here as in the copy. */
function remark(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const { provision, words, remarked } = entry
  const { provisions } = drafted.version
  if (remarked.length === 0) return ok(drafted.changes)
  const resolve = resolverOf(viewsOf(drafted, context))
  let next: readonly Change[] = drafted.changes
  for (const { start, end, marks } of remarked) {
    const runs = proposedText(provisions, next, provision)
    for (const kept of keptStretches(words, plainText(runs, resolve), { start, end })) {
      const range = { provision, ...stretchIn(runs, kept, resolve) }
      for (const mark of MARKS) {
        const on = marks.includes(mark)
        next = markText(provisions, next, { ...range, mark, on }, context.write)
      }
    }
  }
  return ok(next)
}

/** One paragraph became several: its words as a whole first, then its parts from the last to the second. */
function split(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const { provision, parts } = entry
  const all = [{ words: entry.words, marks: entry.marks }, ...parts]
  const words = all.map((part) => part.words).join('')
  const marks = rangesOf(all.flatMap((part) => markedRuns(part.words, part.marks)))
  const whole = { ...entry, words, marks, sent: null, remarked: [] }
  return then(reword(drafted, whole, context), drafted, (next) => {
    const { provisions } = drafted.version
    const resolve = resolverOf(viewsOf(next, context))
    let changes: readonly Change[] = next.changes
    let at = words.length
    for (const part of parts.toReversed()) {
      at -= part.words.length
      const runs = proposedText(provisions, changes, provision)
      const offset = stretchIn(runs, { start: at, end: at }, resolve).start
      const point = { provision, offset, newProvision: context.write.mint() }
      const answer = splitProvision(provisions, changes, point, context.write)
      if (!answer.ok) return failed('structure/refused', answer.reason)
      changes = answer.changes
    }
    return ok(changes)
  })
}

/** Behind the provision that is in front of it in the copy, or behind what that one stands under. */
function move(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const views = viewsOf(drafted, context)
  const byId = new Map(views.map((view) => [view.provision, view]))
  const own = byId.get(entry.provision)
  let before = entry.after === null ? undefined : byId.get(entry.after)
  while (before !== undefined && own !== undefined && before.kind !== own.kind) {
    before = before.parent === null ? undefined : byId.get(before.parent)
  }
  if (own === undefined || before === undefined) return noPlace(entry.words)
  // Nothing stands between it and what it follows: it is there already.
  const siblings = views.filter(({ parent }) => parent === before.parent)
  const at = siblings.findIndex(({ provision }) => provision === own.provision)
  if (at > 0 && siblings[at - 1]?.provision === before.provision) return ok(drafted.changes)
  const target = { provision: own.provision, parent: before.parent, after: before.provision }
  return structural(
    moveProvision(drafted.version.provisions, drafted.changes, target, context.write),
  )
}

function insertBehind(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const { provision: behind, words, marks } = entry
  const before = viewsOf(drafted, context).find(({ provision }) => provision === behind)
  if (before === undefined || before.kind === 'cell' || before.kind === 'row') return noPlace(words)
  const made = inserted(drafted, entry, before, context)
  return then(made.written, drafted, ({ changes, version }) => {
    const splice = { provision: made.provision, start: 0, end: 0, insert: markedRuns(words, marks) }
    return ok(writeSplice(version.provisions, changes, splice, context.write))
  })
}

function insertRow(drafted: Drafted, entry: Entry, context: TakeContext): Written {
  const { provision: behind, parts, words } = entry
  const before = viewsOf(drafted, context).find(({ provision }) => provision === behind)
  if (before?.kind !== 'row') return noPlace(words)
  const made = inserted(drafted, entry, before, context)
  return then(made.written, drafted, ({ changes, version }) => {
    const cells = changes.filter(
      (change) => change.kind === 'insert' && change.place.parent === made.provision,
    )
    if (cells.length !== parts.length) return noPlace(words)
    let next: readonly Change[] = changes
    for (const [index, part] of parts.entries()) {
      const provision = cells[index]?.provision ?? ''
      const insert = markedRuns(part.words, part.marks)
      if (insert.length === 0) continue
      const splice = { provision, start: 0, end: 0, insert }
      next = writeSplice(version.provisions, next, splice, context.write)
    }
    return ok(next)
  })
}

/** An empty provision of the kind of the one in front, behind all that was put in there before it. */
function inserted(
  { version, changes }: Drafted,
  { provision: behind }: Entry,
  { kind: provisionKind, parent }: ProvisionView,
  { write, behind: last }: TakeContext,
): { readonly provision: string; readonly written: Written } {
  const provision = write.mint()
  const after = last.get(behind) ?? behind
  last.set(behind, provision)
  const wanted = { provision, provisionKind, parent, after }
  return {
    provision,
    written: structural(insertProvision(version.provisions, changes, wanted, write)),
  }
}

function noPlace(words: string): Result<never> {
  return failed(
    'copy/no-place',
    `“${words.slice(0, 60)}” has no place to be put at.`,
    'Add it where it belongs, and paste the words into it.',
  )
}
