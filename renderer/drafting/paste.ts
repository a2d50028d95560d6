/** Word and browser content, reduced to runs with marks. Pure but for the DOM parser it is given. */
import { canonicalRuns, type Mark, type Run, textRun } from '../../legal-text/text.ts'

export interface Pasted {
  readonly runs: readonly Run[]
  /** Lines beyond the first one: a provision takes one, and the person is told. */
  readonly droppedLines: number
}

const TAG_MARKS: Readonly<Record<string, Mark>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  U: 'underline',
  SUP: 'superscript',
}
const BLOCKS: ReadonlySet<string> = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'BR'])
const SKIPPED: ReadonlySet<string> = new Set(['STYLE', 'SCRIPT', 'HEAD', 'TITLE', 'META', 'DEL'])

/** The first line with words in it, from the richest form there is. */
export function readPaste(html: string, text: string): Pasted {
  const lines = html === '' ? plainLines(text) : htmlLines(html)
  const filled = lines.filter((line) =>
    line.some((run) => run.kind !== 'text' || run.text.trim() !== ''),
  )
  return { runs: trimmed(filled[0] ?? []), droppedLines: Math.max(0, filled.length - 1) }
}

function plainLines(text: string): readonly (readonly Run[])[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' ? [] : [textRun(line.replaceAll('\t', ' '))]))
}

function htmlLines(html: string): readonly (readonly Run[])[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const lines: Run[][] = [[]]
  readNode(body, [], lines)
  return lines.map((line) => canonicalRuns<Run>(line))
}

function readNode(node: Node, marks: readonly Mark[], lines: Run[][]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.nodeValue ?? '').replace(/[\s\u00a0]+/g, ' ')
    if (text !== '') lines[lines.length - 1]?.push(textRun(text, marks))
    return
  }
  if (!(node instanceof HTMLElement) || SKIPPED.has(node.tagName)) return
  const block = BLOCKS.has(node.tagName)
  if (block) breakLine(lines)
  for (const child of node.childNodes) readNode(child, [...marks, ...marksOf(node)], lines)
  if (block) breakLine(lines)
}

function breakLine(lines: Run[][]): void {
  if ((lines[lines.length - 1]?.length ?? 0) > 0) lines.push([])
}

function marksOf(element: HTMLElement): readonly Mark[] {
  const marks: Mark[] = []
  const tag = TAG_MARKS[element.tagName]
  if (tag !== undefined) marks.push(tag)
  if (/^(bold|[6-9]00)$/.test(element.style.fontWeight)) marks.push('bold')
  if (element.style.fontStyle === 'italic') marks.push('italic')
  if (element.style.textDecoration.includes('underline')) marks.push('underline')
  return marks
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  return canonicalRuns(
    runs.map((run, index): Run => {
      if (run.kind !== 'text') return run
      let text = run.text
      if (index === 0) text = text.trimStart()
      if (index === runs.length - 1) text = text.trimEnd()
      return { ...run, text }
    }),
  )
}
