/**
 * The check of a patched file before it is handed over. It shares nothing with what wrote it: the file is settled, and read
 * as an import reads it, with the numbers that Word prints.
 */
import { plainText, type Resolve } from '../../../text.ts'
import { type ProvisionView, readingRuns } from '../../../views.ts'
import { type CodeLine, type CodeTable, codeLines } from '../code-lines.ts'
import type { CodePiece } from '../code-words.ts'
import { markingsOf } from '../faults.ts'
import { settled } from '../settle.ts'
import { allLines } from '../verify.ts'
import type { WordFile } from '../word-file.ts'

export interface PatchExpected {
  /** The provisions that the proposal has, in reading order, with what they are to print. */
  readonly proposed: readonly ProvisionView[]
  readonly numberOf: (view: ProvisionView) => string | null
  readonly resolve: Resolve
  /** Paragraphs of the imported file that are provisions, by their place: the rest is to stay as it is. */
  readonly places: ReadonlySet<number>
}

/** What is wrong with a file, in words; none where it is the proposal accepted and the imported file rejected. */
export function patchFaults(
  made: WordFile,
  original: WordFile,
  expected: PatchExpected,
  clean: boolean,
): readonly string[] {
  const before = linesOf(original)
  const accepted = linesOf(settled(made, 'accepted'))
  const known = new Set(markingsOf(original).faults)
  const marks = markingsOf(made)
  return [
    ...proposalFaults(accepted, before, expected),
    ...(clean ? [] : baselineFaults(made, original, before)),
    ...(clean && marks.revisions > 0 ? ['tracked changes are left in it'] : []),
    ...marks.faults.filter((fault) => !known.has(fault)),
  ]
}

const NOTE = '\uFFFC'

interface ReadLine {
  readonly number: string | null
  readonly words: string
  /** Its first paragraph among those of the body, or null. */
  readonly at: number | null
}

interface ReadLines {
  readonly lines: readonly ReadLine[]
  /** Of notes, in the order in which they are referred to. */
  readonly notes: readonly string[]
}

function linesOf(file: WordFile): ReadLines {
  const { lines, notes } = codeLines(file)
  const referred: string[] = []
  const read = (pieces: readonly CodePiece[]): string =>
    pieces
      .map((piece) => {
        if (piece.kind === 'field') return piece.text
        if (piece.kind === 'run') return piece.run.kind === 'text' ? piece.run.text : ''
        referred.push(piece.note)
        return NOTE
      })
      .join('')
  const one = (line: CodeLine | CodeTable): readonly ReadLine[] =>
    line.kind === 'table'
      ? line.rows.flatMap((cells) =>
          cells.map(({ pieces, at }) => ({
            number: null,
            words: read(pieces),
            at: at?.[0] ?? null,
          })),
        )
      : [
          {
            number: line.number?.printed ?? null,
            words: read(line.pieces),
            at: line.at?.[0] ?? null,
          },
        ]
  const made = lines.flatMap(one)
  return { lines: made, notes: referred.map((name) => read(notes.get(name) ?? []).trim()) }
}

function proposalFaults(
  accepted: ReadLines,
  before: ReadLines,
  { proposed, numberOf, resolve, places }: PatchExpected,
): readonly string[] {
  const notes = new Set(proposed.flatMap(({ kind, id }) => (kind === 'footnote' ? [id] : [])))
  const wordsOf = (view: ProvisionView): string =>
    plainText(readingRuns(view.segments), (target, kind) =>
      notes.has(target) ? NOTE : resolve(target, kind),
    ).trim()
  const wanted = proposed
    .filter(({ kind }) => kind !== 'table' && kind !== 'row' && kind !== 'footnote')
    .map((view) => ({
      number: view.kind === 'cell' ? null : numberOf(view),
      words: wordsOf(view),
    }))
    .filter(({ number, words }) => number !== null || words !== '')
  const beside = before.lines.filter(({ at }) => at === null || !places.has(at)).filter(says)
  let [next, aside] = [0, 0]
  for (const line of accepted.lines.filter(says)) {
    if (wanted[next] !== undefined && isLike(line, wanted[next] as ReadLine)) next += 1
    else if (beside[aside] !== undefined && line.words === beside[aside]?.words) aside += 1
    else {
      return [
        `with all changes accepted a paragraph reads “${printed(line)}” where the proposal has “${printed(wanted[next])}”`,
      ]
    }
  }
  if (next < wanted.length) {
    return [`with all changes accepted “${printed(wanted[next])}” is missing`]
  }
  if (aside < beside.length) {
    return [`with all changes accepted “${beside[aside]?.words}” is missing, which is no provision`]
  }
  return noteFaults(accepted.notes, proposed, wordsOf)
}

function noteFaults(
  read: readonly string[],
  proposed: readonly ProvisionView[],
  wordsOf: (view: ProvisionView) => string,
): readonly string[] {
  const byProvision = new Map(proposed.map((view) => [view.provision, view]))
  const wanted = proposed.flatMap(({ segments, kind }) =>
    kind === 'footnote'
      ? []
      : readingRuns(segments).flatMap((run) => {
          const view = run.kind === 'footnote' ? byProvision.get(run.target) : undefined
          return view === undefined ? [] : [wordsOf(view)]
        }),
  )
  const wrong = wanted.findIndex((words, index) => words !== read[index])
  if (wrong === -1) return []
  return [
    `with all changes accepted a footnote reads “${read[wrong] ?? 'nothing'}” instead of “${wanted[wrong]}”`,
  ]
}

function baselineFaults(made: WordFile, original: WordFile, before: ReadLines): readonly string[] {
  const [read, wanted] = [allLines(made, 'rejected'), allLines(original, 'accepted')]
  const length = Math.max(read.length, wanted.length)
  for (let index = 0; index < length; index += 1) {
    if (read[index] === wanted[index]) continue
    return [
      `with all changes rejected, paragraph ${index + 1} reads “${read[index] ?? 'nothing'}”; the imported file has “${wanted[index] ?? 'nothing'}”`,
    ]
  }
  const numbers = ({ lines }: ReadLines) => lines.map(({ number }) => number)
  const counted = numbers(linesOf(settled(made, 'rejected')))
  const wrong = numbers(before).findIndex((number, index) => number !== counted[index])
  if (wrong === -1) return []
  return [
    `with all changes rejected, Word would print “${counted[wrong]}” where the imported file has “${before.lines[wrong]?.number}”`,
  ]
}

function says({ number, words }: ReadLine): boolean {
  return words.trim() !== '' || (number ?? '') !== ''
}

/** A number may be counted, or typed in front of the words; a stop behind it is no part of it. */
function isLike(line: ReadLine, wanted: Pick<ReadLine, 'number' | 'words'>): boolean {
  const words = line.words.trim()
  const counted = stopless(line.number ?? '')
  if (wanted.number === null) return words === wanted.words
  if (counted === wanted.number) return words === wanted.words
  if (!words.startsWith(wanted.number)) return false
  return words.slice(wanted.number.length).replace(/^[.:]/, '').trim() === wanted.words
}

function stopless(number: string): string {
  return number.trim().replace(/[.:]$/, '')
}

function printed(line: Pick<ReadLine, 'number' | 'words'> | undefined): string {
  if (line === undefined) return 'nothing'
  return line.number === null ? line.words : `${line.number} ${line.words}`
}
