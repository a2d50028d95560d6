/**
 * Text is a sequence of runs. Offsets everywhere are UTF-16 code units; a reference or a footnote mark
 * is one atom of length 1 that points at a provision and renders that provision's number.
 */

export type Mark = 'bold' | 'italic' | 'underline' | 'superscript'

/** The order in which marks are written in a canonical run. */
export const MARKS: readonly Mark[] = ['bold', 'italic', 'underline', 'superscript']

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A live reference: it renders the number of its target, whatever that number becomes. */
export interface ReferenceRun {
  readonly kind: 'reference'
  readonly target: string
  readonly marks: readonly Mark[]
}

/** A footnote mark: its target is a provision of kind "footnote". */
export interface FootnoteRun {
  readonly kind: 'footnote'
  readonly target: string
  readonly marks: readonly Mark[]
}

export type Run = TextRun | ReferenceRun | FootnoteRun

/** The character that stands for an atom where text is handled as a plain string. */
export const ATOM = '\uFFFC'

/** A run of proposed text: who wrote it and, while that is pending, who else deleted it. */
export type AuthoredRun = Run & { readonly author: string; readonly deletedBy?: string | undefined }

export function textRun(text: string, marks: readonly Mark[] = []): TextRun {
  return { kind: 'text', text, marks }
}

/** Plain text as runs: none for the empty string. */
export function runsOf(text: string, marks: readonly Mark[] = []): readonly TextRun[] {
  return text === '' ? [] : [textRun(text, marks)]
}

export function runLength(run: Run): number {
  return run.kind === 'text' ? run.text.length : 1
}

/** Length in UTF-16 units, atoms counted as 1. */
export function runsLength(runs: readonly Run[]): number {
  let length = 0
  for (const run of runs) length += runLength(run)
  return length
}

/** The part of `runs` from `start` up to, not including, `end`; bounds outside the text are clamped. */
export function sliceRuns<R extends Run>(
  runs: readonly R[],
  start: number,
  end = runsLength(runs),
): readonly R[] {
  const part: R[] = []
  let at = 0
  for (const run of runs) {
    const length = runLength(run)
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, length)
    at += length
    if (from >= to) continue
    part.push(from === 0 && to === length ? run : cutRun(run, from, to))
  }
  return part
}

function cutRun<R extends Run>(run: R, from: number, to: number): R {
  return run.kind === 'text' ? { ...run, text: run.text.slice(from, to) } : run
}

export function sameMarks(left: readonly Mark[], right: readonly Mark[]): boolean {
  if (left === right) return true
  if (left.length !== right.length) return false
  return left.every((mark) => right.includes(mark))
}

/** Marks without repetition, in the order of {@link MARKS}. */
export function canonicalMarks(marks: readonly Mark[]): readonly Mark[] {
  return MARKS.filter((mark) => marks.includes(mark))
}

/** True where two neighbouring runs differ in nothing but their text and may be written as one. */
function joinable(left: Run | AuthoredRun, right: Run | AuthoredRun): boolean {
  if (left.kind !== 'text' || right.kind !== 'text') return false
  if (!sameMarks(left.marks, right.marks)) return false
  const one = left as Partial<AuthoredRun>
  const other = right as Partial<AuthoredRun>
  return one.author === other.author && one.deletedBy === other.deletedBy
}

/** The one way to write a sequence of runs: no empty runs, equal neighbours joined, marks in order. */
export function canonicalRuns<R extends Run>(runs: readonly R[]): readonly R[] {
  const written: R[] = []
  for (const run of runs) {
    if (run.kind === 'text' && run.text === '') continue
    const marks = canonicalMarks(run.marks)
    const next = sameOrder(marks, run.marks) ? run : { ...run, marks }
    const last = written[written.length - 1]
    if (
      last !== undefined &&
      joinable(last, next) &&
      last.kind === 'text' &&
      next.kind === 'text'
    ) {
      written[written.length - 1] = { ...last, text: last.text + next.text }
    } else {
      written.push(next)
    }
  }
  return written
}

function sameOrder(left: readonly Mark[], right: readonly Mark[]): boolean {
  return left.length === right.length && left.every((mark, index) => mark === right[index])
}

/** Runs without authorship: what the text says, not who said it. */
export function bareRuns(runs: readonly (Run | AuthoredRun)[]): readonly Run[] {
  return canonicalRuns(
    runs.map((run): Run => {
      if (run.kind === 'text') return { kind: 'text', text: run.text, marks: run.marks }
      return { kind: run.kind, target: run.target, marks: run.marks }
    }),
  )
}

/** Equal in characters, marks and targets; authorship does not count. */
export function sameRuns(left: readonly Run[], right: readonly Run[]): boolean {
  const one = bareRuns(left)
  const other = bareRuns(right)
  return one.length === other.length && one.every((run, index) => sameRun(run, other[index]))
}

function sameRun(left: Run, right: Run | undefined): boolean {
  if (right === undefined || left.kind !== right.kind || !sameMarks(left.marks, right.marks))
    return false
  if (left.kind === 'text') return right.kind === 'text' && left.text === right.text
  return right.kind !== 'text' && left.target === right.target
}

export type Resolve = (target: string, kind: 'reference' | 'footnote') => string

/**
 * Runs as a plain string. Without `resolve` each atom is one {@link ATOM}, so offsets hold; with it,
 * atoms read as the number of what they point at.
 */
export function plainText(runs: readonly Run[], resolve?: Resolve): string {
  let text = ''
  for (const run of runs) {
    if (run.kind === 'text') text += run.text
    else text += resolve === undefined ? ATOM : resolve(run.target, run.kind)
  }
  return text
}
