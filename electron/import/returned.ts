/** A reviewer's marked-up copy, as the command line takes it in. */
import { basename } from 'node:path'
import { failed, ok, type Result } from '../../shared/result.ts'
import { entryOf, isSafe } from '../../shared/returned/entries.ts'
import { isOpen, type TakenItem, takenItems } from '../../shared/returned/items.ts'
import { registered } from '../../shared/returned/register.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { runGuarded } from '../word/guard.ts'
import type { Import, ImportKind } from './kinds.ts'
import { chooseModification } from './tables.ts'

export const returned: ImportKind = {
  name: 'redline',
  what: 'a Word file with tracked changes, or a copy that a reviewer sent back',
  endings: ['docx'],
  async read({ path, workspace, modification, tell }) {
    const read = await runGuarded({ kind: 'returned', path }, tell)
    if (!read.ok) return read
    const place = placeOf(workspace, read.value.trace, modification)
    if (!place.ok) return place
    const items = takenItems(workspace, read.value, place.value).filter(isOpen)
    const taken = items.filter(isSafe)
    const left = items.filter((item) => !isSafe(item))
    const entries = taken.flatMap((item) => entryOf(item) ?? [])
    const file = { name: basename(path), hash: read.value.hash, copy: read.value }
    const modificationId = workspace.draft.get(place.value.draft)?.modification ?? ''
    const { copy } = registered(workspace, modificationId, file)
    const day = workspace.settings.get('workspace')?.asAt ?? ''
    const ticked = copy === null ? null : { copy: copy.id, day, hash: file.hash }
    if (entries.length === 0 && ticked === null) {
      return failed(
        'import/nothing',
        left.length === 0
          ? `“${path}” changes nothing of what was sent.`
          : `Nothing in “${path}” can be taken in without looking: ${left.map(lineOf).join('; ')}.`,
        'Look at it in the window: File, Take in returned copies.',
      )
    }
    return ok({
      command: { name: 'copy.take', args: { ...place.value, entries, ticked } },
      summary: [
        ...(copy === null ? [] : [`Ticked off: the copy sent to ${copy.to} (${copy.title}).`]),
        `${taken.length} changes taken in:`,
        ...taken.map((item) => `  ${lineOf(item)}`),
        `${left.length} left for a person to decide${left.length === 0 ? '.' : ':'}`,
        ...left.map((item) => `  ${lineOf(item)}`),
      ],
      details: { taken, left },
      open: left.length,
    } satisfies Import)
  },
}

function lineOf({ kind, number, words, author, untracked, changedSince }: TakenItem): string {
  const notes = [
    ...(author === null ? [] : [`by ${author}`]),
    ...(untracked ? ['with tracking switched off'] : []),
    ...(changedSince ? ['changed here since'] : []),
  ]
  const said = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  return `${number ?? 'unnumbered'} ${kind}${said}: ${words.slice(0, 80)}`
}

/** The draft and document that the copy names, else the only ones that it can be about. */
function placeOf(
  workspace: Workspace,
  trace: { readonly draft: string; readonly document: string } | null,
  modification: string | undefined,
): Result<{ readonly draft: string; readonly document: string }> {
  if (trace !== null && workspace.draft.has(trace.draft)) {
    return ok({ draft: trace.draft, document: trace.document })
  }
  const found = chooseModification(workspace, modification)
  if (!found.ok) return found
  const draft = [...workspace.draft.values()].find(
    (each) => each.modification === found.value.id && each.preferred,
  )
  const [base] = draft?.bases ?? []
  if (draft === undefined || base === undefined) {
    return failed(
      'import/no-draft',
      'There is no draft that it could be about.',
      'Give the draft a base version first.',
    )
  }
  return ok({ draft: draft.id, document: base.document })
}
