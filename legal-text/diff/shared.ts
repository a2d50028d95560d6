/** How far two texts are the same, compared in blocks: slices are told apart at once where characters are read one by one. */

const LEAST_BLOCK = 256
const MOST_BLOCK = 65_536
/** Where blocks of this size differ, characters say where. */
const LAST_BLOCK = 64

/** How many characters two texts share from an offset in each. */
export function sharedFrom(left: string, right: string, start: number, otherStart: number): number {
  const most = Math.min(left.length - start, right.length - otherStart)
  const agree = (from: number, to: number): boolean =>
    left.slice(start + from, start + to) === right.slice(otherStart + from, otherStart + to)
  let length = sharedBlocks(most, agree)
  while (
    length < most &&
    left.charCodeAt(start + length) === right.charCodeAt(otherStart + length)
  ) {
    length += 1
  }
  return length
}

/** How many characters two texts share at their ends, of at most so many. */
export function sharedAtEnd(left: string, right: string, most: number): number {
  const [end, otherEnd] = [left.length, right.length]
  const agree = (from: number, to: number): boolean =>
    left.slice(end - to, end - from) === right.slice(otherEnd - to, otherEnd - from)
  let length = sharedBlocks(most, agree)
  while (
    length < most &&
    left.charCodeAt(end - 1 - length) === right.charCodeAt(otherEnd - 1 - length)
  ) {
    length += 1
  }
  return length
}

/** A length up to which all blocks agree, larger ones while they do; the first difference is less than a block away. */
function sharedBlocks(most: number, agree: (from: number, to: number) => boolean): number {
  let length = 0
  for (let block = LEAST_BLOCK; length < most; ) {
    const size = Math.min(block, most - length)
    if (agree(length, length + size)) {
      length += size
      block = Math.min(2 * block, MOST_BLOCK)
    } else if (size > LAST_BLOCK) block = Math.max(size >> 2, LAST_BLOCK)
    else break
  }
  return length
}
