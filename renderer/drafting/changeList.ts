/** The changes of a draft as people go through them: in the order of the text, by provision, with their words. Pure. */
import {
  type Change,
  type ChangeStatus,
  changeStatus,
  type StructureChange,
} from '../../legal-text/changes.ts'
import { plainText, type Resolve } from '../../legal-text/text.ts'
import type { ProvisionView, Segment } from '../../legal-text/views.ts'
import { structureAct } from '../../shared/acts.ts'

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
 * From the provisions of the redline. Words written in a provision that the draft inserts are part of its insertion;
 * what stands under a provision that it deletes is part of its deletion.
 */
export function groupChanges(
  views: readonly ProvisionView[],
  records: Records,
  citationOf: (provision: string) => string,
  resolve: Resolve,
): readonly ChangeGroup[] {
  const groups: ChangeGroup[] = []
  const seen = new Set<string>()
  for (const view of views) {
    const known = read.get(view)
    const same = known !== undefined && known.resolve === resolve && known.citationOf === citationOf
    const group = same ? known.group : groupOf(view, records, citationOf, resolve)
    if (!same) read.set(view, { resolve, citationOf, group })
    if (group !== null) addOnce(groups, group, seen)
  }
  return groups
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
  readonly group: ChangeGroup | null
}

// A provision whose words and changes are as they were is the same value: it is read once.
const read = new WeakMap<ProvisionView, ReadGroup>()

function groupOf(
  view: ProvisionView,
  records: Records,
  citationOf: (provision: string) => string,
  resolve: Resolve,
): ChangeGroup | null {
  const changes = changesOf(view, records, resolve)
  return changes.length === 0
    ? null
    : { provision: view.id, citation: citationOf(view.id), changes }
}

function changesOf(
  view: ProvisionView,
  records: Records,
  resolve: Resolve,
): readonly ListedChange[] {
  const words = (segments: readonly Segment[]) =>
    plainText(
      segments.flatMap(({ runs }) => runs),
      resolve,
    )
  // What is moved is listed where it is proposed to be.
  const left = view.moved?.end === 'from' && view.moved.other === view.provision
  const structural = left ? [] : structureOf(view, records)
  const own = structural.map((record): ListedChange => {
    const deletes = record.kind === 'delete' || record.kind === 'notUsed'
    const live = view.segments.filter((segment) => (deletes ? true : !isStruck(segment)))
    return {
      ...listed(record),
      act: structureAct(record),
      deleted: record.kind === 'delete' ? words(live) : '',
      inserted: record.kind === 'insert' ? words(live) : '',
    }
  })
  const whole = structural.some(({ kind }) => kind === 'insert' || kind === 'delete')
  if (whole || view.presence === 'deleted') return own
  const ids = new Set(view.segments.flatMap(({ change }) => change ?? []))
  const worded = [...ids].flatMap((id): readonly ListedChange[] => {
    const record = records.get(id)
    if (record?.kind !== 'text') return []
    const segments = view.segments.filter(({ change }) => change === id)
    const deleted = words(segments.filter(isStruck))
    const inserted = words(segments.filter((segment) => !isStruck(segment)))
    return [{ ...listed(record), act: actOf(deleted, inserted), deleted, inserted }]
  })
  return [...own, ...worded]
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

/**
 * The change that stands in the list for a record: words of an inserted provision are listed as its insertion.
 */
export function listedFor(records: Records, id: string): string {
  const record = records.get(id)
  if (record?.kind !== 'text') return id
  for (const other of records.values()) {
    const inserts =
      other.kind === 'insert' &&
      other.provision === record.provision &&
      other.draft === record.draft &&
      !other.withdrawn
    if (inserts) return other.id
  }
  return id
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
