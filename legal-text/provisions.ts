import type { Run } from './text.ts'

/**
 * What a provision is. Numbered kinds take their format from the version's numbering style:
 * section "4", clause "4.1", paragraph "(a)", subparagraph "(i)", item "(A)".
 * "heading" is an unnumbered sub-heading; "text" is unnumbered running text under its parent.
 */
export const PROVISION_KINDS = [
  'schedule',
  'part',
  'section',
  'heading',
  'clause',
  'paragraph',
  'subparagraph',
  'item',
  'text',
  'definition',
  'table',
  'row',
  'cell',
  'footnote',
] as const

export type ProvisionKind = (typeof PROVISION_KINDS)[number]

/** What stands in place of the words of a provision that keeps its number and is no longer used. */
export const NOT_USED = '[Not used]'

/** Where a provision's wording comes from. "illustrative" wording is ours and not in force. */
export interface Provenance {
  readonly status: 'quoted' | 'illustrative' | 'imported'
  /** The source in words, for a person: a report with version and date, or how the wording was made. */
  readonly source: string
}

export interface Provision {
  /** Opaque and stable: never computed from a number, never used again for another provision. */
  readonly id: string
  /** The provision this one stands under, or null at the top. */
  readonly parent: string | null
  readonly kind: ProvisionKind
  /**
   * The number in force as it is printed at the provision ("4", "4.1", "(a)"), or null where the source
   * gives none. A draft keeps it; a null number of a numbered kind is computed.
   */
  readonly number: string | null
  readonly text: readonly Run[]
  readonly provenance: Provenance
  /**
   * Where it stands in the Word file that its version was imported from: its paragraphs, counted from 0 in reading order,
   * those of tables among them ("p12", "p12-14"), or its note ("footnote 2"). Absent for what has no paragraph of its own.
   */
  readonly place?: string | undefined
}

/**
 * The wording of one version of a code document: provisions in reading order, each parent before its
 * children, the children of one parent in order.
 */
export type Provisions = readonly Provision[]

export type NumberFormat = 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman'

/** How one kind of provision is numbered. */
export interface LevelStyle {
  readonly format: NumberFormat
  /** Text before and after the counter; `{parent}` in `before` is the number of the provision above. */
  readonly before: string
  readonly after: string
  /** The number of the first one. */
  readonly start: number
}

/** How a document numbers its provisions. A kind that is absent is not numbered. */
export interface NumberingStyle {
  readonly name: string
  readonly levels: Partial<Readonly<Record<ProvisionKind, LevelStyle>>>
  /** How a provision inserted between two numbered ones is numbered: 4.1A, or (aa). */
  readonly inserted: 'letter-suffix'
}

/** The style of the Smart Energy Code's appendices: 1, 1.1, (a), (i), (A). */
export const SEC_APPENDIX_STYLE: NumberingStyle = {
  name: 'SEC appendix',
  inserted: 'letter-suffix',
  levels: {
    schedule: { format: 'decimal', before: 'Schedule ', after: '', start: 1 },
    part: { format: 'upper-alpha', before: 'Part ', after: '', start: 1 },
    section: { format: 'decimal', before: '', after: '', start: 1 },
    clause: { format: 'decimal', before: '{parent}.', after: '', start: 1 },
    paragraph: { format: 'lower-alpha', before: '(', after: ')', start: 1 },
    subparagraph: { format: 'lower-roman', before: '(', after: ')', start: 1 },
    item: { format: 'upper-alpha', before: '(', after: ')', start: 1 },
    footnote: { format: 'decimal', before: '', after: '', start: 1 },
  },
}
