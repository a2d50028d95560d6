/**
 * Hits painted on the page without touching it: highlights lie over the text, whether it is only read or being
 * written in (https://www.w3.org/TR/css-highlight-api-1/).
 */
import { rangeOnPage } from '../pageText.ts'
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
      const range = rangeOnPage(words, hit.start, hit.end)
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
