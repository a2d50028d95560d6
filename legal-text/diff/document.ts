/** Two versions of a document compared: provisions aligned, then their texts told apart by legal tokens. */
import type { Provision, Provisions } from '../provisions.ts'
import { plainText } from '../text.ts'
import { tokenCount, tokenise } from '../tokens.ts'
import { alignTexts } from './align.ts'
import { diffText, type TextDiff, type TextDifference } from './words.ts'

export interface ComparedProvision {
  readonly kind: 'same' | 'edited' | 'inserted' | 'deleted'
  readonly moved: boolean
  /** The number alone reads differently. */
  readonly renumbered: boolean
  readonly before: Provision | null
  readonly after: Provision | null
  /** Differences of the text before; none unless edited. */
  readonly differences: readonly TextDifference[]
}

export interface Comparison {
  /** In the order of the version after; what was deleted stands where it stood. */
  readonly rows: readonly ComparedProvision[]
  readonly provisions: { readonly before: number; readonly after: number }
  /** Separate changes: each difference, inserted, deleted or moved provision. */
  readonly changes: number
  /** Tokens, counted before neighbouring differences are joined. */
  readonly inserted: number
  readonly deleted: number
  /** Provisions that stand elsewhere, edited or not. */
  readonly moved: number
  /** False where a bound was hit: the comparison holds, but may not be the smallest. */
  readonly exact: boolean
}

export function compareDocuments(before: Provisions, after: Provisions): Comparison {
  const olds = before.map(({ text }) => plainText(text))
  const news = after.map(({ text }) => plainText(text))
  const alignment = alignTexts(olds, news)
  const counted = alignment.rows.map((row): Counted => {
    const old = row.before === null ? null : (before[row.before] ?? null)
    const now = row.after === null ? null : (after[row.after] ?? null)
    const oldText = row.before === null ? '' : (olds[row.before] ?? '')
    const newText = row.after === null ? '' : (news[row.after] ?? '')
    const place = { moved: row.moved, before: old, after: now }
    return old === null || now === null
      ? loneRow(place, oldText, newText)
      : pairedRow({ ...place, before: old, after: now }, diffText(oldText, newText))
  })
  const rows = counted.map(({ row }) => row)
  const sum = (count: (entry: Counted) => number) =>
    counted.reduce((total, entry) => total + count(entry), 0)
  return {
    rows,
    provisions: { before: before.length, after: after.length },
    changes: sum(({ row }) => changesIn(row)),
    inserted: sum(({ inserted }) => inserted),
    deleted: sum(({ deleted }) => deleted),
    moved: rows.filter(({ moved }) => moved).length,
    exact: alignment.exact && counted.every(({ exact }) => exact),
  }
}

interface Counted {
  readonly row: ComparedProvision
  readonly inserted: number
  readonly deleted: number
  readonly exact: boolean
}

type Place = Pick<ComparedProvision, 'moved' | 'before' | 'after'>

function loneRow(place: Place, oldText: string, newText: string): Counted {
  const kind = place.before === null ? 'inserted' : 'deleted'
  return {
    row: { ...place, kind, renumbered: false, differences: [] },
    inserted: tokenCount(tokenise(newText)),
    deleted: tokenCount(tokenise(oldText)),
    exact: true,
  }
}

function pairedRow(
  place: Place & { readonly before: Provision; readonly after: Provision },
  diff: TextDiff,
): Counted {
  const kind = diff.differences.length === 0 ? 'same' : 'edited'
  const renumbered = place.before.number !== place.after.number
  return {
    row: { ...place, kind, renumbered, differences: diff.differences },
    inserted: diff.insertedTokens,
    deleted: diff.deletedTokens,
    exact: diff.exact,
  }
}

function changesIn({ kind, moved, differences }: ComparedProvision): number {
  if (kind === 'inserted' || kind === 'deleted') return 1
  return differences.length + (moved ? 1 : 0)
}
