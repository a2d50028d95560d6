/** What is said beside a row that has been moved, split or joined. Pure. */
import type { Change } from '../../legal-text/changes.ts'
import type { ProvisionView } from '../../legal-text/views.ts'

export interface RowNote {
  readonly sign: string
  readonly words: string
  /** The row at the other end. */
  readonly other: string
}

export function noteOf(
  { provision, moved, joinedTo, structure, presence }: ProvisionView,
  records: ReadonlyMap<string, Change>,
  citationOf: (row: string) => string,
): RowNote | null {
  const cited = (row: string) => citationOf(row) || 'another place'
  if (joinedTo !== null)
    return { sign: '⤴', words: `Joined to ${cited(joinedTo)}`, other: joinedTo }
  if (moved?.itself && moved.other !== null) {
    const { other, end } = moved
    const record = moved.change === null ? undefined : records.get(moved.change)
    const did = record?.kind === 'relevel' ? 'Re-levelled' : 'Moved'
    if (end === 'to') return { sign: '↦', words: `${did} from ${cited(other)}`, other }
    const joined = other !== provision
    return joined
      ? { sign: '⤴', words: `Joined to ${cited(other)}`, other }
      : { sign: '↤', words: `${did} to ${cited(other)}`, other }
  }
  if (presence !== 'inserted') return null
  for (const id of structure) {
    const record = records.get(id)
    if (record?.kind !== 'split' || record.newProvision !== provision) continue
    return { sign: '⤶', words: `Split from ${cited(record.provision)}`, other: record.provision }
  }
  return null
}
