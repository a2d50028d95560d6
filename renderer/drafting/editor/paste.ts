/** Word and browser content reduced to runs with marks, line by line. */
import { canonicalRuns, type Mark, type Run, textRun } from '../../../legal-text/text.ts'

type Line = readonly Run[]

const TAG_MARKS: Readonly<Record<string, Mark>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  U: 'underline',
  SUP: 'superscript',
}

const BLOCKS: ReadonlySet<string> = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BR DD DIV DT FIGURE H1 H2 H3 H4 H5 H6 HR LI P PRE SECTION TR'.split(
    ' ',
  ),
)

/** Struck words are not part of what a redline says. */
const SKIPPED: ReadonlySet<string> = new Set(
  'DEL HEAD META NOSCRIPT S SCRIPT STRIKE STYLE TEMPLATE TITLE'.split(' '),
)

/** The lines that have words in them, from plain text. Spaces at their ends stay: they were selected. */
export function linesOfText(text: string): readonly Line[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    .map((line) => [textRun(tidy(line))])
}

/** A line of rich text with the spaces at its ends that the same words have as plain text. */
export function withSpacesOf(line: Line, text: string): Line {
  const before = /^[ \t\u00a0]/.test(text) ? [textRun(' ')] : []
  const behind = /[ \t\u00a0]$/.test(text) ? [textRun(' ')] : []
  return canonicalRuns<Run>([...before, ...line, ...behind])
}

/** The lines that have words in them, from a parsed page. */
export function linesOfPage(body: Element): readonly Line[] {
  const lines: Run[][] = [[]]
  const push = (text: string, marks: readonly Mark[]) =>
    lines[lines.length - 1]?.push(textRun(text, marks))
  const walk = (node: Node, marks: readonly Mark[]): void => {
    if (node.nodeName === '#text') {
      push(tidy(node.nodeValue ?? ''), marks)
      return
    }
    if (!isElement(node) || isLeftOut(node)) return
    // A table is no part of a provision: a row of it is a line, its cells one behind the other.
    const inCell = node.parentElement?.closest('td, th') != null
    const block = BLOCKS.has(node.nodeName.toUpperCase()) && !inCell
    if (block) lines.push([])
    else if (BLOCKS.has(node.nodeName.toUpperCase()) || CELLS.has(node.nodeName)) push(' ', marks)
    const inside = marksIn(node, marks)
    for (const child of node.childNodes) walk(child, inside)
    if (block) lines.push([])
  }
  walk(body, [])
  return filled(lines)
}

const CELLS: ReadonlySet<string> = new Set(['TD', 'TH'])

/** What is struck or hidden, comments and notes beside the text, and the signs of bulleted lists. */
function isLeftOut(element: HTMLElement): boolean {
  if (SKIPPED.has(element.nodeName.toUpperCase())) return true
  const style = element.getAttribute('style') ?? ''
  if (/line-through|display:\s*none|mso-hide:\s*all/i.test(style)) return true
  if (/mso-element:\s*(comment|footnote|endnote)/i.test(style)) return true
  if (/#_msocom_/.test(element.getAttribute('href') ?? '')) return true
  const sign = /mso-list:\s*Ignore/i.test(style)
  return sign && !/[\p{L}\p{N}]/u.test(element.textContent?.replace(/^[\so]+$/, '') ?? '')
}

function isElement(node: Node): node is HTMLElement {
  return node.nodeType === 1
}

function tidy(text: string): string {
  // Control characters, and what word processors put in for layout, are no part of legal text.
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\u200b\ufeff\u00ad\ufffc]/g, '')
}

function marksIn(element: HTMLElement, above: readonly Mark[]): readonly Mark[] {
  const marks = new Set(above)
  const tag = TAG_MARKS[element.nodeName.toUpperCase()]
  if (tag !== undefined) marks.add(tag)
  const style = element.getAttribute('style') ?? ''
  const weight = /font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]
  if (weight !== undefined) setMark(marks, 'bold', /^(bold|bolder|[6-9]00)$/i.test(weight))
  const slant = /font-style:\s*([a-z]+)/i.exec(style)?.[1]
  if (slant !== undefined) setMark(marks, 'italic', /^(italic|oblique)$/i.test(slant))
  if (/vertical-align:\s*super/i.test(style)) marks.add('superscript')
  const lined = /text-decoration(-line)?:[^;]*underline/i.test(style)
  // Word and browsers underline what is inserted and what is a link.
  if (lined && element.closest('ins, a') === null) marks.add('underline')
  return [...marks]
}

function setMark(marks: Set<Mark>, mark: Mark, on: boolean): void {
  if (on) marks.add(mark)
  else marks.delete(mark)
}

function filled(lines: readonly Line[]): readonly Line[] {
  return lines.map(trimLine).filter((line) => line.length > 0)
}

/** Without spaces at the ends, and with single ones inside. */
function trimLine(line: Line): Line {
  const joined = canonicalRuns(line)
  const runs = joined.map((run, index): Run => {
    if (run.kind !== 'text') return run
    const before = joined[index - 1]
    const spaced = before?.kind === 'text' && before.text.endsWith(' ')
    return { ...run, text: spaced ? run.text.replace(/^ +/, '') : run.text }
  })
  return canonicalRuns(
    runs.map((run, index): Run => {
      if (run.kind !== 'text') return run
      let { text } = run
      if (index === 0) text = text.trimStart()
      if (index === runs.length - 1) text = text.trimEnd()
      return { ...run, text }
    }),
  )
}
