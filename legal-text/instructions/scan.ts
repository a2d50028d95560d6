/** Quoted words in an instruction, and reading them again. */

/** Words as they are, in double quotes; in brackets of their own where quotes in them do not pair. */
export function quote(text: string): string {
  return isPaired(text) ? `“${text}”` : `⟦${text.replaceAll('⟧', '⟧⟧')}⟧`
}

function isPaired(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '“') depth += 1
    if (character === '”') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Reads an instruction from left to right. Every method throws an Error in words where it does not fit. */
export class Scanner {
  private at = 0
  private readonly sentence: string

  constructor(sentence: string) {
    this.sentence = sentence
  }

  /** Whether these words come next; if so they are behind. */
  take(words: string): boolean {
    if (!this.sentence.startsWith(words, this.at)) return false
    this.at += words.length
    return true
  }

  expect(words: string): void {
    if (!this.take(words)) throw this.fault(`“${words.trim()}” is expected`)
  }

  /** Everything up to the first of these words, which are left. */
  until(...ends: readonly string[]): string {
    const places = ends
      .map((end) => this.sentence.indexOf(end, this.at))
      .filter((place) => place !== -1)
    if (places.length === 0) throw this.fault(`“${ends[0]?.trim()}” is missing`)
    const place = Math.min(...places)
    const words = this.sentence.slice(this.at, place)
    this.at = place
    return words
  }

  quoted(): string {
    if (this.take('⟦')) return this.bracketed()
    this.expect('“')
    let depth = 1
    const start = this.at
    for (; this.at < this.sentence.length; this.at += 1) {
      const character = this.sentence[this.at]
      if (character === '“') depth += 1
      if (character === '”') depth -= 1
      if (depth > 0) continue
      this.at += 1
      return this.sentence.slice(start, this.at - 1)
    }
    throw this.fault('a quotation does not end')
  }

  private bracketed(): string {
    let text = ''
    for (; this.at < this.sentence.length; this.at += 1) {
      const character = this.sentence[this.at] ?? ''
      if (character !== '⟧') text += character
      else if (this.sentence[this.at + 1] === '⟧') {
        text += character
        this.at += 1
      } else {
        this.at += 1
        return text
      }
    }
    throw this.fault('a quotation does not end')
  }

  end(): void {
    if (this.at < this.sentence.length) throw this.fault('something follows that is not understood')
  }

  fault(what: string): Error {
    return new Error(`“${this.sentence}” is no instruction that can be applied: ${what}.`)
  }
}
