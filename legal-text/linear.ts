/** A redline as one text that is read from start to end: "[deleted: …] [inserted: …]". Pure. */
import { citationsOf } from './citations.ts'
import { moveNote } from './formats/redline.ts'
import { plainText, type Resolve } from './text.ts'
import type { ProvisionView, Segment } from './views.ts'

export interface LinearLine {
  readonly id: string
  readonly text: string
  readonly changed: boolean
}

/** Provisions without words or number are left out. */
export function linearLines(
  views: readonly ProvisionView[],
  resolve: Resolve,
): readonly LinearLine[] {
  const citations = citationsOf(views)
  // A bare digit behind a word would be read as part of it.
  const aloud: Resolve = (target, kind) =>
    kind === 'footnote' ? ` [footnote ${resolve(target, kind)}]` : resolve(target, kind)
  return views.flatMap((view): readonly LinearLine[] => {
    const words = wordsOf(view, aloud)
    const text = [numberOf(view), words].filter((part) => part !== '').join(' ')
    if (text === '') return []
    const note = moveNote(view, (row) => citations.get(row) ?? null)
    const changed = view.presence !== 'kept' || note !== null || view.segments.some(isChange)
    return [{ id: view.id, text: wrapped(view, note, text) + endOf(view), changed }]
  })
}

export function linearText(lines: readonly LinearLine[]): string {
  return lines.map(({ text }) => text).join('\n')
}

function isChange({ kind, deletedBy }: Segment): boolean {
  return kind !== 'kept' || deletedBy !== null
}

function isStruck({ kind, deletedBy }: Segment): boolean {
  return kind === 'deleted' || deletedBy !== null
}

function numberOf({ kind, number, baselineNumber, presence, moved }: ProvisionView): string {
  if (number === null) return ''
  // Of what moved, the note says where it comes from.
  const stays = presence === 'kept' && moved === null
  const renumbered = stays && baselineNumber !== null && baselineNumber !== number
  const printed = renumbered ? `[deleted: ${baselineNumber}] [inserted: ${number}]` : number
  return kind === 'footnote' ? `Footnote ${printed}:` : printed
}

/** A provision that comes, goes or moves as a whole is told as one. */
function wrapped({ presence, kind }: ProvisionView, note: string | null, text: string): string {
  if (note !== null) return `[${note.charAt(0).toLowerCase()}${note.slice(1)}: ${text}]`
  if (presence === 'kept') return text
  return `[${presence} ${kind}: ${text}]`
}

/** Where a provision is split in two, or reads as one with the next. */
function endOf({ runsOn }: ProvisionView): string {
  if (runsOn === null) return ''
  return runsOn.reading === 'baseline' ? ' [split here]' : ' [joined to the next]'
}

function wordsOf({ presence, segments }: ProvisionView, resolve: Resolve): string {
  const read = (list: readonly Segment[]) =>
    plainText(
      list.flatMap(({ runs }) => runs),
      resolve,
    )
  if (presence === 'deleted') return read(segments)
  if (presence === 'inserted') return read(segments.filter((segment) => !isStruck(segment)))
  return stretches(segments)
    .map((stretch) => {
      const struck = read(stretch.filter(isStruck))
      const come = read(stretch.filter((segment) => isChange(segment) && !isStruck(segment)))
      if (!stretch.some(isChange)) return read(stretch)
      if (struck === come) return `[formatted: ${come}]`
      return [struck === '' ? '' : `[deleted: ${struck}]`, come === '' ? '' : `[inserted: ${come}]`]
        .filter((part) => part !== '')
        .join(' ')
    })
    .join('')
}

/** Words that stay, and words of one place that change, in turn. */
function stretches(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const list: Segment[][] = []
  for (const segment of segments) {
    const last = list[list.length - 1]
    const [first] = last ?? []
    if (last !== undefined && first !== undefined && isChange(first) === isChange(segment)) {
      last.push(segment)
    } else list.push([segment])
  }
  return list
}
