/** The Modification Report as one value, from which the Word file, the page, the PDF and the preview are made. */
import type { Redline } from '../../legal-text/formats/redline.ts'
import type { ProvisionView } from '../../legal-text/views.ts'

export interface Inline {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly superscript?: boolean
  /** What the words lead to: an address, "mailto:…", or "#" and the id of a section of this report. */
  readonly link?: string
  /** Something is amiss here: shown as such, never left out. */
  readonly warning?: boolean
}

export interface TableRow {
  readonly cells: readonly (readonly Inline[])[]
}

export interface TableBlock {
  readonly kind: 'table'
  /** Counts through the report from 1; 0 before it has been counted. */
  readonly number: number
  /** Empty where nobody has given one. */
  readonly caption: string
  /** Widths in percent of the text's width; they add up to 100. */
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly rows: readonly TableRow[]
}

/** The provisions that a draft changes, with what they stand under. */
export interface RedlineBlock {
  readonly kind: 'redline'
  readonly redline: Redline
  readonly shown: readonly ProvisionView[]
  /** What they read as in either case: the export is checked against it. Lines as `expectedLines` has them. */
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
}

export interface ContentsEntry {
  /** The section's id. */
  readonly id: string
  readonly number: string | null
  readonly heading: string
  readonly level: 1 | 2
}

/** A picture that somebody put into the narrative, or a drawing that the workbench makes. */
export interface PictureBlock {
  readonly kind: 'picture'
  readonly number: number
  readonly caption: string
  /** What it shows, for those who do not see it. */
  readonly alternative: string
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  /** Base64 for pictures, the element itself for a drawing. */
  readonly data: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export type ReportBlock =
  | {
      readonly kind: 'paragraph' | 'quotation' | 'heading'
      readonly inlines: readonly Inline[]
    }
  | {
      readonly kind: 'bullet' | 'number'
      /** 0 at the margin. */
      readonly level: number
      readonly inlines: readonly Inline[]
    }
  /** Lines of an address, close together. */
  | { readonly kind: 'address'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'contents'; readonly entries: readonly ContentsEntry[] }
  | TableBlock
  | PictureBlock
  | RedlineBlock

export interface ReportSection {
  /** Unique in the report; the anchor of its heading. */
  readonly id: string
  /** "1", "Appendix 1", or null where the heading has none. */
  readonly number: string | null
  readonly heading: string
  /** 0 is front matter. */
  readonly level: 0 | 1 | 2 | 3
  readonly appendix: boolean
  readonly blocks: readonly ReportBlock[]
}

export interface Report {
  readonly reference: string
  readonly title: string
  /** "Modification Report" */
  readonly documentName: string
  readonly version: string
  /** "9 January 2024" */
  readonly date: string
  readonly stage: string
  readonly author: string
  readonly classification: { readonly name: string; readonly handling: string } | null
  readonly sections: readonly ReportSection[]
}

/** "DP255 Modification Report", on every page and in file names. */
export function reportName({ reference, documentName }: Report): string {
  return `${reference} ${documentName}`
}

/** What stands at the foot of every page. */
export function footerText(report: Report): string {
  const name = reportName(report)
  return report.classification === null
    ? name
    : `This document has a Classification of ${report.classification.name}. ${name}`
}

/** "2. Issue", "Appendix 1: Progression timetable", or the heading alone. */
export function headingText({
  number,
  heading,
}: Pick<ReportSection, 'number' | 'heading'>): string {
  if (number === null) return heading
  return /^\d+$/.test(number) ? `${number}. ${heading}` : `${number}: ${heading}`
}

/** "Table 3: Timetable", or its number alone. */
export function captionText(block: TableBlock | PictureBlock): string {
  const label = `${block.kind === 'table' ? 'Table' : 'Figure'} ${block.number}`
  return block.caption === '' ? label : `${label}: ${block.caption}`
}
