/** Rows, and what stands under a provision, told as one thing and not piece by piece. */
import type { ProvisionView } from '../../legal-text/views.ts'
import type { TakenItem } from './items.ts'

type Views = ReadonlyMap<string, ProvisionView>

/** The cells of a row that was taken away, as that row; a row that keeps some of its cells only loses their words. */
export function rowsGone(items: readonly TakenItem[], views: Views): readonly TakenItem[] {
  const gone = new Map<string, TakenItem[]>()
  for (const item of items) {
    const row = item.kind === 'taken away' ? rowOf(item.provision, views) : null
    if (row !== null) gone.set(row, [...(gone.get(row) ?? []), item])
  }
  return items.flatMap((item): readonly TakenItem[] => {
    const row = item.kind === 'taken away' ? rowOf(item.provision, views) : null
    if (row === null) return [item]
    const all = gone.get(row) ?? []
    if (all.length < cellCount(row, views)) return [{ ...item, kind: 'altered' }]
    const here = all.map((each) => each.here ?? '').join(' | ')
    return all[0] === item ? [{ ...item, provision: row, here, sentWords: null }] : []
  })
}

/** The cells of a row that was put in, as that row. */
export function rowsCome(items: readonly TakenItem[], views: Views): readonly TakenItem[] {
  const gathered: TakenItem[] = []
  const places = new Map<string, number>()
  for (const item of items) {
    const { cell, after, kind, words, marks } = item
    const under = kind === 'new' && cell?.presence === 'inserted' ? rowOf(after, views) : null
    const place = places.get(cell?.row ?? '')
    const open = place === undefined ? undefined : gathered[place]
    if (cell === null || under === null) gathered.push(item)
    else if (place === undefined || open === undefined) {
      places.set(cell.row, gathered.length)
      gathered.push({ ...item, kind: 'new row', after: under, cells: [{ words, marks }] })
    } else {
      gathered[place] = {
        ...open,
        words: `${open.words} | ${words}`,
        cells: [...open.cells, { words, marks }],
        comments: [...open.comments, ...item.comments],
      }
    }
  }
  return gathered
}

function rowOf(provision: string | null, views: Views): string | null {
  const view = provision === null ? undefined : views.get(provision)
  return view?.kind === 'cell' ? view.parent : null
}

function cellCount(row: string, views: Views): number {
  let count = 0
  for (const { kind, parent } of views.values()) if (kind === 'cell' && parent === row) count += 1
  return count
}

/** What goes or moves with what it stands under is not told again; what stays keeps what it stands under. */
export function withWholes(items: readonly TakenItem[], views: Views): readonly TakenItem[] {
  const of = (kind: TakenItem['kind']) =>
    new Set(items.flatMap((item) => (item.kind === kind ? (item.provision ?? []) : [])))
  const [gone, moved] = [of('taken away'), of('moved')]
  const staying = new Set<string>()
  for (const { kind, provision } of items) {
    if (provision === null || kind === 'taken away') continue
    for (const each of ancestorsOf(provision, views)) staying.add(each)
  }
  const leaves = (provision: string) => gone.has(provision) && !staying.has(provision)
  return items.flatMap((item): readonly TakenItem[] => {
    const { kind, provision, words, here } = item
    if (provision === null) return [item]
    const above = ancestorsOf(provision, views)
    if (kind === 'taken away') {
      if (above.some(leaves)) return []
      if (!staying.has(provision)) return [item]
      const note = 'What stands under it stays, so that only its words go.'
      return [{ ...item, kind: 'altered', notes: [...item.notes, note] }]
    }
    if (kind === 'moved' && above.some((each) => moved.has(each))) {
      return [{ ...item, kind: words === here ? 'as sent' : 'altered', after: null, notes: [] }]
    }
    return [item]
  })
}

function ancestorsOf(provision: string, views: Views): readonly string[] {
  const above: string[] = []
  let at = views.get(provision)?.parent ?? null
  while (at !== null && above.length < 50) {
    above.push(at)
    at = views.get(at)?.parent ?? null
  }
  return above
}
