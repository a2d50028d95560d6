/** From a point on a provision to an offset in its proposed text. */

/** The offset under the pointer, or null where it is not over the words of `row`. */
export function offsetAtPoint(row: HTMLElement, x: number, y: number): number | null {
  const range = document.caretRangeFromPoint(x, y)
  if (range === null || !row.contains(range.startContainer)) return null
  return offsetIn(row, range.startContainer, range.startOffset)
}

/**
 * The offset of a place in the page. Struck words and words for the ear count nothing, a reference counts one, once
 * the place lies behind its middle.
 */
export function offsetIn(root: HTMLElement, container: Node, offset: number): number {
  let count = 0
  for (const segment of root.querySelectorAll<HTMLElement>('[data-segment]')) {
    const length = Number(segment.dataset['length'])
    count += length === 0 ? 0 : Math.min(length, lengthBefore(segment, container, offset))
  }
  return count
}

function lengthBefore(segment: HTMLElement, container: Node, offset: number): number {
  const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT)
  let count = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.className.includes('aloud') === true) continue
    const length = node.nodeValue?.length ?? 0
    const before = unitsBefore(node, length, container, offset)
    const isAtom = node.parentElement?.closest('[data-atom]') != null
    count += isAtom ? (before * 2 > length ? 1 : 0) : before
  }
  return count
}

/** How much of a text node lies before the place. */
function unitsBefore(node: Node, length: number, container: Node, offset: number): number {
  if (node === container) return Math.min(offset, length)
  const range = document.createRange()
  range.setStart(container, offset)
  return range.comparePoint(node, 0) < 0 ? length : 0
}
