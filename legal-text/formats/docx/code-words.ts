/** The words of a Word paragraph as runs, its tracked changes accepted; its references and notes as what they point at. */
import { canonicalRuns, type Mark, type Run, textRun } from '../../text.ts'
import { type AtomItem, atomWords, type Item, itemsOf } from './items.ts'
import type { StyleSheet } from './styles-of.ts'
import { charactersOf, type XmlElement } from './xml-tree.ts'

/** A run, or a cross-reference whose target is a bookmark still to be looked up. */
export type CodePiece =
  | { readonly kind: 'run'; readonly run: Run }
  | {
      readonly kind: 'field'
      readonly bookmark: string
      readonly text: string
      readonly marks: readonly Mark[]
    }
  | { readonly kind: 'note'; readonly note: string; readonly marks: readonly Mark[] }

export interface CodeWords {
  readonly pieces: readonly CodePiece[]
  /** Names of the bookmarks that begin in the paragraph. */
  readonly bookmarks: readonly string[]
  /** What it holds that is no words: "an image", "a text box". It stands in the text as "[image]". */
  readonly opaque: readonly string[]
  /** Whether tracked changes were accepted in reading it. */
  readonly revised: boolean
}

/** Only cross-references to a bookmark's number or words are live; other fields stay as the text they show. */
const REFERENCE = /^\s*(?:REF|NOTEREF)\s+"?([^\s"\\]+)"?/i

export function codeWords(paragraph: XmlElement, styles: StyleSheet): CodeWords {
  const reader = new WordsReader()
  for (const item of itemsOf(paragraph, styles.marksOf)) reader.take(item)
  return reader.done()
}

interface OpenField {
  instruction: string
  showing: boolean
  shown: string
  marks: readonly Mark[] | null
}

class WordsReader {
  private readonly pieces: CodePiece[] = []
  private readonly bookmarks: string[] = []
  private readonly opaque: string[] = []
  private readonly open: OpenField[] = []
  private simple: { readonly element: XmlElement; readonly bookmark: string; text: string } | null =
    null
  private revised = false

  take(item: Item): void {
    if (!item.fate.accepted || !item.fate.rejected) this.revised = true
    if (item.kind === 'point') this.point(item.node, item.fate.accepted)
    else if (item.fate.accepted) this.words(item)
  }

  private point(node: XmlElement, accepted: boolean): void {
    const { name, attributes } = node
    if (name === 'w:bookmarkStart') this.bookmarks.push(attributes['w:name'] ?? '')
    if (!accepted) return
    if (name === 'w:instrText') {
      const field = this.open[this.open.length - 1]
      if (field !== undefined && !field.showing) field.instruction += charactersOf(node)
    }
    if (name !== 'w:fldChar') return
    const type = attributes['w:fldCharType']
    const field = this.open[this.open.length - 1]
    if (type === 'begin')
      this.open.push({ instruction: '', showing: false, shown: '', marks: null })
    else if (type === 'separate' && field !== undefined) field.showing = true
    else if (type === 'end') this.close()
  }

  private close(): void {
    const field = this.open.pop()
    const bookmark = REFERENCE.exec(field?.instruction ?? '')?.[1]
    if (field === undefined || bookmark === undefined || field.shown === '') return
    this.pieces.push({ kind: 'field', bookmark, text: field.shown, marks: field.marks ?? [] })
  }

  private words(item: Exclude<Item, { kind: 'point' }>): void {
    const text = item.kind === 'text' ? item.text : atomWords(item)
    const marks = item.kind === 'text' ? item.marks : []
    const field = this.open[this.open.length - 1]
    if (field !== undefined) {
      if (!field.showing) return
      // The result of a reference is read with it; that of any other field is words like others.
      if (REFERENCE.test(field.instruction)) {
        field.shown += text
        field.marks ??= marks
        return
      }
    }
    if (item.kind === 'text' && this.inSimpleField(item.path, text, marks)) return
    if (item.kind === 'text') this.pieces.push({ kind: 'run', run: textRun(text, marks) })
    else this.atom(item, text)
  }

  private inSimpleField(
    path: readonly XmlElement[],
    text: string,
    marks: readonly Mark[],
  ): boolean {
    const element = path.find(({ name }) => name === 'w:fldSimple')
    const bookmark = REFERENCE.exec(element?.attributes['w:instr'] ?? '')?.[1]
    if (element === undefined || bookmark === undefined) return false
    const last = this.pieces[this.pieces.length - 1]
    if (this.simple?.element === element && last?.kind === 'field') {
      this.simple.text += text
      this.pieces[this.pieces.length - 1] = { ...last, text: this.simple.text }
    } else {
      this.simple = { element, bookmark, text }
      this.pieces.push({ kind: 'field', bookmark, text, marks })
    }
    return true
  }

  private atom(item: AtomItem, text: string): void {
    if (item.atom === 'footnote' || item.atom === 'endnote') {
      const note = `${item.atom} ${item.node.attributes['w:id'] ?? ''}`
      this.pieces.push({ kind: 'note', note, marks: [] })
      return
    }
    if (item.atom !== 'symbol') this.opaque.push(item.atom)
    this.pieces.push({ kind: 'run', run: textRun(text) })
  }

  done(): CodeWords {
    // A field that runs on into the next paragraph is no reference: what it shows so far is words.
    for (const { shown, marks } of this.open.splice(0)) {
      if (shown !== '') this.pieces.push({ kind: 'run', run: textRun(shown, marks ?? []) })
    }
    return {
      pieces: this.pieces,
      bookmarks: this.bookmarks,
      opaque: this.opaque,
      revised: this.revised,
    }
  }
}

/** What the pieces read as where nothing is looked up. */
export function piecesText(pieces: readonly CodePiece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === 'run'
        ? piece.run.kind === 'text'
          ? piece.run.text
          : ''
        : piece.kind === 'field'
          ? piece.text
          : '',
    )
    .join('')
}

/** Without the first `count` UTF-16 units and the space behind them, and without space at the end. */
export function trimmedPieces(pieces: readonly CodePiece[], count: number): readonly CodePiece[] {
  const kept: CodePiece[] = []
  let left = count
  let begun = false
  for (const piece of pieces) {
    if (piece.kind === 'note') {
      kept.push(piece)
      begun = true
      continue
    }
    const text =
      piece.kind === 'field' ? piece.text : piece.run.kind === 'text' ? piece.run.text : ''
    const cut = Math.min(left, text.length)
    left -= cut
    let rest = text.slice(cut)
    if (!begun) rest = rest.trimStart()
    if (rest === '') continue
    begun = true
    if (rest === text) kept.push(piece)
    else if (piece.kind === 'field') kept.push({ ...piece, text: rest })
    else kept.push({ kind: 'run', run: textRun(rest, piece.run.marks) })
  }
  return withoutSpaceAtEnd(kept)
}

function withoutSpaceAtEnd(pieces: readonly CodePiece[]): readonly CodePiece[] {
  const last = pieces[pieces.length - 1]
  if (last?.kind !== 'run' || last.run.kind !== 'text') return pieces
  const text = last.run.text.trimEnd()
  if (text === last.run.text) return pieces
  const rest = pieces.slice(0, -1)
  return text === ''
    ? withoutSpaceAtEnd(rest)
    : [...rest, { kind: 'run', run: textRun(text, last.run.marks) }]
}

/** The runs, with `targetOf` giving what a field or a note points at: runs to put in its place, or null for its text. */
export function runsOfPieces(
  pieces: readonly CodePiece[],
  targetOf: (piece: Exclude<CodePiece, { kind: 'run' }>) => readonly Run[] | null,
): readonly Run[] {
  return canonicalRuns(
    pieces.flatMap((piece): readonly Run[] => {
      if (piece.kind === 'run') return [piece.run]
      const found = targetOf(piece)
      if (found !== null) return found
      return piece.kind === 'field' ? [textRun(piece.text, piece.marks)] : []
    }),
  )
}
