/** Several copies side by side: where two reviewers changed the same words, and only one of them can stand. */
import type { TakenItem } from './items.ts'
import { merging } from './merging.ts'

/** Of an item of a file, both counted from 0. */
export function keyOf(file: number, item: number): string {
  return `${file} ${item}`
}

/** Items that stand against one of an earlier file, with who made that; the first of them is free to be taken in. */
export function againstEachOther(
  files: readonly (readonly TakenItem[])[],
): ReadonlyMap<string, string> {
  const against = new Map<string, string>()
  const earlier = new Map<string, TakenItem[]>()
  for (const [file, items] of files.entries()) {
    for (const [index, item] of items.entries()) {
      const other = earlier.get(item.provision ?? '')?.find((each) => collide(each, item))
      if (other !== undefined) against.set(keyOf(file, index), other.author ?? 'Somebody')
    }
    for (const item of items) {
      if (item.provision === null) continue
      earlier.set(item.provision, [...(earlier.get(item.provision) ?? []), item])
    }
  }
  return against
}

/** Comments stand beside everything; what does the same does it once. */
function collide(one: TakenItem, other: TakenItem): boolean {
  if (one.kind === 'as sent' || other.kind === 'as sent') return false
  if (one.kind === other.kind && one.words === other.words) return false
  if (one.kind !== 'altered' || other.kind !== 'altered') return one.kind !== other.kind
  return merging(one.sentWords ?? '', one.words, other.words) === null
}
