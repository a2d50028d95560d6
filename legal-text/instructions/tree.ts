/** A document as amendment instructions speak of it: provisions that are cited by number or by where they stand. */
import { PROVISION_KINDS, type ProvisionKind } from '../provisions.ts'
import { canonicalRuns, type Resolve, type Run } from '../text.ts'
import { type ProvisionView, readingRuns } from '../views.ts'

/** One provision: its words with marks, references reading as the numbers of what they point at. */
export interface Line {
  readonly id: string
  readonly kind: ProvisionKind
  readonly parent: string | null
  readonly number: string | null
  readonly runs: readonly Run[]
}

/** In reading order, each parent before its children. */
export type Tree = readonly Line[]

/** A reading of a document, baseline or proposed, without what is only shown in a redline. */
export function treeOf(views: readonly ProvisionView[], resolve: Resolve): Tree {
  return views
    .filter(({ presence, joinedTo }) => presence !== 'deleted' && joinedTo === null)
    .map(({ id, kind, parent, number, segments }) => ({
      id,
      kind,
      parent,
      number,
      runs: canonicalRuns(
        readingRuns(segments).map(
          (run): Run =>
            run.kind === 'text'
              ? run
              : { kind: 'text', text: resolve(run.target, run.kind), marks: run.marks },
        ),
      ),
    }))
}

const ORDINALS: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
]

/** "third", "12th". */
export function ordinal(count: number): string {
  return ORDINALS[count - 1] ?? `${count}th`
}

export function ordinalNumber(word: string): number {
  const index = ORDINALS.indexOf(word)
  return index === -1 ? Number.parseInt(word, 10) : index + 1
}

/** Kinds whose numbers are read behind that of what they stand under: 4.1(a)(ii). */
const INSIDE: ReadonlySet<ProvisionKind> = new Set(['paragraph', 'subparagraph', 'item'])

/** How each provision is cited by number, "4.1(a)"; none where it has no number. */
export function labelsOf(tree: Tree): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const { id, kind, parent, number } of tree) {
    if (number === null) continue
    const above = INSIDE.has(kind) && parent !== null ? (labels.get(parent) ?? '') : ''
    labels.set(id, above + number)
  }
  return labels
}

/** "clause 4.1(a)" where that is one provision only, else "the second text under section 4". */
export function cite(tree: Tree, id: string): string {
  const labels = labelsOf(tree)
  const line = tree.find((candidate) => candidate.id === id)
  if (line === undefined) throw new Error(`There is no provision ${id} to cite.`)
  const label = labels.get(id)
  if (label !== undefined && label.trim() === label && label !== '') {
    const alike = tree.filter(
      ({ id: other, kind }) => kind === line.kind && labels.get(other) === label,
    )
    if (alike.length === 1) return `${line.kind} ${label}`
  }
  const siblings = tree.filter(({ parent, kind }) => parent === line.parent && kind === line.kind)
  const place = ordinal(siblings.findIndex((sibling) => sibling.id === id) + 1)
  const where = line.parent === null ? 'of the document' : `under ${cite(tree, line.parent)}`
  return `the ${place} ${line.kind} ${where}`
}

/** The provision that a citation names. Throws an Error in words where it names none. */
export function cited(tree: Tree, citation: string): Line {
  const placed = /^the (\w+) (\w+) (?:of the document|under (.+))$/s.exec(citation)
  const found =
    placed === null ? byLabel(tree, citation) : byPlace(tree, placed as unknown as string[])
  if (found === undefined) throw new Error(`There is no ${citation}.`)
  return found
}

function byLabel(tree: Tree, citation: string): Line | undefined {
  const space = citation.indexOf(' ')
  const [kind, label] = [citation.slice(0, space), citation.slice(space + 1)]
  const labels = labelsOf(tree)
  return tree.find((line) => line.kind === kind && labels.get(line.id) === label)
}

function byPlace(tree: Tree, [, place = '', kind = '', above]: string[]): Line | undefined {
  const parent = above === undefined ? null : cited(tree, above).id
  const siblings = tree.filter((line) => line.parent === parent && line.kind === kind)
  return siblings[ordinalNumber(place) - 1]
}

export function isKind(word: string): word is ProvisionKind {
  return PROVISION_KINDS.some((kind) => kind === word)
}

/** The ids of a provision and of all that stands under it. */
export function subtree(tree: Tree, id: string): ReadonlySet<string> {
  const inside = new Set([id])
  for (const line of tree) if (line.parent !== null && inside.has(line.parent)) inside.add(line.id)
  return inside
}

/** Puts a provision under `parent`, right behind its sibling `after` and all that stands under that, or first. */
export function withLine(tree: Tree, line: Line, after: string | null): Tree {
  let index = 0
  if (after !== null) {
    const inside = subtree(tree, after)
    index = tree.findLastIndex(({ id }) => inside.has(id)) + 1
  } else if (line.parent !== null) {
    index = tree.findIndex(({ id }) => id === line.parent) + 1
  }
  return [...tree.slice(0, index), line, ...tree.slice(index)]
}
