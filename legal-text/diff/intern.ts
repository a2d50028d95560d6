/** Equal strings as equal integers, without reading every character of every string. */

const SAMPLES = 6

/** Length and a few characters: enough to tell most strings apart, which are then compared in full. */
function sample(text: string): number {
  const { length } = text
  let hash = length
  const step = length / SAMPLES
  for (let index = 0; index < SAMPLES; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt((index * step) | 0), 0x01000193)
  }
  return Math.imul(hash ^ text.charCodeAt(length - 2), 0x01000193) | 0
}

/** Gives the code of a string, from 0; equal strings have one code. */
export function interner(expected: number): (text: string) => number {
  let bits = 4
  while (1 << bits < 2 * expected) bits += 1
  const mask = (1 << bits) - 1
  const slots = new Int32Array(1 << bits).fill(-1)
  const known: string[] = []
  const next: number[] = []
  return (text) => {
    const hash = sample(text)
    const slot = (hash ^ (hash >>> 15)) & mask
    for (let code = slots[slot] as number; code !== -1; code = next[code] as number) {
      if (known[code] === text) return code
    }
    const code = known.length
    known.push(text)
    next.push(slots[slot] as number)
    slots[slot] = code
    return code
  }
}
