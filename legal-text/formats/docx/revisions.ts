/** Tracked changes as the docx library writes them (ECMA-376 17.13.5), each with an id of its own in the file. */
import {
  DeletedTextRun,
  InsertedTextRun,
  type IRunOptions,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from 'docx'
import { plainText, type Resolve, type Run } from '../../text.ts'
import type { Segment } from '../../views.ts'

export interface Revision {
  readonly id: number
  readonly author: string
  readonly date: string
}

/** Who changed what when, by change and person: what revision marks print. */
export interface Attribution {
  /** Name of a person by id, or of whoever made the change where no person is given. */
  readonly nameOf: (person: string | null, change: string | null) => string
  /** ISO 8601 instant at which a change was last made, by change id. */
  readonly timeOf: (change: string | null) => string
}

/** Gives each revision mark of one file its number: w:id must be unique among them. */
export function createNumbering(attribution: Attribution) {
  let count = 0
  return (change: string | null, person: string | null): Revision => {
    count += 1
    return {
      id: count,
      author: attribution.nameOf(person, change),
      date: attribution.timeOf(change),
    }
  }
}
export type Mint = ReturnType<typeof createNumbering>

class RevisionAttributes extends XmlAttributeComponent<Revision> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' }
}

/** Somebody's deletion of somebody else's pending words: w:ins around w:del (ECMA-376 17.13.5.14). */
class DeletedInsertion extends XmlComponent {
  constructor(inserted: Revision, deleted: Revision & IRunOptions) {
    super('w:ins')
    this.root.push(new RevisionAttributes(inserted), new DeletedTextRun(deleted))
  }
}

export type RunChild = TextRun | InsertedTextRun | DeletedTextRun

/** One segment of a redline as runs, with its author and time. */
export function segmentRuns(segment: Segment, resolve: Resolve, mint: Mint): readonly RunChild[] {
  return segment.runs.map((run): RunChild => {
    const options = runOptions(run, resolve)
    const { kind, change, author, deletedBy } = segment
    if (kind === 'kept') return new TextRun(options)
    if (kind === 'deleted') return new DeletedTextRun({ ...options, ...mint(change, author) })
    const inserted = mint(change, author)
    if (deletedBy === null) return new InsertedTextRun({ ...options, ...inserted })
    const deleted = { ...options, ...mint(change, deletedBy) }
    return new DeletedInsertion(inserted, deleted) as unknown as RunChild
  })
}

function runOptions(run: Run, resolve: Resolve): IRunOptions {
  const has = (mark: Run['marks'][number]) => run.marks.includes(mark)
  return {
    text: plainText([run], resolve),
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italics: true }),
    ...(has('underline') && { underline: {} }),
    ...(has('superscript') && { superScript: true }),
  }
}
