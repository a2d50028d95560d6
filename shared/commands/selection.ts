/** Commands on a selection of whole provisions: each is one step of undo, however many provisions it takes. */
import { z } from 'zod'
import type { Change } from '../../legal-text/changes.ts'
import { isFootnote } from '../../legal-text/noting.ts'
import { pasteParagraphs } from '../../legal-text/paste.ts'
import type { StructureContext } from '../../legal-text/structure.ts'
import { type Run, runsLength } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns, viewDocument } from '../../legal-text/views.ts'
import { markText, writeSplice } from '../../legal-text/writing/writer.ts'
import { Id, RunRecord } from '../records/basics.ts'
import { ok, type Result } from '../result.ts'
import { defineCommand } from './command.ts'
import { deletion, onDocument, structural, writeContext } from './drafted.ts'
import type { DraftedDocument } from './lookup.ts'

const where = { draft: Id, document: Id }
const provisions = z.array(Id).min(1)

/**
 * Deletes the selected provisions, or puts words in their place: these go into the first one. A provision under
 * which others stand that are not selected keeps its place and loses its words; so does a cell of a table, unless
 * its whole row is selected.
 */
export const replaceSelection = defineCommand({
  name: 'selection.replace',
  args: z.object({ ...where, provisions, insert: z.array(RunRecord) }),
  run: (workspace, { provisions: ids, insert, ...place }, context) => {
    const verb = insert.length === 0 ? 'Delete' : 'Replace'
    return onDocument(
      workspace,
      place,
      `${verb} ${ids.length === 1 ? 'a provision' : `${ids.length} provisions`}`,
      (drafted) => replaced(drafted, ids, insert, writeContext(workspace, place, context)),
    )
  },
})

/** The changes with words in the place of the provisions. */
function replaced(
  drafted: DraftedDocument,
  ids: readonly string[],
  insert: readonly Run[],
  write: StructureContext,
): Result<readonly Change[]> {
  const { version, changes } = drafted
  const views = redlineOf(drafted)
  const kept = insert.length === 0 ? undefined : firstOf(views, ids)?.id
  const removed = wholeProvisions(views, new Set(ids), kept)
  let next: readonly Change[] = changes
  for (const { id, segments, presence } of views) {
    if (!ids.includes(id) || presence === 'deleted' || removed.under.has(id)) continue
    const end = runsLength(readingRuns(segments))
    const words = id === kept ? insert : []
    if (end === 0 && words.length === 0) continue
    const splice = { provision: id, start: 0, end, insert: words }
    next = writeSplice(version.provisions, next, splice, write)
  }
  for (const provision of removed.roots) {
    // The words that went may have held its mark.
    const note = isFootnote(version.provisions, next, provision)
    const read = { ...drafted, changes: next }
    if (note && !redlineOf(read).some(isLive(provision))) continue
    const answer = deletion(read, provision, write)
    if (!answer.ok) return answer
    next = answer.value
  }
  return ok(next)
}

/** The first of the provisions that is not struck already: words in their place go into it. */
function firstOf(
  views: readonly ProvisionView[],
  ids: readonly string[],
): ProvisionView | undefined {
  return views.find(({ id, presence }) => ids.includes(id) && presence !== 'deleted')
}

/** Puts several paragraphs in the place of the selected provisions, as `text.paste` puts them behind a caret. */
export const pasteOverSelection = defineCommand({
  name: 'selection.paste',
  args: z.object({
    ...where,
    provisions,
    paragraphs: z.array(z.array(RunRecord).min(1)).min(1).max(5000),
  }),
  run: (workspace, { provisions: ids, paragraphs, ...place }, context) =>
    onDocument(workspace, place, `Paste over ${ids.length} provisions`, (drafted) => {
      const provision = firstOf(redlineOf(drafted), ids)?.id ?? ''
      const [first = []] = paragraphs
      const write = writeContext(workspace, place, context)
      const over = replaced(drafted, ids, first, write)
      if (!over.ok) return over
      const paste = { provision, start: 0, end: runsLength(first), paragraphs }
      const answer = pasteParagraphs(drafted.version.provisions, over.value, paste, write)
      // The words of the first are as long as they are new: nothing of older changes is parted.
      return structural(answer)
    }),
})

/** Sets or clears a mark on all words of the selected provisions. */
export const markSelection = defineCommand({
  name: 'selection.mark',
  args: z.object({
    ...where,
    provisions,
    mark: z.enum(['bold', 'italic', 'underline', 'superscript']),
    on: z.boolean(),
  }),
  run: (workspace, { provisions: ids, mark, on, ...place }, context) =>
    onDocument(workspace, place, on ? `Set ${mark}` : `Clear ${mark}`, (drafted) => {
      const write = writeContext(workspace, place, context)
      let next: readonly Change[] = drafted.changes
      for (const { id, segments, presence } of redlineOf(drafted)) {
        if (!ids.includes(id) || presence === 'deleted') continue
        const end = runsLength(readingRuns(segments))
        const range = { provision: id, start: 0, end, mark, on }
        next = markText(drafted.version.provisions, next, range, write)
      }
      return ok(next)
    }),
})

function isLive(provision: string) {
  return ({ id, presence }: ProvisionView) => id === provision && presence !== 'deleted'
}

function redlineOf({ version, changes }: DraftedDocument): readonly ProvisionView[] {
  return viewDocument(version.provisions, version.numbering, changes, 'redline')
}

/**
 * The provisions that go as wholes: `roots` are the topmost ones, `under` all of them. Rows, and tables without a
 * caption, have no words to select: they go with everything in them.
 */
function wholeProvisions(
  views: readonly ProvisionView[],
  selected: ReadonlySet<string>,
  kept: string | undefined,
): { readonly roots: readonly string[]; readonly under: ReadonlySet<string> } {
  // What is joined to another provision goes as words of that.
  const live = views.filter(({ presence, joinedTo }) => presence !== 'deleted' && joinedTo === null)
  const children = new Map<string | null, ProvisionView[]>()
  for (const view of live) {
    const list = children.get(view.parent)
    if (list === undefined) children.set(view.parent, [view])
    else list.push(view)
  }
  const whole = new Set<string>()
  for (const view of [...live].reverse()) {
    const inside = children.get(view.id) ?? []
    const wordless = view.kind === 'row' || (view.kind === 'table' && view.segments.length === 0)
    const chosen = wordless ? inside.length > 0 : selected.has(view.id)
    if (chosen && view.id !== kept && inside.every(({ id }) => whole.has(id))) whole.add(view.id)
  }
  const roots = live.filter(
    ({ id, parent, kind }) =>
      whole.has(id) && kind !== 'cell' && (parent === null || !whole.has(parent)),
  )
  const under = new Set<string>()
  const add = (id: string): void => {
    under.add(id)
    for (const child of children.get(id) ?? []) add(child.id)
  }
  for (const { id } of roots) add(id)
  return { roots: roots.map(({ id }) => id), under }
}
