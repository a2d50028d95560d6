/** Words as HTML. */
import type { Inline } from './report.ts'

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('')
}

export function inlineHtml(inline: Inline): string {
  let html = escapeHtml(inline.text)
  if (inline.bold === true) html = `<strong>${html}</strong>`
  if (inline.italic === true) html = `<em>${html}</em>`
  if (inline.underline === true) html = `<u>${html}</u>`
  if (inline.superscript === true) html = `<sup>${html}</sup>`
  if (inline.link !== undefined) html = `<a href="${escapeHtml(inline.link)}">${html}</a>`
  return inline.warning === true ? `<mark>${html}</mark>` : html
}
