/** The words of an XML file as they are read: runs with marks and references, white space as one space. */
import type { Provision } from '../provisions.ts'
import { canonicalRuns, type Mark, type Run, textRun } from '../text.ts'

/** A reference with the words that the file prints for it, until it is known whether its target prints the same. */
export type ReadRun = Run & { readonly words?: string }

export class TextBuffer {
  private runs: ReadRun[] = []

  add(text: string, marks: readonly Mark[]): void {
    this.runs.push(textRun(text, marks))
  }

  addReference(target: string, words: string, marks: readonly Mark[]): void {
    this.runs.push({ kind: 'reference', target, marks, words })
  }

  /** Takes what has been gathered, spaces collapsed across marks and gone at both ends. */
  take(): readonly ReadRun[] {
    const taken: ReadRun[] = []
    let afterSpace = true
    for (const run of this.runs) {
      if (run.kind !== 'text') {
        taken.push(run)
        afterSpace = false
        continue
      }
      const text = run.text.replace(/\s+/g, ' ')
      const kept: string = afterSpace && text.startsWith(' ') ? text.slice(1) : text
      if (kept === '') continue
      taken.push({ ...run, text: kept })
      afterSpace = kept.endsWith(' ')
    }
    this.runs = []
    const last = taken[taken.length - 1]
    if (last?.kind === 'text' && last.text.endsWith(' ')) {
      taken[taken.length - 1] = { ...last, text: last.text.slice(0, -1) }
    }
    return canonicalRuns(taken)
  }
}

/**
 * References as atoms where their target is in the file and prints its number as the file does here; else as words: nothing
 * that the file says may read differently.
 */
export function settleReferences(
  runs: readonly ReadRun[],
  targets: ReadonlyMap<string, Pick<Provision, 'kind' | 'number'>>,
): readonly Run[] {
  return canonicalRuns(
    runs.map((run): Run => {
      if (run.kind === 'text') return textRun(run.text, run.marks)
      const target = targets.get(run.target)
      const words = run.words ?? ''
      if (target === undefined || target.number !== words) return textRun(words, run.marks)
      const kind = target.kind === 'footnote' ? 'footnote' : 'reference'
      return { kind, target: run.target, marks: run.marks }
    }),
  )
}
