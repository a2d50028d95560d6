/** The gestures on footnotes: a mark at the caret and the footnote that it points at come and go as one. */
import type { Change } from './changes.ts'
import { marksIn } from './footnotes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { insertAny, refused, type StructureAnswer, type StructureContext } from './structure.ts'
import { type Run, runLength, runsLength } from './text.ts'
import { Reading } from './tree/reading.ts'
import { type ProvisionView, readingRuns } from './views.ts'
import { proposedText, writeSplice } from './writing/writer.ts'

const WORDLESS: ReadonlySet<ProvisionKind> = new Set(['table', 'row'])

/** Inserts a footnote whose mark stands at an offset of a provision's proposed text. */
export function insertFootnote(
  provisions: Provisions,
  changes: readonly Change[],
  wanted: {
    readonly provision: string
    /** UTF-16 units. */
    readonly offset: number
    /** The id of the footnote. */
    readonly footnote: string
    readonly text: readonly Run[]
  },
  context: StructureContext,
): StructureAnswer {
  const { provision, offset, footnote, text } = wanted
  const reading = new Reading(provisions, changes)
  const kind = reading.kindOf(provision)
  if (kind === null || !reading.isRead(provision)) return refused('This provision does not read.')
  if (kind === 'footnote') return refused('A footnote has no footnotes of its own.')
  if (WORDLESS.has(kind)) return refused('Put the caret into words first.')
  if (reading.tree.unused.has(provision)) {
    return refused('It reads “[Not used]”: reject that first to work on its words.')
  }
  const marks = marksBefore(proposedText(provisions, changes, provision), offset)
  const place = placeOf(reading, provision, kind, marks)
  const insertion = { provision: footnote, provisionKind: 'footnote', ...place } as const
  const inserted = insertAny(provisions, changes, insertion, context)
  if (!inserted.ok) return inserted
  const mark: Run = { kind: 'footnote', target: footnote, marks: ['superscript'] }
  const at = { provision, start: offset, end: offset, insert: [mark] }
  const marked = writeSplice(provisions, inserted.changes, at, context)
  const words = { provision: footnote, start: 0, end: 0, insert: text }
  return { ok: true, changes: writeSplice(provisions, marked, words, context) }
}

function marksBefore(runs: readonly Run[], offset: number): readonly string[] {
  let at = 0
  return runs.flatMap((run) => {
    const before = at < offset
    at += runLength(run)
    return before ? marksIn([run]) : []
  })
}

/** In front of what else stands under the provision, behind the footnotes of the marks before; of a cell, behind its table. */
function placeOf(
  reading: Reading,
  provision: string,
  kind: ProvisionKind,
  marks: readonly string[],
): { readonly parent: string | null; readonly after: string | null } {
  if (kind === 'cell') {
    const row = reading.tree.parentOf(provision)
    const table = row === null ? null : reading.tree.parentOf(row)
    return { parent: table === null ? null : reading.tree.parentOf(table), after: table }
  }
  const beside = reading.under(provision).filter((id) => marks.includes(id))
  return { parent: provision, after: beside.at(-1) ?? null }
}

/** Whether a provision, in force or inserted, is a footnote. */
export function isFootnote(
  provisions: Provisions,
  changes: readonly Change[],
  provision: string,
): boolean {
  return new Reading(provisions, changes).kindOf(provision) === 'footnote'
}

/** Deletes the marks of a footnote, and the footnote with them. `views` are those of the proposed text. */
export function deleteFootnote(
  provisions: Provisions,
  changes: readonly Change[],
  footnote: string,
  views: readonly ProvisionView[],
  context: StructureContext,
): StructureAnswer {
  let next = changes
  for (const { id: provision, segments } of views) {
    const runs = readingRuns(segments)
    let at = runsLength(runs)
    for (const run of [...runs].reverse()) {
      const end = at
      at -= runLength(run)
      if (run.kind !== 'footnote' || run.target !== footnote) continue
      next = writeSplice(provisions, next, { provision, start: at, end, insert: [] }, context)
    }
  }
  return next === changes
    ? refused('No words point at this footnote any more.')
    : { ok: true, changes: next }
}
