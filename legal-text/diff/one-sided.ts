/**
 * The edits between two lists of texts, read off in one pass, where none of the texts that they take away is among those
 * that they bring. Then no fewer edits can do: a text that stands so often before and so often after has kept the lesser of
 * the two, which is all that any order can keep.
 */
import type { Edit } from './sequence.ts'

/** So many texts are looked at on either side for one that both have. */
const LOOK_AHEAD = 4

/** The fewest edits from before[start, end) to after[otherStart, otherEnd), or null where one pass cannot tell. */
export function oneSidedEdits(
  before: readonly string[],
  after: readonly string[],
  box: Edit,
): readonly Edit[] | null {
  const edits: Edit[] = []
  let [at, other] = [box.start, box.otherStart]
  while (at < box.end || other < box.otherEnd) {
    if (at < box.end && other < box.otherEnd && before[at] === after[other]) {
      at += 1
      other += 1
      continue
    }
    const edit = editAt(before, after, { ...box, start: at, otherStart: other })
    if (edit === null) return null
    edits.push(edit)
    at = edit.end
    other = edit.otherEnd
  }
  return areOneSided(before, after, edits) ? edits : null
}

/** From where both lists stand up to the next text that both have, or to the end of both; null where neither is near. */
function editAt(before: readonly string[], after: readonly string[], rest: Edit): Edit | null {
  const { start, otherStart } = rest
  const most = Math.min(LOOK_AHEAD, rest.end - start)
  const otherMost = Math.min(LOOK_AHEAD, rest.otherEnd - otherStart)
  for (let sum = 1; sum <= most + otherMost; sum += 1) {
    for (let old = Math.max(0, sum - otherMost); old <= Math.min(sum, most); old += 1) {
      const [end, otherEnd] = [start + old, otherStart + sum - old]
      if (end === rest.end || otherEnd === rest.otherEnd) continue
      if (before[end] === after[otherEnd]) return { start, end, otherStart, otherEnd }
    }
  }
  const isNearEnd = rest.end - start <= LOOK_AHEAD && rest.otherEnd - otherStart <= LOOK_AHEAD
  return isNearEnd ? rest : null
}

/** Whether nothing that the edits take away is brought elsewhere. */
function areOneSided(
  before: readonly string[],
  after: readonly string[],
  edits: readonly Edit[],
): boolean {
  const gone = new Set<string>()
  for (const { start, end } of edits) {
    for (let index = start; index < end; index += 1) gone.add(before[index] as string)
  }
  for (const { otherStart, otherEnd } of edits) {
    for (let index = otherStart; index < otherEnd; index += 1) {
      if (gone.has(after[index] as string)) return false
    }
  }
  return true
}
