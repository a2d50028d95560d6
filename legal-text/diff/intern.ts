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

/** So many strings of one sample are told apart one by one; numbered copies of one sentence have the same. */
const MOST_ALIKE = 8

/** Gives the code of a string, from 0; equal strings have one code. */
export function interner(expected: number): (text: string) => number {
  let bits = 4
  while (1 << bits < 2 * expected) bits += 1
  const mask = (1 << bits) - 1
  const slots = new Int32Array(1 << bits).fill(-1)
  // The strings in the slots, with their codes, each with the one behind it in its slot.
  const known: string[] = []
  const codes: number[] = []
  const next: number[] = []
  // What found its slot full, by all its characters.
  const rest = new Map<string, number>()
  let count = 0
  return (text) => {
    const hash = sample(text)
    const slot = (hash ^ (hash >>> 15)) & mask
    let alike = 0
    for (let entry = slots[slot] as number; entry !== -1; entry = next[entry] as number) {
      if (known[entry] === text) return codes[entry] as number
      alike += 1
    }
    const old = alike < MOST_ALIKE ? undefined : rest.get(text)
    if (old !== undefined) return old
    const code = count
    count += 1
    if (alike < MOST_ALIKE) {
      next.push(slots[slot] as number)
      slots[slot] = known.length
      known.push(text)
      codes.push(code)
    } else rest.set(text, code)
    return code
  }
}
