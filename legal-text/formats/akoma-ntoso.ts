/**
 * A redline as Akoma Ntoso 3.0 (OASIS LegalDocML): the text as it is proposed with `ins` and `del` around what comes and
 * goes. Who changed it, when and by which change stands in attributes of a namespace of its own, which others may ignore.
 */
import { marksIn } from '../footnotes.ts'
import type { ProvisionKind } from '../provisions.ts'
import type { Mark } from '../text.ts'
import type { ProvisionView } from '../views.ts'
import { escapeAttribute, escapeText } from './docx/xml-write.ts'
import {
  isIllustrative,
  numberPieces,
  type Piece,
  piecesOf,
  presenceOf,
  type Redline,
  structureOf,
} from './redline.ts'

export interface AkomaNtosoFacts {
  readonly title: string
  /** "SEC Appendix AC", as it stands in the document's identifier. */
  readonly shortName: string
  /** "version 8.1": what is in force. */
  readonly base: string
  /** ISO 8601 day of the draft. */
  readonly date: string
  /** Sentences on what is drafted and what is illustrative, said in front of the text. */
  readonly notes: readonly string[]
}

/** Marks what a draft does to a provision as a whole. */
export const REDLINE_NAMESPACE = 'urn:drafting-workbench:redline'

const ELEMENTS: Readonly<Partial<Record<ProvisionKind, string>>> = {
  schedule: 'part',
  part: 'part',
  section: 'section',
  clause: 'clause',
  paragraph: 'paragraph',
  subparagraph: 'subparagraph',
  item: 'indent',
}
const MARK_NAMES: Readonly<Record<Mark, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  superscript: 'sup',
}

export function akomaNtoso(redline: Redline, facts: AkomaNtosoFacts): string {
  const writer = new Writer(redline)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:wb="${REDLINE_NAMESPACE}">`,
    '<doc name="codeDocument">',
    meta(facts),
    `<preface><p><docTitle>${escapeText(facts.title)}</docTitle></p>${facts.notes
      .map((note) => `<p>${escapeText(note)}</p>`)
      .join('')}</preface>`,
    `<mainBody>${writer.under(null)}</mainBody>`,
    '</doc>',
    '</akomaNtoso>',
    '',
  ].join('\n')
}

function meta({ shortName, base, date }: AkomaNtosoFacts): string {
  const work = `/akn/gb/doc/${slug(shortName)}`
  const expression = `${work}/eng@${date}`
  const level = (name: string, uri: string, more: string) =>
    `<${name}><FRBRthis value="${uri}/!main"/><FRBRuri value="${uri}"/><FRBRdate date="${date}" name="draft"/><FRBRauthor href="#drafter"/>${more}</${name}>`
  return [
    '<meta><identification source="#drafter">',
    level('FRBRWork', work, '<FRBRcountry value="gb"/>'),
    level('FRBRExpression', expression, '<FRBRlanguage language="eng"/>'),
    level('FRBRManifestation', `${expression}.xml`, ''),
    '</identification>',
    `<references source="#drafter"><TLCOrganization eId="drafter" href="/ontology/drafter" showAs="${escapeAttribute(base)}"/></references></meta>`,
  ].join('')
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

class Writer {
  private readonly redline: Redline
  private readonly children = new Map<string | null, ProvisionView[]>()
  private readonly ids = new Map<string, number>()
  /** By provision: the footnotes that a mark points at, which stand at their marks. */
  private readonly notes = new Map<string, ProvisionView>()

  constructor(redline: Redline) {
    this.redline = redline
    const known = new Set(redline.views.map(({ id }) => id))
    const marked = new Set(
      redline.views.flatMap(({ segments }) => segments.flatMap(({ runs }) => marksIn(runs))),
    )
    for (const view of redline.views) {
      if (view.kind === 'footnote' && marked.has(view.provision)) {
        // Of one that has moved along, the place where it is proposed to be counts.
        const before = this.notes.get(view.provision)
        if (before === undefined || view.presence !== 'deleted')
          this.notes.set(view.provision, view)
        continue
      }
      const parent = view.parent !== null && known.has(view.parent) ? view.parent : null
      const list = this.children.get(parent)
      if (list === undefined) this.children.set(parent, [view])
      else list.push(view)
    }
  }

  under(parent: string | null): string {
    const views = this.children.get(parent) ?? []
    // What was read under another provision is not read again under this one.
    this.children.delete(parent)
    return views.map((view) => this.provision(view)).join('')
  }

  private provision(view: ProvisionView): string {
    if (view.kind === 'table') return this.table(view)
    const element = ELEMENTS[view.kind]
    const name = element ?? 'hcontainer'
    const number = this.pieces(numberPieces(view))
    const words = this.words(view)
    const inside = this.under(view.id)
    const open = `<${name}${this.attributes(view)}${element === undefined ? ` name="${view.kind}"` : ''}>`
    const num = number === '' ? '' : `<num>${number}</num>`
    const isHeading = view.kind === 'section' || view.kind === 'part' || view.kind === 'schedule'
    if (isHeading) {
      const rest = inside === '' ? '<content><p/></content>' : inside
      return `${open}${num}<heading>${words}</heading>${rest}</${name}>`
    }
    const text = `<p>${words}</p>`
    return inside === ''
      ? `${open}${num}<content>${text}</content></${name}>`
      : `${open}${num}<intro>${text}</intro>${inside}</${name}>`
  }

  private table(view: ProvisionView): string {
    const rows = this.children.get(view.id) ?? []
    this.children.delete(view.id)
    const body = rows
      .map((row) => {
        const cells = this.children.get(row.id) ?? []
        this.children.delete(row.id)
        const inside = cells.map(
          (cell) => `<td${this.attributes(cell)}><p>${this.words(cell)}</p></td>`,
        )
        return `<tr${this.attributes(row)}>${inside.join('')}</tr>`
      })
      .join('')
    if (body === '') return ''
    return `<hcontainer name="table"><content><table${this.attributes(view)}>${body}</table></content></hcontainer>`
  }

  private attributes(view: ProvisionView): string {
    const presence = presenceOf(view)
    const fate = presence === 'kept' ? '' : ` wb:fate="${presence}"`
    const change = structureOf(view)
    const by = change === null ? '' : ` wb:change="${escapeAttribute(change)}"`
    const status = isIllustrative(view, this.redline) ? ' wb:status="illustrative"' : ''
    return ` eId="${escapeAttribute(this.fresh(view.id))}"${fate}${by}${status}`
  }

  /** A provision that moved is told at both places; an id stands once. */
  private fresh(id: string): string {
    const count = (this.ids.get(id) ?? 0) + 1
    this.ids.set(id, count)
    return count === 1 ? id : `${id}__${count}`
  }

  private words(view: ProvisionView): string {
    return this.pieces(view.segments.flatMap((segment) => piecesOf(segment, this.redline)))
  }

  private pieces(pieces: readonly Piece[]): string {
    return pieces.map((piece, at) => this.piece(piece, pieces[at + 1])).join('')
  }

  /** Which number a mark that stays has had says nothing: it is counted anew by whoever shows it. */
  private mark(piece: Piece, note: ProvisionView): string {
    const { text, change, kind, author, deletedBy } = piece
    const number = `marker="${escapeAttribute(text)}" placement="bottom"`
    const inner = `<authorialNote ${number}${this.attributes(note)}><p>${this.words(note)}</p></authorialNote>`
    if (kind === 'kept' || change === null) return inner
    const come = kind === 'inserted' ? this.change('ins', change, author, inner) : inner
    if (kind === 'inserted' && deletedBy === null) return come
    return this.change('del', change, kind === 'inserted' ? deletedBy : author, come)
  }

  private piece(piece: Piece, next: Piece | undefined): string {
    const { kind, text, marks, change, author, deletedBy, footnote } = piece
    const note = footnote === undefined ? undefined : this.notes.get(footnote)
    if (note !== undefined) {
      const renumbered = kind === 'deleted' && change === null && next?.footnote === footnote
      return renumbered ? '' : this.mark(piece, note)
    }
    const marked = marks.reduceRight(
      (inner, mark) => `<${MARK_NAMES[mark]}>${inner}</${MARK_NAMES[mark]}>`,
      escapeText(text),
    )
    if (kind === 'kept') return marked
    const come = kind === 'inserted' ? this.change('ins', change, author, marked) : marked
    if (kind === 'inserted' && deletedBy === null) return come
    return this.change('del', change, kind === 'inserted' ? deletedBy : author, come)
  }

  private change(
    element: string,
    change: string | null,
    person: string | null,
    inner: string,
  ): string {
    const { author, date } = this.redline.attribution(change, person)
    const by = change === null ? '' : ` wb:change="${escapeAttribute(change)}"`
    return `<${element}${by} wb:author="${escapeAttribute(author)}" wb:date="${escapeAttribute(date)}">${inner}</${element}>`
  }
}
