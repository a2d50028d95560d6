/** Which copy of the register a file that came back is. What is not certain is left to a person. */
import type { ReturnedCopy } from '../../legal-text/formats/docx/returned.ts'
import type { RecordOf } from '../records/index.ts'
import { copiesOf } from '../report/receipts.ts'
import type { Workspace } from '../workspace.ts'

export interface CameBack {
  /** Of the file, without its folder. */
  readonly name: string
  /** SHA-256 of its bytes. */
  readonly hash: string
  readonly copy: Pick<ReturnedCopy, 'trace' | 'paragraphs'>
}

export interface Registered {
  /** The copy that it is; null where none is, or several could be. */
  readonly copy: RecordOf<'copy'> | null
  /** Copies of the modification that are still out, those that are due first. */
  readonly open: readonly RecordOf<'copy'>[]
  /** The copy as which this very file was ticked off before; null where none was. */
  readonly before: RecordOf<'copy'> | null
}

/** @param modification Id of the modification that the file is about. */
export function registered(workspace: Workspace, modification: string, file: CameBack): Registered {
  const copies = copiesOf(workspace, modification)
  const open = copies.filter(({ returned }) => returned === null)
  const before = copies.find(({ returnedHash }) => returnedHash === file.hash) ?? null
  if (before !== null) return { copy: null, open, before }
  const sent = open.filter((copy) => isSentAs(workspace, copy, file))
  // The same file goes to several people: then its name or its revisions say whose it is.
  const copy = only(sent) ?? only(sent.filter((each) => isBy(each, file)))
  return { copy, open, before }
}

function only<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? (values[0] ?? null) : null
}

/** By its trace where it carries one and the receipt is known; else by its name. */
function isSentAs(
  { receipt: receipts }: Workspace,
  { receipt, title }: RecordOf<'copy'>,
  { name, copy: { trace } }: CameBack,
): boolean {
  const known = receipt === null ? undefined : receipts.get(receipt)
  if (known !== undefined && trace !== null) {
    const { draft, document, hashes } = known
    return (
      trace.draft === draft &&
      trace.document === document &&
      trace.base === hashes.base &&
      trace.proposal === hashes.proposal
    )
  }
  return plain(name).includes(plain(known?.file ?? title))
}

function isBy({ to }: RecordOf<'copy'>, { name, copy }: CameBack): boolean {
  const authors = copy.paragraphs.flatMap(({ author, comments }) => [
    author,
    ...comments.map((comment) => comment.author),
  ])
  return (
    plain(name).includes(plain(to)) || authors.some((author) => plain(author ?? '') === plain(to))
  )
}

/** Programs put underlines for spaces, and "(1)" behind a name that is there already. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.docx$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
}
