/** Patches one story (a body, a cell, a note) so that it reads as another, every difference a tracked change. */
import { compareLists } from '../../../diff/compare.ts'
import { isEqualRow } from '../../../diff/rows.ts'
import { NO_TERMS } from '../../../terms.ts'
import type { ParagraphBlock, RowOfTable, TableBlock, WordBlock } from '../blocks-of.ts'
import type { Part } from '../word-file.ts'
import { childNamed, childrenOf, type XmlElement } from '../xml-tree.ts'
import { type ComparedSides, countLone, type Operation, operations } from './operations.ts'
import { type Group, type Sides, writeGroup } from './paragraphs.ts'
import { looksOf, rowProperties } from './properties.ts'
import { textList } from './texts.ts'
import { lineOf } from './units.ts'

export interface StoryContext {
  readonly part: Part
  /** Source of the other file's part. */
  readonly other: Part
  readonly sides: Sides
  readonly compared: ComparedSides
  readonly splice: (start: number, end: number, text: string) => void
  /** Called with notes of both files that are one another, by what refers to them. */
  readonly notes: ((before: XmlElement, after: XmlElement) => void) | null
}

/** @param at Where in the part to insert, should the story before have no blocks at all. */
export function patchStory(
  before: readonly WordBlock[],
  after: readonly WordBlock[],
  at: number,
  context: StoryContext,
): void {
  let end = before[0]?.element.start ?? at
  for (const operation of operations(before, after, context.compared)) {
    if (operation.kind === 'insert')
      context.splice(end, end, inserted(operation.block, context, true))
    else end = patchOne(operation, context)
  }
}

/** Gives where the blocks of the operation end in the part. */
function patchOne(
  operation: Exclude<Operation, { kind: 'insert' }>,
  context: StoryContext,
): number {
  switch (operation.kind) {
    case 'group':
      patchGroup(operation, context)
      return (operation.before[operation.before.length - 1] as ParagraphBlock).element.end
    case 'tables':
      patchTable(operation.before, operation.after, context)
      return operation.before.element.end
    case 'delete':
      deleteBlock(operation.block, context)
      return operation.block.element.end
  }
}

function patchGroup(group: Group, context: StoryContext): void {
  const { notes, compared } = context
  if (notes !== null) for (const [old, now] of notePairs(group, context)) notes(old, now)
  if (group.changes.length === 0) {
    if (!looksDiffer(group, context)) return
    compared.tally.formats += 1
  }
  let waiting = ''
  for (const { xml, mark } of writeGroup(group, context.sides)) {
    waiting += xml
    if (mark === null) continue
    context.splice(mark.element.start, mark.element.end, waiting)
    waiting = ''
  }
}

/** Whether paragraphs with the same words look different: another style, list or indent. */
function looksDiffer({ before, after }: Group, { part, other, sides }: StoryContext): boolean {
  const [old, now] = [before[0] as ParagraphBlock, after[0] as ParagraphBlock]
  if (sourceOf(part, old.properties) === sourceOf(other, now.properties)) return false
  const { toXml, defaultStyle } = sides.after
  const own = looksOf(old.properties, sides.before.defaultStyle).looks
  return own !== looksOf(now.properties, defaultStyle, toXml).looks
}

function sourceOf({ source }: Part, element: XmlElement | null): string {
  return element === null ? '' : source.slice(element.start, element.end)
}

function* notePairs(
  { before, after, changes }: Group,
  { sides }: StoryContext,
): Generator<readonly [XmlElement, XmlElement]> {
  const old = referencesIn(before, sides.before.marksOf)
  if (old.length === 0) return
  const now = new Map(referencesIn(after, sides.after.marksOf))
  for (const [at, node] of old) {
    let shift = 0
    let isKept = true
    for (const { start, end, otherEnd } of changes) {
      if (start <= at && at < end) isKept = false
      if (end <= at) shift = otherEnd - end
    }
    const other = now.get(at + shift)
    if (isKept && other !== undefined && other.name === node.name) yield [node, other]
  }
}

const REFERENCES = new Set(['w:footnoteReference', 'w:endnoteReference'])

function referencesIn(
  paragraphs: readonly ParagraphBlock[],
  marksOf: Sides['before']['marksOf'],
): readonly (readonly [number, XmlElement])[] {
  return lineOf(paragraphs, marksOf).units.flatMap((unit) =>
    unit.kind === 'item' && REFERENCES.has(unit.item.node.name)
      ? [[unit.at, unit.item.node] as const]
      : [],
  )
}

function patchTable(before: TableBlock, after: TableBlock, context: StoryContext): void {
  const { compared } = context
  const { rows } = compareLists(
    textList(before.rows, compared.before.ofRow, structureOf),
    textList(after.rows, compared.after.ofRow, structureOf),
    NO_TERMS,
    compared.budget,
  )
  const patcher = new TablePatcher(before, context)
  for (const row of rows) {
    if (isEqualRow(row)) {
      for (let index = 0; index < row.length; index += 1) {
        patcher.pair(before.rows[row.before + index], after.rows[row.after + index])
      }
      continue
    }
    const olds = row.before.map((index) => before.rows[index] as RowOfTable)
    const news = row.after.map((index) => after.rows[index] as RowOfTable)
    if (row.moved) patcher.move(olds, news)
    else patcher.replace(olds, news)
  }
}

class TablePatcher {
  private readonly context: StoryContext
  /** Where the rows that have been patched end. */
  private end: number

  constructor({ rows, element }: TableBlock, context: StoryContext) {
    this.context = context
    this.end = rows[0]?.element.start ?? element.end
  }

  pair(old: RowOfTable | undefined, now: RowOfTable | undefined): void {
    if (old === undefined || now === undefined) return
    old.cells.forEach((cell, index) => {
      const other = now.cells[index]
      if (other !== undefined) {
        patchStory(cell.blocks, other.blocks, cell.element.end, this.context)
      }
    })
    this.end = old.element.end
  }

  /** Rows that stand elsewhere go where they stood and come where they stand: of the two, what the table is at. */
  move(olds: readonly RowOfTable[], news: readonly RowOfTable[]): void {
    if (news.length === 0) this.remove(olds)
    else this.insert(news)
    this.context.compared.tally.moved += news.length
  }

  replace(olds: readonly RowOfTable[], news: readonly RowOfTable[]): void {
    const [old, now] = [olds[0], news[0]]
    const one = olds.length === 1 && news.length === 1
    if (one && old !== undefined && now !== undefined && structureOf(old) === structureOf(now)) {
      this.pair(old, now)
      return
    }
    this.remove(olds)
    this.insert(news)
    for (const _ of [...olds, ...news]) countLone(this.context.compared.tally)
  }

  private remove(rows: readonly RowOfTable[]): void {
    for (const row of rows) {
      deleteRow(row, this.context)
      this.end = row.element.end
    }
  }

  private insert(rows: readonly RowOfTable[]): void {
    for (const row of rows) this.context.splice(this.end, this.end, insertedRow(row, this.context))
  }
}

/** Rows are only patched cell by cell where their cells are the same: as many, spanning and merged alike. */
function structureOf({ cells }: RowOfTable): string {
  return cells
    .map(({ element }) => {
      const properties = childNamed(element, 'w:tcPr')
      const span = childNamed(properties, 'w:gridSpan')?.attributes['w:val'] ?? '1'
      const merge = childNamed(properties, 'w:vMerge')
      return `${span}${merge === null ? '' : (merge.attributes['w:val'] ?? 'continue')}`
    })
    .join('|')
}

function deleteBlock(
  block: WordBlock,
  context: Pick<StoryContext, 'part' | 'sides' | 'splice'>,
): void {
  if (block.kind === 'table') {
    for (const row of block.rows) deleteRow(row, context)
    return
  }
  const [written] = writeGroup({ before: [block], after: [], changes: [] }, context.sides)
  context.splice(block.element.start, block.element.end, written?.xml ?? '')
}

export function deleteRow(
  { element, cells }: RowOfTable,
  context: Pick<StoryContext, 'part' | 'sides' | 'splice'>,
): void {
  const properties = childNamed(element, 'w:trPr')
  const made = rowProperties(
    element,
    'w:del',
    (node) => sourceOf(context.part, node),
    context.sides.stamp,
  )
  if (properties !== null) context.splice(properties.start, properties.end, made)
  else {
    const first = childrenOf(element).find(({ name }) => name !== 'w:tblPrEx')
    if (first !== undefined) context.splice(first.start, first.start, made)
  }
  for (const { blocks } of cells) for (const block of blocks) deleteBlock(block, context)
}

function inserted(block: WordBlock, context: StoryContext, marked: boolean): string {
  if (block.kind === 'paragraph') {
    return writeGroup({ before: [], after: [block], changes: [], unmarked: !marked }, context.sides)
      .map(({ xml }) => xml)
      .join('')
  }
  const { toXml } = context.sides.after
  const head = childrenOf(block.element).filter(
    ({ name }) => name === 'w:tblPr' || name === 'w:tblGrid',
  )
  const rows = block.rows.map((row) => insertedRow(row, context))
  return `<w:tbl>${head.map((node) => toXml(node)).join('')}${rows.join('')}</w:tbl>`
}

function insertedRow({ element, cells }: RowOfTable, context: StoryContext): string {
  const { toXml } = context.sides.after
  const properties = rowProperties(element, 'w:ins', toXml, context.sides.stamp)
  const written = cells.map((cell) => {
    const own = childNamed(cell.element, 'w:tcPr')
    const blocks = cell.blocks.map((block) => inserted(block, context, false))
    return `<w:tc>${own === null ? '' : toXml(own)}${blocks.join('')}</w:tc>`
  })
  return `<w:tr>${properties}${written.join('')}</w:tr>`
}
