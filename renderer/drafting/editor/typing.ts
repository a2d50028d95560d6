/**
 * What is typed and not yet a record. Words are painted at once, by the same pure writer that makes the records,
 * and become one journal entry, one step of undo, at a word's end, after a pause, when the caret jumps or the
 * focus goes, or after two seconds.
 */
import type { Change } from '../../../legal-text/changes.ts'
import type { Provisions } from '../../../legal-text/provisions.ts'
import type { Run } from '../../../legal-text/text.ts'
import { type Splice, writeSplice } from '../../../legal-text/writing/writer.ts'
import { pinnedChanges } from '../../../shared/commands/lookup.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Workspace } from '../../../shared/workspace.ts'
import { reportProblem } from '../../interface/messages.ts'
import { createStore } from '../../store.ts'
import { ensureAuthor, runCommand } from '../../workspace/author.ts'
import { onFlush, onWorkspaceState, workspaceState } from '../../workspace/store.ts'
import { setTyping } from '../../workspace/typing.ts'
import { endsWord } from '../offsets.ts'
import { addSplice } from '../splices.ts'

const PAUSE_MILLISECONDS = 500
const LONGEST_MILLISECONDS = 2000
/** Long enough for the key to be painted before the record is made. */
const PAINT_MILLISECONDS = 30

/** Where words go. */
export interface Target {
  readonly draft: string
  readonly document: string
  readonly provisions: Provisions
  readonly provision: string
  /** The provisions that its words are anchored to, where these are not simply its own. */
  readonly carriers?: readonly string[]
}

interface Typing {
  /** The provision that has words which are not a record yet. */
  readonly provision: string | null
  /** Its changes with those words in them. */
  readonly changes: readonly Change[]
}

const NOTHING: Typing = { provision: null, changes: [] }
const store = createStore<Typing>(NOTHING)
/** `useTyped((typing) => …)`: what is on screen ahead of the records. */
export const useTyped = store.use

let target: Target | null = null
let splices: readonly Splice[] = []
let minted = 0
/** A word is complete: whatever comes next begins another record. */
let wordEnded = false
let pause: ReturnType<typeof setTimeout> | undefined
let longest: ReturnType<typeof setTimeout> | undefined

onFlush(flushTyping)

let keyAt = Number.NEGATIVE_INFINITY

/** When words were last typed, as `performance.now()` tells it. */
export function lastKeyAt(): number {
  return keyAt
}

let looking = false
// What the next key asks of the records is worked out once they have changed, while nobody waits for it.
onWorkspaceState(() => {
  if (looking || target === null || typeof requestIdleCallback === 'undefined') return
  looking = true
  requestIdleCallback(() => {
    looking = false
    const { workspace } = workspaceState()
    pinnedIn(workspace)
    changesByProvision(workspace)
  })
})

/** The changes of a provision as they are on screen: with what is typed, where something is. */
export function changesOnScreen(where: Target): readonly Change[] {
  const typing = store.get()
  return typing.provision === where.provision ? typing.changes : recorded(where)
}

/** Replaces a stretch of the proposed text. Answers the provision's changes with it. */
export function typeSplice(
  where: Target,
  splice: { readonly start: number; readonly end: number; readonly insert: readonly Run[] },
): Result<readonly Change[]> {
  keyAt = performance.now()
  const elsewhere = target?.provision !== where.provision || target.draft !== where.draft
  if (elsewhere || wordEnded) flushTyping()
  const author = ensureAuthor()
  if (!author.ok) return author
  target = where
  const next = { provision: where.provision, ...splice }
  const changes = write(changesOnScreen(where), [next], where, author.value)
  splices = addSplice(splices, next)
  store.set({ provision: where.provision, changes })
  setTyping(true)
  schedule(splice.insert)
  return ok(changes)
}

/** Makes a record of what is typed. */
export function flushTyping(): void {
  clearTimeout(pause)
  clearTimeout(longest)
  longest = undefined
  wordEnded = false
  if (target === null || splices.length === 0) return
  const { draft, document } = target
  const list = splices.filter(({ start, end, insert }) => start !== end || insert.length > 0)
  splices = []
  if (list.length > 0) {
    const written = runCommand('text.edit', { draft, document, splices: list })
    if (!written.ok) reportProblem(written.error)
  }
  store.set(NOTHING)
  setTyping(false)
}

export function isTyping(): boolean {
  return splices.length > 0
}

/** Records have changed underneath: does what is typed again on top of them. */
export function retype(): void {
  const author = splices.length === 0 ? null : ensureAuthor()
  if (target === null || author?.ok !== true) return
  store.set({ changes: write(recorded(target), splices, target, author.value) })
}

function schedule(inserted: readonly Run[]): void {
  clearTimeout(pause)
  const last = inserted[inserted.length - 1]
  wordEnded = last?.kind === 'text' && endsWord(last.text)
  pause = setTimeout(flushTyping, wordEnded ? PAINT_MILLISECONDS : PAUSE_MILLISECONDS)
  longest ??= setTimeout(flushTyping, LONGEST_MILLISECONDS)
}

function write(
  changes: readonly Change[],
  list: readonly Splice[],
  { draft, document, provisions }: Target,
  author: string,
): readonly Change[] {
  const context = {
    author,
    at: new Date().toISOString(),
    draft,
    document,
    pinned: pinnedIn(workspaceState().workspace),
    mint: () => {
      minted += 1
      return `typing-${minted}`
    },
  }
  return list.reduce((all, splice) => writeSplice(provisions, all, splice, context), changes)
}

/** What is recorded of the words of a provision; where they are anchored elsewhere, the structure that makes it so too. */
function recorded({ draft, document, provision, carriers }: Target): readonly Change[] {
  const { workspace } = workspaceState()
  const byProvision = changesByProvision(workspace)
  const words = (carriers ?? [provision]).flatMap((id) =>
    (byProvision.get(id) ?? []).filter(({ kind }) => kind === 'text'),
  )
  const structure = carriers === undefined ? [] : structureOf(workspace)
  return [...words, ...structure].filter(
    (change) => change.draft === draft && change.document === document,
  )
}

// Both are asked at every key and change only with the records.
const indexes = new WeakMap<Workspace['change'], ReadonlyMap<string, readonly Change[]>>()
let pinned: { readonly workspace: Workspace; readonly ids: ReadonlySet<string> } | null = null

function changesByProvision({ change }: Workspace): ReadonlyMap<string, readonly Change[]> {
  const known = indexes.get(change)
  if (known !== undefined) return known
  const index = new Map<string, Change[]>()
  for (const record of change.values()) {
    const list = index.get(record.provision)
    if (list === undefined) index.set(record.provision, [record])
    else list.push(record)
  }
  indexes.set(change, index)
  return index
}

let structure: { readonly changes: Workspace['change']; readonly list: readonly Change[] } | null =
  null

function structureOf({ change }: Workspace): readonly Change[] {
  if (structure?.changes !== change) {
    structure = { changes: change, list: [...change.values()].filter((one) => one.kind !== 'text') }
  }
  return structure.list
}

function pinnedIn(workspace: Workspace): ReadonlySet<string> {
  if (pinned?.workspace !== workspace) pinned = { workspace, ids: pinnedChanges(workspace) }
  return pinned.ids
}
