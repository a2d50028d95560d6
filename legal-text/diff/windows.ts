/**
 * Where two texts that are mostly the same differ, widened to places at which a token ends whatever stands around it: only
 * what lies between has to be cut into tokens.
 */

/** Both texts agree outside [start, end) and [otherStart, otherEnd), in UTF-16 units. */
export interface Window {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
}

/** Share of the longer of two texts at their ends that has to be the same, for them to be mostly the same. */
const MOSTLY = 0.6
/** Below so many characters the whole text is as quick. */
const LEAST_LENGTH = 64

/** How many characters two texts share at the start and, beyond these, at the end. */
function commonEnds(left: string, right: string): readonly [prefix: number, suffix: number] {
  const most = Math.min(left.length, right.length)
  let prefix = 0
  while (prefix < most && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1
  let suffix = 0
  while (
    suffix < most - prefix &&
    left.charCodeAt(left.length - 1 - suffix) === right.charCodeAt(right.length - 1 - suffix)
  ) {
    suffix += 1
  }
  return [prefix, suffix]
}

/** Whether two texts are versions of each other at a glance; false says nothing. */
export function areMostlySame(left: string, right: string): boolean {
  const most = Math.max(left.length, right.length)
  if (Math.min(left.length, right.length) < most * MOSTLY) return false
  const [prefix, suffix] = commonEnds(left, right)
  return prefix + suffix >= most * MOSTLY
}

/** The window in which two plain texts differ, or null where they have too little in common for it to be worth while. */
export function windowOf(left: string, right: string): Window | null {
  const [shorter, longer] = [
    Math.min(left.length, right.length),
    Math.max(left.length, right.length),
  ]
  if (shorter < LEAST_LENGTH || shorter < longer * MOSTLY) return null
  const [prefix, suffix] = commonEnds(left, right)
  // Stop and space both have to stand in a common end: beyond it the texts differ.
  let start = Math.max(prefix - 1, 0)
  while (start > 0 && !isBreak(left, start)) start -= 1
  let rest = Math.max(suffix - 1, 0)
  while (rest > 0 && !isBreak(left, left.length - rest)) rest -= 1
  if (start + rest < longer * MOSTLY) return null
  return { start, end: left.length - rest, otherStart: start, otherEnd: right.length - rest }
}

/** Between a stop and the space behind it: no token holds both, whatever the terms. */
function isBreak(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== 0x20) return false
  const stop = text.charCodeAt(index - 1)
  return stop === 0x2c || stop === 0x3b || stop === 0x2e || stop === 0x3a
}
