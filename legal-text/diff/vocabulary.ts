/** Tokens and texts as integers: comparing those is what makes a long text quick. */
import { type Mark, type Run, runLength } from '../text.ts'
import { type Tokens, tokenText } from '../tokens.ts'

/** Text that is not cut up by marks or atoms. */
export function isPlain(runs: readonly Run[]): boolean {
  if (runs.length === 0) return true
  const [only] = runs
  return runs.length === 1 && only?.kind === 'text' && only.marks.length === 0
}

/** What an atom counts as when two texts are compared: the same name for the same target. */
export type TargetName = (target: string) => string

/** In place of the code of a word in lower case: not asked for yet. */
const UNFOLDED = -2

export class Vocabulary {
  private readonly codes = new Map<string, number>()
  /** By code: a word without its marks, or nothing for what is no word. */
  private readonly texts: string[] = []
  /** By code: the code of the word in lower case, or -1 for what is no word. */
  private readonly folded: number[] = []

  /** One code for each token: equal where characters, marks and targets are. */
  encode(tokens: Tokens, runs: readonly Run[], nameOf: TargetName): Int32Array {
    const codes = new Int32Array(tokens.classes.length)
    const signature = isPlain(runs) ? null : signatures(runs, nameOf)
    for (let index = 0; index < codes.length; index += 1) {
      const text = tokenText(tokens, index)
      const marks = signature?.(tokens.starts[index] as number, tokens.starts[index + 1] as number)
      const key = marks === undefined || marks === '' ? text : `${text}\u0000${marks}`
      codes[index] = this.codes.get(key) ?? this.learn(key, text, tokens.classes[index] === 'word')
    }
    return codes
  }

  /** The code of one token of a text without marks and atoms. */
  codeOf(tokens: Tokens, index: number): number {
    const text = tokenText(tokens, index)
    return this.codes.get(text) ?? this.learn(text, text, tokens.classes[index] === 'word')
  }

  private learn(key: string, text: string, isWord: boolean): number {
    const code = this.texts.length
    this.codes.set(key, code)
    this.texts.push(isWord ? text : '')
    this.folded.push(isWord ? UNFOLDED : -1)
    return code
  }

  private foldedOf(code: number): number {
    const known = this.folded[code] as number
    if (known !== UNFOLDED) return known
    const lower = (this.texts[code] as string).toLowerCase()
    const folded = this.codes.get(lower) ?? this.learn(lower, lower, true)
    this.folded[code] = folded
    return folded
  }

  /** The words among codes, in order, in lower case and without their marks. */
  words(codes: Int32Array): Int32Array {
    const words = new Int32Array(codes.length)
    let count = 0
    for (let index = 0; index < codes.length; index += 1) {
      const word = this.foldedOf(codes[index] as number)
      if (word < 0) continue
      words[count] = word
      count += 1
    }
    return words.slice(0, count)
  }
}

/** What a stretch of text carries beside its characters; empty for plain text. Offsets must not go back. */
function signatures(
  runs: readonly Run[],
  nameOf: TargetName,
): (start: number, end: number) => string {
  let index = 0
  let at = 0
  return (start, end) => {
    while (index < runs.length && at + runLength(runs[index] as Run) <= start) {
      at += runLength(runs[index] as Run)
      index += 1
    }
    let signature = ''
    let offset = at
    for (let next = index; next < runs.length && offset < end; next += 1) {
      const run = runs[next] as Run
      const name = nameOfRun(run, nameOf)
      // Where in the token a mark begins counts; a token in one style is named by that style alone.
      if (name !== '' || signature !== '') signature += `${Math.max(offset, start) - start}${name};`
      offset += runLength(run)
    }
    return signature
  }
}

function nameOfRun(run: Run, nameOf: TargetName): string {
  const marks = (run.marks as readonly Mark[]).join()
  return run.kind === 'text' ? marks : `${run.kind}:${nameOf(run.target)}:${marks}`
}

/** A text as one string that is equal where characters, marks and targets are; a plain text is its own. */
export function keyOfRuns(runs: readonly Run[], text: string, nameOf: TargetName): string {
  const plain = text.startsWith('\u0000') ? `\u0000\u0000${text}` : text
  if (isPlain(runs)) return plain
  let at = 0
  const parts = runs.map((run) => {
    const name = nameOfRun(run, nameOf)
    const part = name === '' ? '' : `${at}+${runLength(run)}${name};`
    at += runLength(run)
    return part
  })
  const carried = parts.join('')
  return carried === '' ? plain : `\u0000${carried}\u0000${text}`
}
