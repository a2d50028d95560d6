/** The small blocks that tables and paragraphs of the report are made of. */
import { NOT_STATED } from './fields.ts'
import type { Inline, ReportBlock, TableRow } from './report.ts'

export function plain(text: string): readonly Inline[] {
  return [{ text }]
}

export function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', inlines: plain(text) }
}

/** Columns as heading and width in percent. A table without rows is not printed: what it would say is not stated. */
export function table(
  caption: string,
  columns: Readonly<Record<string, number>>,
  rows: readonly TableRow[],
): ReportBlock {
  if (rows.length === 0) return paragraph(`${caption}: ${NOT_STATED}.`)
  return {
    kind: 'table',
    number: 0,
    caption,
    columns: Object.entries(columns).map(([heading, width]) => ({ heading, width })),
    rows,
  }
}
