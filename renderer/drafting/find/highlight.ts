/**
 * Hits painted on the page without touching it: highlights lie over the text, whether it is only read or being
 * written in (https://www.w3.org/TR/css-highlight-api-1/).
 */
import { type Hit, hitKey } from './find.ts'

const HIT = 'found'
const CURRENT = 'found-current'

/** Paints the hits that are in the window now. */
export function paintHits(page: Element, hits: readonly Hit[], current: string | null): void {
  const byProvision = new Map<string, Hit[]>()
  for (const hit of hits) {
    const list = byProvision.get(hit.provision)
    if (list === undefined) byProvision.set(hit.provision, [hit])
    else list.push(hit)
  }
  const all = new Highlight()
  const one = new Highlight()
  one.priority = 1
  for (const words of page.querySelectorAll('[data-words][data-column="main"]')) {
    for (const hit of byProvision.get(words.getAttribute('data-words') ?? '') ?? []) {
      const range = rangeOf(words, hit)
      if (range !== null) (hitKey(hit) === current ? one : all).add(range)
    }
  }
  CSS.highlights.set(HIT, all)
  CSS.highlights.set(CURRENT, one)
}

export function clearHits(): void {
  CSS.highlights.delete(HIT)
  CSS.highlights.delete(CURRENT)
}

/** The stretch of a provision's words on the page; struck words and what is only said aloud do not count. */
function rangeOf(words: Element, { start, end }: Hit): Range | null {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
      if (node.matches('del, [data-aloud], [data-blank]')) return NodeFilter.FILTER_REJECT
      return NodeFilter.FILTER_SKIP
    },
  })
  const range = document.createRange()
  let begun = false
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const atom = node.parentElement?.closest('[data-target]') != null
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
