/** Which paragraphs a file says have moved, and from where (ECMA-376 17.13.5.21 to 17.13.5.28). */
import { childNamed, elementsIn, type XmlElement } from './xml-tree.ts'

export interface MoveEnd {
  /** The same for where it moved from and where it moved to. */
  readonly name: string
  readonly end: 'from' | 'to'
}

/** By the paragraphs whose own mark moves; words that move inside a paragraph are an insertion and a deletion. */
export function movesOf(root: XmlElement): ReadonlyMap<XmlElement, MoveEnd> {
  const open = new Map<MoveEnd['end'], string>()
  const ids = new Map<string, MoveEnd['end']>()
  const counts = new Map<string, number>()
  const moves = new Map<XmlElement, MoveEnd>()
  const begin = ({ attributes }: XmlElement, end: MoveEnd['end']): void => {
    open.set(end, attributes['w:name'] ?? '')
    ids.set(`${end} ${attributes['w:id']}`, end)
  }
  for (const element of elementsIn(root)) {
    const { name, attributes } = element
    if (name === 'w:moveFromRangeStart') begin(element, 'from')
    else if (name === 'w:moveToRangeStart') begin(element, 'to')
    else if (name === 'w:moveFromRangeEnd') close(open, ids, 'from', attributes['w:id'])
    else if (name === 'w:moveToRangeEnd') close(open, ids, 'to', attributes['w:id'])
    if (name !== 'w:p') continue
    const end = endOf(element)
    if (end === null) continue
    // The range may begin inside its first paragraph.
    const start = end === 'from' ? 'w:moveFromRangeStart' : 'w:moveToRangeStart'
    const own = childNamed(element, start)?.attributes['w:name']
    const range = own ?? open.get(end)
    if (range === undefined) continue
    const key = `${end} ${range}`
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    moves.set(element, { name: `${range} ${count}`, end })
  }
  return moves
}

function close(
  open: Map<MoveEnd['end'], string>,
  ids: ReadonlyMap<string, MoveEnd['end']>,
  end: MoveEnd['end'],
  id: string | undefined,
): void {
  if (ids.get(`${end} ${id}`) === end) open.delete(end)
}

function endOf(paragraph: XmlElement): MoveEnd['end'] | null {
  const mark = childNamed(childNamed(paragraph, 'w:pPr'), 'w:rPr')
  if (childNamed(mark, 'w:moveFrom') !== null) return 'from'
  return childNamed(mark, 'w:moveTo') === null ? null : 'to'
}
