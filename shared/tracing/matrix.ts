/** The traceability matrix: the changes of a draft against what they are for. */
import { isSuspect } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { changesOfDraft, type TracedChange } from './changes.ts'
import { entriesOf } from './entries.ts'
import { linksFrom, linksTo } from './links.ts'

export const MATRIX_KINDS = ['scenario', 'input', 'requirement', 'response'] as const
export type MatrixKind = (typeof MATRIX_KINDS)[number]

export interface MatrixColumn {
  readonly kind: MatrixKind
  readonly id: string
  /** As it is cited: "S1", "OPSG", "3", a party. */
  readonly name: string
  readonly words: string
  /** Changes of this draft that are linked to it. */
  readonly linked: number
}

export interface MatrixRow {
  readonly change: TracedChange
  /** What the change comes to, in a line; empty where nobody has said. */
  readonly effect: string
  /** Links to anything that can be a purpose. */
  readonly purposes: number
}

export interface MatrixCell {
  readonly link: RecordOf<'link'>
  readonly suspect: boolean
}

export interface Matrix {
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly MatrixColumn[]
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, MatrixCell>
}

export function cellKey(change: string, column: Pick<MatrixColumn, 'kind' | 'id'>): string {
  return `${change} ${column.kind} ${column.id}`
}

export function matrixOf(workspace: Workspace, modification: string, draft: string): Matrix {
  const changes = changesOfDraft(workspace, draft)
  const own = new Set(changes.map(({ id }) => id))
  const effects = effectsByChange(workspace)
  const cells = new Map<string, MatrixCell>()
  const rows = changes.map((change): MatrixRow => {
    const links = linksFrom(workspace, { kind: 'change', id: change.id })
    for (const link of links) {
      if (!isMatrixKind(link.to.kind)) continue
      const key = cellKey(change.id, { kind: link.to.kind, id: link.to.id })
      cells.set(key, { link, suspect: isSuspect(workspace, link) })
    }
    return { change, effect: effects.get(change.id) ?? '', purposes: purposesIn(links) }
  })
  const columns = MATRIX_KINDS.flatMap((kind) =>
    columnsOf(workspace, kind, modification).map((column) => ({
      ...column,
      linked: linksTo(workspace, column).filter(({ from }) => own.has(from.id)).length,
    })),
  )
  return { rows, columns, cells }
}

/** What a change is for is anything but a date in the timetable. */
export function purposesIn(links: readonly RecordOf<'link'>[]): number {
  return links.filter(({ to }) => to.kind !== 'event').length
}

function isMatrixKind(kind: string): kind is MatrixKind {
  return MATRIX_KINDS.some((known) => known === kind)
}

function effectsByChange(workspace: Workspace): ReadonlyMap<string, string> {
  return new Map([...workspace.effect.values()].map(({ change, text }) => [change, text]))
}

function columnsOf(
  workspace: Workspace,
  kind: MatrixKind,
  modification: string,
): readonly Omit<MatrixColumn, 'linked'>[] {
  switch (kind) {
    case 'scenario':
      return entriesOf(workspace, 'scenario', modification).map(({ id, reference, title }) => ({
        kind,
        id,
        name: reference,
        words: title,
      }))
    case 'input':
      // A forum of which nothing is anticipated has asked for nothing that a change could be for.
      return entriesOf(workspace, 'input', modification)
        .filter((input) => input.kind === 'question')
        .map(({ id, committee, text }) => ({
          kind,
          id,
          name: workspace.committee.get(committee)?.acronym ?? 'Not stated',
          words: text,
        }))
    case 'requirement':
      return entriesOf(workspace, 'requirement', modification).map(({ id, number, text }) => ({
        kind,
        id,
        name: number,
        words: text,
      }))
    case 'response':
      return entriesOf(workspace, 'response', modification).map((response) => ({
        kind,
        id: response.id,
        name: response.party,
        words: response.extract || response.question || response.view,
      }))
  }
}
