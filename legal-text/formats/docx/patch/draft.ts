import type { Provisions } from '../../../provisions.ts'
import type { ProvisionView } from '../../../views.ts'
import {
  blocksOf,
  endOf,
  numberPieces,
  presenceOf,
  type Redline,
  structureOf,
} from '../../redline.ts'
import { hasRevisions } from '../settle.ts'
import { type StyleSheet, styleSheet } from '../styles-of.ts'
import type { WordFile } from '../word-file.ts'
import type { XmlElement } from '../xml-tree.ts'
import { serialise } from '../xml-write.ts'
import { createCarrier } from './carry.ts'
import { Content, type Signed } from './content.ts'
import { Counted, type Looks } from './counted.ts'
import { commentsIn } from './draft-comments.ts'
import { draftNotes } from './draft-notes.ts'
import { patchDraftTable, type TableOptions } from './draft-tables.ts'
import { type Drafting, type Example, Places } from './drafting.ts'
import { finishFlow } from './finish.ts'
import { looksOfParagraph, type Written } from './flow.ts'
import { NotPatchable, nameOf, packageOf, sourceIn } from './located.ts'
import { carriedNotes } from './notes.ts'
import { editPackage, type PackageEdit } from './package-edit.ts'
import { defaultParagraphStyle, paragraphProperties } from './properties.ts'
import { Remarks } from './remarks.ts'
import { type RowOptions, RowWriter, tail } from './row-writer.ts'
import { signer } from './signed.ts'
import { SourceWords } from './source-words.ts'
import { TableIndex } from './table-index.ts'
import { isGone, isTouched } from './touched.ts'

export interface DraftOptions {
  /** Of the base version, with their places. */
  readonly provisions: Provisions
  readonly redline: Redline
  /** Whether it is to be the proposal itself, without a mark of what has changed. */
  readonly settled: boolean
  /** Why each change is made, by its id: printed as comments. None where absent. */
  readonly reasons: ReadonlyMap<string, string>
  /** What the export says of itself, in a comment at the first change; none where empty. */
  readonly notice: readonly string[]
  /** Who says so. */
  readonly author: string
}

/** The bytes of the patched file. Throws NotPatchable with the reason where the draft cannot be made in it. */
export function patchDraft(file: WordFile, options: DraftOptions): Uint8Array {
  const revised = [file.document, file.side('footnotes'), file.side('endnotes')]
  if (revised.some((part) => part !== null && hasRevisions(part))) {
    throw new NotPatchable(
      'The imported file holds tracked changes of its own, which the version has taken as accepted.',
    )
  }
  return new DraftPatcher(file, options).patch()
}

class DraftPatcher {
  private readonly options: DraftOptions
  private readonly edit: PackageEdit
  private readonly styles: StyleSheet
  private readonly drafting: Drafting
  private readonly row: RowOptions
  private readonly tables: TableOptions
  private readonly written: Written[] = []
  private readonly inNotes: Written[] = []
  private readonly kept = new Map<XmlElement, { view: ProvisionView; bookmark: string }>()
  private readonly sources = new Map<string, SourceWords | null>()
  private readonly ended = new Set<SourceWords>()
  private readonly finishers: (() => void)[] = []
  private readonly inTables: TableIndex
  private readonly views: ReadonlyMap<string, ProvisionView>
  private readonly remarks: Remarks
  /** Where what is new goes: behind what was written last. */
  private anchor = 0
  private bookmark = ''

  constructor(file: WordFile, options: DraftOptions) {
    const { redline, provisions, settled } = options
    this.options = options
    this.views = new Map(redline.views.map((view) => [view.id, view]))
    const edit = editPackage(file)
    this.edit = edit
    this.styles = styleSheet(file.side('styles')?.root ?? null)
    const from = packageOf(file, this.styles.marksOf)
    const { by } = signer(redline.attribution, edit.revisionId)
    const stamp = by(null, null).stamp
    const comments = commentsIn(edit)
    const lists = new Counted(edit, this.styles)
    this.drafting = {
      from,
      edit,
      redline,
      settled,
      content: new Content(stamp, settled),
      by,
      comments,
      places: new Places(
        from,
        provisions,
        redline,
        edit.revisionId,
        (looks) => lists.peek(looks) !== null,
      ),
    }
    this.remarks = new Remarks(options, this.drafting)
    this.inTables = new TableIndex(file)
    const notes = carriedNotes(file, edit, (to, at) => createCarrier(context, to, at))
    const context = { other: file, edit, note: notes.id }
    const fresh = draftNotes(edit)
    this.finishers.push(comments.finish, notes.finish, fresh.finish)
    const main = file.document.name
    const carrier = createCarrier(context, main, main)
    this.row = {
      drafting: this.drafting,
      words: (provision) => this.words(provision),
      carrier,
      comment: (change) => this.remarks.on(change),
      hasNote: (provision) => this.views.get(provision)?.kind === 'footnote',
      newNote: (provision, signed) => {
        const id = String(notes.fresh('footnotes'))
        fresh.add(id, ...this.newNote(provision, signed))
        return id
      },
    }
    const raw = (node: XmlElement) =>
      node.start < 0 ? serialise(node) : sourceIn(file.document, node)
    const defaultStyle = defaultParagraphStyle(file.side('styles')?.root ?? null)
    const side = {
      marksOf: this.styles.marksOf,
      toXml: raw,
      defaultStyle,
      group: (each: XmlElement) => each,
    }
    this.tables = {
      settled,
      rowOf: (provision) => {
        const [first] = this.drafting.places.paragraphs(provision)
        return first === undefined ? null : this.inTables.of(first.element)
      },
      context: (signed) => ({
        part: file.document,
        sides: { before: side, after: side, stamp: signed.stamp },
        splice: (start, end, text) => edit.splice(file.document, { start, end, text }),
      }),
      by: (change) => by(change, null),
      cell: (view) => this.provision(view),
      content: (view) => this.contentOf(view),
      example: (view) => this.drafting.places.example(view),
      insert: (table) =>
        this.push({ part: file.document, source: null, fate: 'kept', by: by(null, null), table }),
    }
  }

  patch(): Uint8Array {
    const { redline } = this.options
    this.anchor = this.firstPlace()
    for (const block of blocksOf(redline.views)) {
      if (block.kind === 'table') this.anchor = patchDraftTable(block, this.tables) ?? this.anchor
      else if (block.view.kind === 'footnote') this.footnote(block.view)
      else this.provision(block.view)
    }
    for (const [provision, words] of this.sources) {
      if (words?.begun === true && !this.ended.has(words)) {
        const own = this.drafting.places.provisions.get(provision)
        throw new NotPatchable(`The end of ${own === undefined ? provision : nameOf(own)} is lost.`)
      }
    }
    finishFlow({
      drafting: this.drafting,
      styles: this.styles,
      written: this.written,
      inNotes: this.inNotes,
      kept: this.kept,
      viewOf: (id) => this.views.get(id),
      apart: (from, to) => this.inTables.apart(from, to),
      gone: this.goneParagraphs(),
    })
    for (const finish of this.finishers) finish()
    return this.edit.finish()
  }

  private firstPlace(): number {
    for (const { provision } of this.options.redline.views) {
      const [first] = this.drafting.places.paragraphs(provision)
      if (first === undefined) continue
      return (this.inTables.of(first.element)?.table ?? first).element.start
    }
    throw new NotPatchable('None of the provisions has a place in the imported file.')
  }

  /** Paragraphs of rows that go. */
  private goneParagraphs(): ReadonlySet<XmlElement> {
    const gone = new Set<XmlElement>()
    for (const view of this.options.redline.views) {
      if (view.kind !== 'cell' || presenceOf(view) !== 'deleted') continue
      for (const { element: own } of this.drafting.places.paragraphs(view.provision)) gone.add(own)
    }
    return gone
  }

  private words(provision: string): SourceWords | null {
    const known = this.sources.get(provision)
    if (known !== undefined) return known
    const located = this.drafting.places.located(provision)
    const made =
      located === null
        ? null
        : new SourceWords(located, this.drafting.content, (paragraph, fate, signed) =>
            this.push({
              part: located.part,
              source: paragraph,
              fate,
              by: signed ?? this.drafting.by(null, null),
            }),
          )
    this.sources.set(provision, made)
    return made
  }

  /** Takes what has been written as a paragraph. */
  private push(about: Pick<Written, 'part' | 'source' | 'fate' | 'by'> & Partial<Written>): void {
    const made: Written = {
      content: this.drafting.content.take(),
      position: this.anchor,
      looks: null,
      markFormat: '',
      view: null,
      gone: false,
      bookmark: this.bookmark,
      ...about,
    }
    this.bookmark = ''
    if (made.part === this.edit.file.document) this.written.push(made)
    else this.inNotes.push(made)
  }

  private provision(view: ProvisionView): void {
    const { places } = this.drafting
    if (!isTouched(view, this.options.redline) && !this.hasTypedChange(view)) {
      this.leave(view)
      return
    }
    const example = places.example(this.identity(view))
    if (!(isGone(view) && this.drafting.settled)) this.bookmark = places.bookmark(view.provision)
    const source = RowWriter.sourceOf(view, this.row)
    this.remarks.begin(view)
    new RowWriter(view, example, this.row).write()
    const { fate } = endOf(view)
    if (fate === 'inserted' || source === null) this.paragraph(view, example, source)
    else this.endOfSource(view, example, source, fate)
  }

  private signed(view: ProvisionView): Signed {
    return this.drafting.by(endOf(view).change ?? structureOf(view), null)
  }

  /** Ends a paragraph that is new. */
  private paragraph(
    view: ProvisionView,
    example: Example | null,
    source: SourceWords | null,
  ): void {
    const open = source?.begun === true && !this.ended.has(source) ? source.paragraph : null
    // What comes between two halves stands in front of the paragraph that both are of.
    if (open !== null) this.anchor = open.element.start
    this.push({
      part: source?.located.part ?? this.edit.file.document,
      source: null,
      fate: 'inserted',
      by: this.signed(view),
      view,
      looks: example?.looks ?? [],
      markFormat: example?.markFormat ?? '',
    })
  }

  /** Ends a paragraph of the file with what is left in it. */
  private endOfSource(
    view: ProvisionView,
    example: Example | null,
    source: SourceWords,
    fate: 'kept' | 'deleted',
  ): void {
    if (this.ended.has(source)) throw new NotPatchable(`${nameOf(view)} ends twice.`)
    this.ended.add(source)
    const by = this.signed(view)
    const paragraph = tail(source, view, fate, by)
    const own = this.identity(view)
    const { provision } = source.located
    const stays = isGone(view) || (own.provision === provision.id && own.kind === provision.kind)
    this.push({
      part: source.located.part,
      source: paragraph,
      fate,
      by,
      view,
      gone: isGone(view),
      looks: stays ? null : (example?.looks ?? null),
    })
    if (this.inTables.of(paragraph.element) === null) this.anchor = paragraph.element.end
  }

  /** The row that a paragraph is, once what is joined runs on into it. */
  private identity(view: ProvisionView): ProvisionView {
    const into = view.joinedTo === null ? undefined : this.views.get(view.joinedTo)
    return into === undefined ? view : this.identity(into)
  }

  private leave(view: ProvisionView): void {
    const paragraphs = this.drafting.places.paragraphs(view.provision)
    const [first, last] = [paragraphs[0], paragraphs[paragraphs.length - 1]]
    if (first === undefined || last === undefined) return
    const bookmark = this.drafting.places.bookmark(view.provision)
    this.kept.set(first.element, { view, bookmark })
    if (this.inTables.of(last.element) === null) this.anchor = last.element.end
  }

  /** A number that is typed is words; one that Word counts is settled once all paragraphs are there. */
  private hasTypedChange(view: ProvisionView): boolean {
    if (numberPieces(view).every(({ kind }) => kind === 'kept')) return false
    return (this.drafting.places.located(view.provision)?.typed ?? null) !== null
  }

  private footnote(view: ProvisionView): void {
    if (presenceOf(view) !== 'kept' || !isTouched(view, this.options.redline)) return
    const source = this.words(view.provision)
    if (source === null) return
    new RowWriter(view, null, { ...this.row, comment: () => [] }).write()
    this.ended.add(source)
    const signed = this.drafting.by(null, null)
    const paragraph = tail(source, view, 'kept', signed)
    this.push({ part: source.located.part, source: paragraph, fate: 'kept', by: signed })
  }

  private newNote(provision: string, signed: Signed): readonly [string, string] {
    const view = this.views.get(provision)
    if (view === undefined) throw new NotPatchable('A footnote that is referred to is not there.')
    const content = new Content(signed.stamp, this.drafting.settled)
    const drafting = { ...this.drafting, content }
    new RowWriter(view, null, { ...this.row, drafting, comment: () => [] }).write()
    const looks = this.looksOfNotes()
      .map((each) => serialise(each))
      .join('')
    const properties = paragraphProperties({ looks, mark: '', section: '' }, '', null, signed.stamp)
    return [properties, content.take()]
  }

  /** Of the first footnote that the file has, for those that it does not. */
  private looksOfNotes(): Looks {
    const { provisions } = this.drafting.places
    const note = [...provisions.values()].find(
      ({ place }) => place?.startsWith('footnote ') === true,
    )
    const [first] =
      note === undefined ? [] : (this.drafting.places.located(note.id)?.paragraphs ?? [])
    return first === undefined ? [] : looksOfParagraph(first)
  }

  private contentOf(view: ProvisionView): string {
    this.remarks.forget()
    new RowWriter(view, this.drafting.places.example(view), this.row).write()
    return this.drafting.content.take()
  }
}
