/** Places in the words on the page, as offsets of the text: what is struck, or only said aloud, does not count. */
function walkerOf(words: Element): TreeWalker {
  return document.createTreeWalker(words, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
      if (node.matches('del, [data-aloud], [data-blank]')) return NodeFilter.FILTER_REJECT
      return NodeFilter.FILTER_SKIP
    },
  })
}

function isAtom(node: Node): boolean {
  return node.parentElement?.closest('[data-target]') != null
}

/** The stretch of a provision's words between two offsets; null where the page does not have it. */
export function rangeOnPage(words: Element, start: number, end: number): Range | null {
  const walker = walkerOf(words)
  const range = document.createRange()
  let begun = false
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const atom = isAtom(node)
    const shown = node.nodeValue?.length ?? 0
    const length = atom ? 1 : shown
    if (!begun && start < at + length) {
      range.setStart(node, atom ? 0 : start - at)
      begun = true
    }
    if (begun && end <= at + length) {
      range.setEnd(node, atom ? shown : end - at)
      return range
    }
    at += length
  }
  return null
}

/** The offset of a place on the page: where it is in struck words, of these; behind all words, the end. */
export function nearestOffset(words: Element, place: Node, offset: number): number {
  const walker = walkerOf(words)
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const atom = isAtom(node)
    if (node === place) return at + (atom ? 0 : offset)
    const point = document.createRange()
    point.setStart(place, offset)
    if (point.comparePoint(node, 0) >= 0) return at
    at += atom ? 1 : (node.nodeValue?.length ?? 0)
  }
  return at
}

/** The offset of a place on the page; null where it is not in the words. */
export function offsetOnPage(words: Element, place: Node, offset: number): number | null {
  const walker = walkerOf(words)
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const atom = isAtom(node)
    if (node === place) return at + (atom ? 0 : offset)
    at += atom ? 1 : (node.nodeValue?.length ?? 0)
  }
  return null
}
