/** A published document as lines, whatever it came from: paragraphs and table rows in order. */

export interface SourceLine {
  /** Counts lines of a text, or paragraphs and rows of a Word file, from 1. */
  readonly number: number
  readonly text: string
  /** 1 to 6 for a heading, 0 for anything else. */
  readonly heading: number
  /** The cells of a table's row, without those that are empty at its end; null for what is no row. */
  readonly cells: readonly string[] | null
  /** Whether all of it is in italics; null where the source cannot say. */
  readonly italic: boolean | null
  /** How deep a list's item stands, from 0; null for what is no item. */
  readonly item: number | null
  /** Whether its style makes it a quotation. */
  readonly quotation: boolean
}

/**
 * Text as people and scanners make it from a report: a line for each paragraph, `#` before a heading, `**` around bold
 * words, tabs between the cells of a table. Empty lines are left out.
 */
export function linesOfText(text: string): readonly SourceLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((raw, index): readonly SourceLine[] => {
    if (raw.trim() === '') return []
    const [, signs = '', rest = raw] = /^\s*(#{1,6})\s+(.*)$/.exec(raw) ?? []
    const item = signs === '' ? /^(\s*)[-•–]\s+(.+)$/.exec(rest) : null
    const words = item === null ? rest : (item[2] ?? '')
    return [
      {
        number: index + 1,
        text: withoutSigns(words),
        heading: signs.length,
        cells: /\t/.test(raw) ? cellsOf(raw) : null,
        italic: null,
        item: item === null ? null : Math.min(2, Math.floor((item[1]?.length ?? 0) / 2)),
        quotation: false,
      },
    ]
  })
}

function cellsOf(raw: string): readonly string[] {
  const cells = raw.split('\t').map(withoutSigns)
  while (cells.length > 1 && cells.at(-1) === '') cells.pop()
  return cells
}

/** Bold signs go, and what they were set around a part of a word. */
function withoutSigns(text: string): string {
  return text.replaceAll('**', '').replace(/\s+/g, ' ').trim()
}
