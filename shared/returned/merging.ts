/** A reviewer's new words for a provision that has changed here since it was sent: both are kept where they do not touch. */
import { diffText } from '../../legal-text/diff/runs.ts'

export interface Replacement {
  /** UTF-16 units of what the provision reads as here. */
  readonly start: number
  readonly end: number
  /** Of the reviewer's words. */
  readonly otherStart: number
  readonly otherEnd: number
}

/** Replacements, the first first, that put what the reviewer changed into `here`; null where both changed the same words. */
export function merging(sent: string, here: string, words: string): readonly Replacement[] | null {
  const theirs = diffText(sent, words).changes
  if (sent === here) return theirs
  const ours = diffText(sent, here).changes
  const made: Replacement[] = []
  for (const { start, end, otherStart, otherEnd } of theirs) {
    const touching = ours.filter((own) => own.start < end && start < own.end)
    const beside = ours.filter((own) => own.start === start && own.end === end)
    const same = beside.find(
      (own) => here.slice(own.otherStart, own.otherEnd) === words.slice(otherStart, otherEnd),
    )
    if (same !== undefined) continue
    if (touching.length > 0 || (start === end && ours.some(isAround(start)))) return null
    const shift = ours
      .filter((own) => own.end <= start)
      .reduce((sum, own) => sum + (own.otherEnd - own.otherStart) - (own.end - own.start), 0)
    made.push({ start: start + shift, end: end + shift, otherStart, otherEnd })
  }
  return made
}

function isAround(point: number) {
  return ({ start, end }: { readonly start: number; readonly end: number }) =>
    start < point && point < end
}

/** Where a stretch of the words stands in what reads here: what has changed in it since is left out. */
export function keptStretches(
  words: string,
  here: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly { readonly start: number; readonly end: number }[] {
  const kept: { readonly start: number; readonly end: number }[] = []
  let [at, other] = [0, 0]
  const take = (until: number): void => {
    const [from, to] = [Math.max(start, at), Math.min(end, until)]
    if (from < to) kept.push({ start: from - at + other, end: to - at + other })
  }
  for (const change of diffText(words, here).changes) {
    take(change.start)
    at = change.end
    other = change.otherEnd
  }
  take(words.length)
  return kept
}
