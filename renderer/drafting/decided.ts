/** Which changes a decision in the text is about: those that are selected there, as in a word processor. */
import type { ProvisionView } from '../../legal-text/views.ts'
import { insertionsAmong, reviewedWith } from '../../shared/listed.ts'
import type { ChangeGroup } from './changeList.ts'
import type { DraftedDocument } from './document.ts'
import { selectionShown, shownPieces } from './editor/surface.ts'
import { idsInSpan } from './selection.ts'
import { drafting } from './state.ts'

interface Scene {
  readonly drafted: DraftedDocument
  /** The redline's provisions and the changes in them. */
  readonly views: readonly ProvisionView[]
  readonly groups: readonly ChangeGroup[]
}

/** Ids as the list has them, in its order; none where nothing is selected that holds a change. */
export function selectedChanges({ drafted, views, groups }: Scene): readonly string[] {
  const touched = spanned(views) ?? changesInWords()
  if (touched.length === 0) return []
  const insertions = insertionsAmong(drafted.changes)
  const listed = new Set(
    touched.map((id) => {
      const record = drafted.records.get(id)
      return record === undefined ? id : (reviewedWith(record, insertions)?.id ?? id)
    }),
  )
  return groups
    .flatMap(({ changes }) => changes)
    .filter(({ id }) => listed.has(id))
    .map(({ id }) => id)
}

function spanned(views: readonly ProvisionView[]): readonly string[] | null {
  const { span } = drafting()
  if (span === null) return null
  const ids = new Set(
    idsInSpan(
      views.map(({ id }) => id),
      span,
    ),
  )
  return views
    .filter(({ id }) => ids.has(id))
    .flatMap(({ segments, structure }) => [
      ...structure,
      ...segments.flatMap(({ change }) => change ?? []),
    ])
}

function changesInWords(): readonly string[] {
  const selected = selectionShown()
  if (selected === null || selected.anchor === selected.focus) return []
  const start = Math.min(selected.anchor, selected.focus)
  const end = Math.max(selected.anchor, selected.focus)
  let at = 0
  return shownPieces().flatMap(({ text, change }) => {
    const from = at
    at += text.length
    return change !== null && from < end && at > start ? [change] : []
  })
}
