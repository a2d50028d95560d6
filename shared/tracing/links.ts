/** Links by what stands at their ends. A workspace has thousands, and each row of a table asks for its own. */
import { isSuspect, type LinkSource, type LinkTarget } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { changesOfDraft, citationIn } from './changes.ts'
import { nameOfEntry } from './entries.ts'

type Link = RecordOf<'link'>

interface Index {
  readonly from: ReadonlyMap<string, readonly Link[]>
  readonly to: ReadonlyMap<string, readonly Link[]>
}

// Records are values: as long as no link changes, its map stays the same object.
const indexes = new WeakMap<Workspace['link'], Index>()

function indexOf(workspace: Workspace): Index {
  const known = indexes.get(workspace.link)
  if (known !== undefined) return known
  const from = new Map<string, Link[]>()
  const to = new Map<string, Link[]>()
  for (const link of workspace.link.values()) {
    push(from, `${link.from.kind} ${link.from.id}`, link)
    push(to, `${link.to.kind} ${link.to.id}`, link)
  }
  const index = { from, to }
  indexes.set(workspace.link, index)
  return index
}

function push(lists: Map<string, Link[]>, key: string, link: Link): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [link])
  else list.push(link)
}

const NONE: readonly Link[] = []

export function linksFrom(workspace: Workspace, { kind, id }: LinkSource): readonly Link[] {
  return indexOf(workspace).from.get(`${kind} ${id}`) ?? NONE
}

export function linksTo(workspace: Workspace, { kind, id }: LinkTarget): readonly Link[] {
  return indexOf(workspace).to.get(`${kind} ${id}`) ?? NONE
}

export interface DraftLink {
  readonly link: Link
  readonly suspect: boolean
  /** Both ends as they are cited: "4.1A", "scenario S1". */
  readonly from: string
  readonly to: string
}

/** The links of a draft's changes, and those of provisions, in the order of the text. */
export function linksOfDraft(workspace: Workspace, draft: string): readonly DraftLink[] {
  const changes = changesOfDraft(workspace, draft)
  const provisions = new Set(
    [...workspace.link.values()]
      .filter(({ from }) => from.kind === 'provision')
      .map(({ from }) => from.id),
  )
  const sources = [
    ...changes.map(({ id, citation }) => ({ kind: 'change' as const, id, citation })),
    ...[...provisions].map((id) => ({
      kind: 'provision' as const,
      id,
      citation: citationIn(workspace, draft, id) ?? 'a clause that is gone',
    })),
  ]
  return sources.flatMap(({ kind, id, citation }) =>
    linksFrom(workspace, { kind, id }).map((link) => ({
      link,
      suspect: isSuspect(workspace, link),
      from: citation,
      to: nameOfTarget(workspace, link.to),
    })),
  )
}

/** The end that a link points at, in a sentence. */
export function nameOfTarget(workspace: Workspace, { kind, id }: LinkTarget): string {
  if (kind === 'event') return workspace.event.get(id)?.title ?? 'an event that is gone'
  const entry = workspace[kind].get(id)
  return entry === undefined ? 'something that is gone' : nameOfEntry(workspace, kind, entry)
}
