/** Blocks of a Word file as texts that the comparison of legal text takes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { TextList } from '../../../diff/compare.ts'
import { keyOfRuns } from '../../../diff/vocabulary.ts'
import { canonicalRuns, plainText, type Run, textRun } from '../../../text.ts'
import type { RowOfTable, TableBlock, WordBlock } from '../blocks-of.ts'
import { type AtomItem, itemsOf, type MarksOf } from '../items.ts'
import { relationshipsOf, type WordFile } from '../word-file.ts'
import { charactersOf, elementsIn, type XmlElement } from '../xml-tree.ts'

const CELL_END = textRun('\u241F')
const ROW_END = textRun('\u241E')

export interface Texts {
  readonly ofBlock: (block: WordBlock) => readonly Run[]
  readonly ofRow: (row: RowOfTable) => readonly Run[]
}

/** @param part The part of the file that the blocks stand in. */
export function textsOf(file: WordFile, part: string, marksOf: MarksOf): Texts {
  const known = new Map<XmlElement, readonly Run[]>()
  const atoms = atomNames(file, part)
  const ofParagraph = (element: XmlElement): readonly Run[] => {
    const old = known.get(element)
    if (old !== undefined) return old
    const runs = itemsOf(element, marksOf).flatMap((item): readonly Run[] => {
      if (item.kind === 'point') return []
      if (item.kind === 'text') return [textRun(item.text, item.marks)]
      return [{ kind: 'reference', target: atoms(item), marks: [] }]
    })
    const made = canonicalRuns(runs)
    known.set(element, made)
    return made
  }
  const ofBlock = (block: WordBlock): readonly Run[] =>
    block.kind === 'paragraph' ? ofParagraph(block.element) : ofTable(block)
  const ofRow = ({ cells }: RowOfTable): readonly Run[] =>
    cells.flatMap(({ blocks }) => [
      ...blocks.flatMap((block, index) =>
        index === 0 ? ofBlock(block) : [textRun('\n'), ...ofBlock(block)],
      ),
      CELL_END,
    ])
  const ofTable = ({ rows }: TableBlock): readonly Run[] =>
    rows.flatMap((row) => [...ofRow(row), ROW_END])
  return { ofBlock, ofRow }
}

/** Atoms of both files that are the same have the same name: notes among themselves, images by what they show. */
function atomNames(file: WordFile, part: string): (item: AtomItem) => string {
  let relations: ReadonlyMap<string, string> | null = null
  const hashes = new Map<string, string>()
  const hashOf = (id: string): string => {
    relations ??= new Map(
      relationshipsOf(file.package, part).map(({ id: own, target }) => [own, target]),
    )
    const target = relations.get(id) ?? ''
    const known = hashes.get(target)
    if (known !== undefined) return known
    const hash = file.package.has(target)
      ? bytesToHex(sha256(file.package.bytes(target)))
      : `outside ${target}`
    hashes.set(target, hash)
    return hash
  }
  return ({ atom, node }) => {
    if (atom === 'footnote' || atom === 'endnote') return atom
    const shown: string[] = [atom, charactersOf(node).replace(/\s+/g, ' ').trim()]
    for (const { attributes, name } of elementsIn(node)) {
      if (name === 'w:sym') shown.push(attributes['w:char'] ?? '')
      const id = attributes['r:embed'] ?? attributes['r:id'] ?? attributes['r:link']
      if (id !== undefined) shown.push(hashOf(id))
    }
    return shown.join(' ')
  }
}

/** A list for {@link import('../../../diff/compare.ts').compareLists}; `mark` tells what never is one another apart. */
export function textList<Thing>(
  things: readonly Thing[],
  runsOf: (thing: Thing) => readonly Run[],
  mark: (thing: Thing) => string,
): TextList {
  const nameOf = (target: string) => target
  return {
    keys: things.map((thing) => {
      const runs = runsOf(thing)
      return mark(thing) + keyOfRuns(runs, plainText(runs), nameOf)
    }),
    runsAt: (index) => runsOf(things[index] as Thing),
    numberAt: () => null,
    nameOf,
  }
}
