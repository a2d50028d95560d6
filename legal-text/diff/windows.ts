/**
 * Where two texts that are mostly the same differ, widened to places at which a token ends whatever stands around it: only
 * what lies between has to be cut into tokens.
 */
import { sharedAtEnd, sharedFrom } from './shared.ts'

/** Both texts agree outside [start, end) and [otherStart, otherEnd), in UTF-16 units. */
export interface Window {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
  /** How many characters both share at the start of the window and, beyond these, at its end. */
  readonly prefix: number
  readonly suffix: number
  /** Whether the texts are mostly the same; where they are not, the window is all of them. */
  readonly mostlySame: boolean
}

/** Share of the longer of two texts at their ends that has to be the same, for them to be mostly the same. */
export const MOSTLY = 0.6
/** Of fewer characters one word may be most. */
const LEAST_LENGTH = 64

/** How many characters two texts share at the start and, beyond these, at the end. */
function commonEnds(left: string, right: string): readonly [prefix: number, suffix: number] {
  const prefix = sharedFrom(left, right, 0, 0)
  return [prefix, sharedAtEnd(left, right, Math.min(left.length, right.length) - prefix)]
}

/** Share of the longer of two texts that stands at the ends of both; 0 where the lengths leave too little for a version. */
export function sharedShare(left: string, right: string): number {
  const most = Math.max(left.length, right.length)
  if (Math.min(left.length, right.length) < most * MOSTLY) return 0
  const [prefix, suffix] = commonEnds(left, right)
  return most === 0 ? 1 : (prefix + suffix) / most
}

/** The window in which two plain texts differ. */
export function windowOf(left: string, right: string): Window {
  const [prefix, suffix] = commonEnds(left, right)
  const longer = Math.max(left.length, right.length)
  const mostlySame = longer >= LEAST_LENGTH && prefix + suffix >= longer * MOSTLY
  let [start, rest] = [0, 0]
  if (mostlySame) {
    // Stop and space both have to stand in a common end: beyond it the texts differ.
    start = Math.max(prefix - 1, 0)
    while (start > 0 && !isBreak(left, start)) start -= 1
    rest = Math.max(suffix - 1, 0)
    while (rest > 0 && !isBreak(left, left.length - rest)) rest -= 1
  }
  return {
    start,
    end: left.length - rest,
    otherStart: start,
    otherEnd: right.length - rest,
    prefix: prefix - start,
    suffix: suffix - rest,
    mostlySame,
  }
}

/** Between a stop and the space behind it: no token holds both, whatever the terms. */
function isBreak(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== 0x20) return false
  const stop = text.charCodeAt(index - 1)
  return stop === 0x2c || stop === 0x3b || stop === 0x2e || stop === 0x3a
}
