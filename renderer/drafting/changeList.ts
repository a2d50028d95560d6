/** The changes of a draft as people go through them: in the order of the text, by provision, with their words. Pure. */
import {
  type Change,
  type ChangeStatus,
  changeStatus,
  type StructureChange,
  type TextChange,
} from '../../legal-text/changes.ts'
import { markAlone } from '../../legal-text/footnotes.ts'
import { plainText, type Resolve } from '../../legal-text/text.ts'
import type { ProvisionView, Segment } from '../../legal-text/views.ts'
import { structureAct } from '../../shared/acts.ts'
import { insertionsAmong, reviewedWith } from '../../shared/listed.ts'

export interface ListedChange {
  readonly id: string
  readonly provision: string
  readonly act: string
  /** Words that go, and words that come; either may be empty. */
  readonly deleted: string
  readonly inserted: string
  readonly status: ChangeStatus
}

export interface ChangeGroup {
  readonly provision: string
  readonly citation: string
  readonly changes: readonly ListedChange[]
}

type Records = ReadonlyMap<string, Change>

/**
 * From the provisions of the redline. Words written in a provision that the draft inserts are part of its insertion, and
 * the cells of a row that comes or goes are part of the row; what stands under a provision that it deletes is part of its
 * deletion.
 */
export function groupChanges(
  views: readonly ProvisionView[],
  records: Records,
  citationOf: (provision: string) => string,
  resolve: Resolve,
): readonly ChangeGroup[] {
  const groups: ChangeGroup[] = []
  const seen = new Set<string>()
  for (const [index, view] of views.entries()) {
    const table = tableOf(views, index)
    const known = read.get(view)
    const same =
      known !== undefined &&
      known.resolve === resolve &&
      known.citationOf === citationOf &&
      known.table.length === table.length &&
      known.table.every((other, at) => other === table[at])
    const group = same ? known.group : groupOf(view, table, { records, citationOf, resolve })
    if (!same) read.set(view, { resolve, citationOf, table, group })
    if (group !== null) addOnce(groups, group, seen)
  }
  return groups
}

const NOTHING: readonly ProvisionView[] = []

/** What else of its row of a table decides how a provision is listed: its cells, or the row that a cell is of. */
function tableOf(views: readonly ProvisionView[], index: number): readonly ProvisionView[] {
  const view = views[index]
  if (view?.kind === 'cell') {
    let at = index
    while (at >= 0 && views[at]?.id !== view.parent) at -= 1
    return views.slice(Math.max(at, 0), at + 1)
  }
  if (view?.kind !== 'row') return NOTHING
  let end = index + 1
  while (views[end]?.parent === view.id) end += 1
  return views.slice(index + 1, end)
}

/** A change of structure may show in several rows; it is listed in the first. */
function addOnce(groups: ChangeGroup[], group: ChangeGroup, seen: Set<string>): void {
  const repeats = group.changes.some(({ id }) => seen.has(id))
  const changes = repeats ? group.changes.filter(({ id }) => !seen.has(id)) : group.changes
  for (const { id } of changes) seen.add(id)
  if (changes.length > 0) groups.push(repeats ? { ...group, changes } : group)
}

interface ReadGroup {
  readonly resolve: Resolve
  readonly citationOf: (provision: string) => string
  readonly table: readonly ProvisionView[]
  readonly group: ChangeGroup | null
}

// A provision whose words and changes are as they were is the same value: it is read once.
const read = new WeakMap<ProvisionView, ReadGroup>()

interface Reading {
  readonly records: Records
  readonly citationOf: (provision: string) => string
  readonly resolve: Resolve
}

function groupOf(
  view: ProvisionView,
  table: readonly ProvisionView[],
  reading: Reading,
): ChangeGroup | null {
  const changes = changesOf(view, table, reading)
  return changes.length === 0
    ? null
    : { provision: view.id, citation: reading.citationOf(view.id), changes }
}

function changesOf(
  view: ProvisionView,
  table: readonly ProvisionView[],
  { records, citationOf, resolve }: Reading,
): readonly ListedChange[] {
  const words = (segments: readonly Segment[]) =>
    plainText(
      segments.flatMap(({ runs }) => runs),
      resolve,
    )
  // What is moved is listed where it is proposed to be.
  const left = view.moved?.end === 'from' && view.moved.other === view.provision
  const structural = left ? [] : structureOf(view, records)
  const parts = view.kind === 'row' ? table : [view]
  const own = structural.map((record): ListedChange => {
    const deletes = record.kind === 'delete' || record.kind === 'notUsed'
    const whole = parts
      .map(({ segments }) => words(deletes ? segments : segments.filter((one) => !isStruck(one))))
      .filter((text) => text !== '')
      .join(' | ')
    return {
      ...listed(record),
      act: actOfStructure(record, view, citationOf),
      deleted: record.kind === 'delete' ? whole : '',
      inserted: record.kind === 'insert' ? whole : '',
    }
  })
  const worded = wordedChanges(view, records, words)
  const insertion = insertionOf(view.kind === 'cell' ? (table[0] ?? view) : view, records)
  if (insertion !== null) {
    // Decided on by itself is only what has been written since the insertion was accepted.
    const later = changeStatus(insertion) === 'accepted'
    const listedHere =
      view.kind === 'cell' ? own.filter(({ id }) => !isInsertion(records, id)) : own
    return [...listedHere, ...(later ? worded.filter(({ status }) => status === 'pending') : [])]
  }
  const whole = structural.some(({ kind }) => kind === 'delete')
  return whole || view.presence === 'deleted' ? own : [...own, ...worded]
}

function wordedChanges(
  view: ProvisionView,
  records: Records,
  words: (segments: readonly Segment[]) => string,
): readonly ListedChange[] {
  const ids = new Set(view.segments.flatMap(({ change }) => change ?? []))
  return [...ids].flatMap((id): readonly ListedChange[] => {
    const record = records.get(id)
    if (record?.kind !== 'text' || isMarkOfNote(records, record)) return []
    const segments = view.segments.filter(({ change }) => change === id)
    const deleted = words(segments.filter(isStruck))
    const inserted = words(segments.filter((segment) => !isStruck(segment)))
    return [{ ...listed(record), act: actOf(deleted, inserted), deleted, inserted }]
  })
}

/** The insertion that a row of the redline is there by. */
function insertionOf(view: ProvisionView, records: Records): Change | null {
  for (const id of view.structure) {
    const record = records.get(id)
    if (record?.kind === 'insert' && record.provision === view.provision) return record
  }
  return null
}

function isInsertion(records: Records, id: string): boolean {
  return records.get(id)?.kind === 'insert'
}

/** What a change of structure does: a move says from where, as it is listed where it leads. */
function actOfStructure(
  record: StructureChange,
  { kind, moved }: ProvisionView,
  citationOf: (provision: string) => string,
): string {
  const from = moved?.end === 'to' && moved.other !== null ? citationOf(moved.other) : ''
  if (record.kind === 'move' && from !== '') return `Moves it here from ${from}`
  if (record.kind === 'delete' && kind === 'row') return 'Deletes the row'
  return structureAct(record)
}

/** The changes that a row has its place or its ends from, rather than one that it stands under. */
function structureOf(view: ProvisionView, records: Records): readonly StructureChange[] {
  return view.structure.flatMap((id): readonly StructureChange[] => {
    const record = records.get(id)
    if (record === undefined || record.kind === 'text') return []
    const about = record.kind === 'split' ? record.newProvision : record.provision
    const inherited =
      about !== view.provision &&
      (record.kind === 'move' || record.kind === 'relevel' || view.presence === 'deleted')
    return inherited ? [] : [record]
  })
}

function listed(record: Change) {
  return { id: record.id, provision: record.provision, status: changeStatus(record) }
}

function isStruck({ kind, deletedBy }: Segment): boolean {
  return kind === 'deleted' || deletedBy !== null
}

function actOf(deleted: string, inserted: string): string {
  if (deleted === '') return 'Inserts'
  if (inserted === '') return 'Deletes'
  return deleted === inserted ? 'Formats' : 'Replaces'
}

/** The change that stands in the list for a record: words of an inserted provision are listed as its insertion. */
export function listedFor(records: Records, id: string): string {
  const record = records.get(id)
  if (record === undefined || (record.kind !== 'text' && record.kind !== 'insert')) return id
  const own = [...records.values()].filter(({ draft }) => draft === record.draft)
  return reviewedWith(record, insertionsAmong(own))?.id ?? id
}

/** A mark is listed as the insertion of its footnote. */
function isMarkOfNote(records: Records, change: TextChange): boolean {
  return markAlone(change) !== null && listedFor(records, change.id) !== change.id
}

/** The change before or after one, round the ends; the first or last where none is chosen. */
export function stepThrough(
  groups: readonly ChangeGroup[],
  from: string | null,
  step: 1 | -1,
): { readonly change: ListedChange; readonly group: ChangeGroup; readonly place: number } | null {
  const all = groups.flatMap((group) => group.changes.map((change) => ({ change, group })))
  if (all.length === 0) return null
  const at = all.findIndex(({ change }) => change.id === from)
  const place =
    at === -1 ? (step === 1 ? 0 : all.length - 1) : (at + step + all.length) % all.length
  const found = all[place]
  return found === undefined ? null : { ...found, place: place + 1 }
}

export function countChanges(groups: readonly ChangeGroup[]): number {
  return groups.reduce((sum, { changes }) => sum + changes.length, 0)
}
