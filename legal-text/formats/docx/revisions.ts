/** Tracked changes as the docx library writes them (ECMA-376 17.13.5), each with an id of its own in the file. */
import {
  CommentReference,
  DeletedTextRun,
  InsertedTextRun,
  type IRunOptions,
  Tab,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from 'docx'
import type { Mark } from '../../text.ts'
import type { Attribution, Piece, Stamp } from '../redline.ts'

export interface Revision extends Stamp {
  readonly id: number
}

/** The revision without its time, which w:date may leave out: docx types it as needed and writes it where it is there. */
function undated({ id, author }: Revision): Revision {
  return { id, author } as Revision
}

/** Gives each revision mark of one file its number: w:id must be unique among them, and comments count with them. */
export interface Numberer {
  readonly revision: (change: string | null, person: string | null) => Revision
  readonly id: () => number
}

export function createNumberer(attribution: Attribution): Numberer {
  let count = 0
  const id = () => {
    count += 1
    return count
  }
  return { id, revision: (change, person) => ({ id: id(), ...attribution(change, person) }) }
}

class RevisionAttributes extends XmlAttributeComponent<Revision> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' }
}

/** Somebody's deletion of somebody else's pending words: w:ins around w:del (ECMA-376 17.13.5.14). */
export class DeletedInsertion extends XmlComponent {
  constructor(inserted: Revision, deleted: Revision & IRunOptions) {
    super('w:ins')
    this.root.push(new RevisionAttributes(inserted), new DeletedTextRun(deleted))
  }
}

export type RunChild = TextRun | InsertedTextRun | DeletedTextRun

export interface RunOptions {
  /** Puts a tab behind the words, with the same fate. */
  readonly tab?: boolean
  /** Leaves the time out, so that LibreOffice does not join this revision to the one in front of it. */
  readonly undated?: boolean
  /** The bookmark of the paragraph whose number the words are: they become a field that Word can bring up to date. */
  readonly bookmark?: string | undefined
}

class FieldCharacter extends XmlComponent {
  constructor(type: 'begin' | 'separate' | 'end') {
    super('w:fldChar')
    this.root.push({ _attr: { 'w:fldCharType': type } } as unknown as XmlComponent)
  }
}

class Instruction extends XmlComponent {
  constructor(text: string, deleted: boolean) {
    super(deleted ? 'w:delInstrText' : 'w:instrText')
    this.root.push({ _attr: { 'xml:space': 'preserve' } } as unknown as XmlComponent, text)
  }
}

/**
 * A reference to a paragraph's number (ECMA-376 17.16.5.51): "\\n" is the number as its paragraph prints it, "(a)", since
 * 4.1(a) is two references of ours; "\\r" and "\\w" would give "4.1(a)" for the second.
 */
function field(bookmark: string, text: string, deleted: boolean): IRunOptions {
  const parts = [
    new FieldCharacter('begin'),
    new Instruction(` REF ${bookmark} \\n \\h `, deleted),
    new FieldCharacter('separate'),
    text,
    new FieldCharacter('end'),
  ]
  return { children: parts } as unknown as IRunOptions
}

/** Some words of a redline as a run. */
export function pieceRun(piece: Piece, numberer: Numberer, how: RunOptions = {}): RunChild {
  const { kind, change, author, deletedBy } = piece
  const deleted = kind === 'deleted' || deletedBy !== null
  const content =
    how.bookmark === undefined
      ? contentOf(piece.text, how.tab === true)
      : field(how.bookmark, piece.text, deleted)
  const options = { ...markOptions(piece.marks), ...content }
  if (kind === 'kept') return new TextRun(options)
  const dated = numberer.revision(change, author)
  const own = how.undated === true ? undated(dated) : dated
  if (kind === 'deleted') return new DeletedTextRun({ ...options, ...own })
  if (deletedBy === null) return new InsertedTextRun({ ...options, ...own })
  const deletion = { ...options, ...numberer.revision(change, deletedBy) }
  return new DeletedInsertion(own, deletion) as unknown as RunChild
}

/** The mark that opens a comment, with the fate of what it is about: it goes where its words go. */
export function commentRun(
  comment: number,
  piece: Pick<Piece, 'kind' | 'change' | 'author'>,
  numberer: Numberer,
  how: Pick<RunOptions, 'undated'> = {},
): RunChild {
  const children = [new CommentReference(comment)]
  if (piece.kind === 'kept') return new TextRun({ children })
  const dated = numberer.revision(piece.change, piece.author)
  const own = how.undated === true ? undated(dated) : dated
  return piece.kind === 'deleted'
    ? new DeletedTextRun({ ...own, children })
    : new InsertedTextRun({ ...own, children })
}

function contentOf(text: string, tab: boolean): IRunOptions {
  return tab ? { children: [text, new Tab()] } : { text }
}

/** Run properties for marks of the text. */
function markOptions(marks: readonly Mark[]): IRunOptions {
  const has = (mark: Mark) => marks.includes(mark)
  return {
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italics: true }),
    ...(has('underline') && { underline: {} }),
    ...(has('superscript') && { superScript: true }),
  }
}
