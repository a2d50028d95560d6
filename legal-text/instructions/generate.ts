/**
 * Amendment instructions from what a draft proposes: plain sentences, each of which says one thing. Every sentence is
 * applied as it is written, and is only kept where it does what it should.
 */

import { diffText } from '../diff/runs.ts'
import { diffSequences, newBudget } from '../diff/sequence.ts'
import { MARKS, type Mark, type Run, sameMarks } from '../text.ts'
import { applyInstruction } from './apply.ts'
import { quote } from './scan.ts'
import { cite, type Line, ordinal, type Tree } from './tree.ts'
import { contextBefore, occurrences } from './words.ts'

export interface Instruction {
  /** Id of the provision that it is about: in force, or proposed where it is inserted. */
  readonly provision: string
  readonly text: string
}

/** The sentences that make the proposal of the text in force. */
export function instructionsFor(baseline: Tree, proposed: Tree): readonly Instruction[] {
  return new Writer(baseline, proposed).write()
}

class Writer {
  private tree: Tree
  private readonly proposed: Tree
  private readonly baseline: Tree
  private readonly made: Instruction[] = []
  /** The id in the tree that is amended, of each proposed provision. */
  private readonly standing = new Map<string, string>()

  constructor(baseline: Tree, proposed: Tree) {
    this.tree = baseline
    this.baseline = baseline
    this.proposed = proposed
  }

  write(): readonly Instruction[] {
    const kept = keptIn(this.baseline, this.proposed)
    for (const id of kept) this.standing.set(id, id)
    for (const line of this.proposed) if (kept.has(line.id)) this.amend(line)
    for (const { id, parent } of this.baseline) {
      if (!kept.has(id) && (parent === null || kept.has(parent))) this.omit(id)
    }
    for (const line of this.proposed) if (!kept.has(line.id)) this.insert(line)
    for (const line of this.proposed) this.setMarks(line)
    for (const line of this.proposed) this.renumber(line)
    return this.made
  }

  private say(provision: string, text: string): void {
    this.tree = applyInstruction(this.tree, text)
    this.made.push({ provision, text })
  }

  /** Says the first of these sentences that comes to the words that are wanted. */
  private sayBest(id: string, wanted: string, sentences: readonly string[]): void {
    for (const text of sentences) {
      try {
        const next = applyInstruction(this.tree, text)
        if (plainOf(lineIn(next, id)) !== wanted) continue
        this.tree = next
        this.made.push({ provision: id, text })
        return
      } catch {
        // The next sentence says it in another way.
      }
    }
    throw new Error(`No instruction could be written for ${cite(this.tree, id)}.`)
  }

  private amend({ id, runs }: Line): void {
    const target = textOf(runs)
    const before = plainOf(lineIn(this.tree, id))
    if (before === target) return
    let delta = 0
    for (const { start, end, otherStart, otherEnd } of diffText(before, target).changes) {
      const words = target.slice(otherStart, otherEnd)
      this.amendAt(id, start + delta, end + delta, words)
      delta += words.length - (end - start)
    }
  }

  private amendAt(id: string, start: number, end: number, words: string): void {
    const text = plainOf(lineIn(this.tree, id))
    const wanted = text.slice(0, start) + words + text.slice(end)
    const at = cite(this.tree, id)
    this.sayBest(id, wanted, waysToSay(text, start, end, words, at))
  }

  private omit(id: string): void {
    this.say(id, `Omit ${cite(this.tree, id)} with all that stands under it.`)
  }

  private insert({ id, kind, parent, number, runs }: Line): void {
    const name = number === null ? `unnumbered ${kind}` : `${kind} ${number}`
    const what = `a new ${name}: ${quote(textOf(runs))}.`
    const index = this.proposed.findIndex((line) => line.id === id)
    const before = this.proposed.slice(0, index).findLast((line) => line.parent === parent)
    const known = new Set(this.tree.map((line) => line.id))
    if (before !== undefined) {
      this.say(id, `After ${cite(this.tree, this.at(before.id))} insert ${what}`)
    } else if (parent !== null) {
      const above = cite(this.tree, this.at(parent))
      this.say(id, `In ${above}, insert as the first provision under it ${what}`)
    } else {
      this.say(id, `At the beginning of the document insert ${what}`)
    }
    const fresh = this.tree.find((line) => !known.has(line.id))
    if (fresh !== undefined) this.standing.set(id, fresh.id)
  }

  private at(id: string): string {
    return this.standing.get(id) ?? id
  }

  private setMarks({ id, runs }: Line): void {
    const here = this.at(id)
    for (let guard = 0; guard < 1000; guard += 1) {
      const found = firstUnlike(lineIn(this.tree, here).runs, runs)
      if (found === null) return
      const text = textOf(runs)
      const words = text.slice(found.start, found.end)
      const names = MARKS.filter((mark) => found.marks.includes(mark))
      const look = names.length === 0 ? 'plain type' : names.join(' and ')
      const which = whichOf(text, words, found.start)
      this.say(id, `In ${cite(this.tree, here)}, set the words ${quote(words)}${which} in ${look}.`)
    }
  }

  private renumber({ id, number }: Line): void {
    const here = this.at(id)
    if (lineIn(this.tree, here).number === number) return
    this.say(id, `Renumber ${cite(this.tree, here)} as ${quote(number ?? '')}.`)
  }
}

function lineIn(tree: Tree, id: string): Line {
  const line = tree.find((candidate) => candidate.id === id)
  if (line === undefined) throw new Error(`There is no provision ${id}.`)
  return line
}

function plainOf({ runs }: Line): string {
  return textOf(runs)
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')
}

/** " (the second time they occur)", or nothing where they occur once. */
function whichOf(text: string, words: string, at: number): string {
  const places = occurrences(text, words)
  return places.length < 2 ? '' : ` (the ${ordinal(places.indexOf(at) + 1)} time they occur)`
}

function waysToSay(
  text: string,
  start: number,
  end: number,
  words: string,
  where: string,
): readonly string[] {
  if (start === 0 && end === text.length && text !== '') {
    return words === ''
      ? [`Delete all words of ${where}, and keep its number.`]
      : [`For the words of ${where} substitute ${quote(words)}.`]
  }
  if (start === end) return insertions(text, start, words, where)
  if (words === '') return deletions(text, start, end, where)
  const old = text.slice(start, end)
  const which = whichOf(text, old, start)
  return [`In ${where}, for the words ${quote(old)}${which} substitute ${quote(words)}.`]
}

/** Ways to say an insertion, the best first; the last is always right. */
function insertions(text: string, at: number, words: string, where: string): readonly string[] {
  const sentences: string[] = []
  const say = (place: number, inserted: string) => {
    const what = `insert ${inserted}.`
    if (place === 0) sentences.push(`At the beginning of ${where} ${what}`)
    if (place === text.length) sentences.push(`At the end of ${where} ${what}`)
    if (place > 0) {
      const { words: before, nth } = contextBefore(text, place)
      const which = nth === null ? '' : ` (the ${ordinal(nth)} time they occur)`
      sentences.push(`In ${where}, after the words ${quote(before)}${which}, ${what}`)
    }
  }
  const trimmed = words.trim()
  if (trimmed !== '') {
    const end = text.slice(0, at).trimEnd().length
    say(end, quote(trimmed))
    if (end !== at) say(at, quote(trimmed))
  }
  say(at, `directly ${quote(words)}`)
  return sentences
}

function deletions(text: string, start: number, end: number, where: string): readonly string[] {
  const words = text.slice(start, end)
  const trimmed = words.trim()
  const at = start + words.indexOf(trimmed)
  const exactly = `In ${where}, delete exactly the words ${quote(words)}${whichOf(text, words, start)}.`
  if (trimmed === '') return [exactly]
  return [`In ${where}, delete the words ${quote(trimmed)}${whichOf(text, trimmed, at)}.`, exactly]
}

/** The first stretch of equal characters whose marks differ, with those that it should have. */
function firstUnlike(
  have: readonly Run[],
  want: readonly Run[],
): { readonly start: number; readonly end: number; readonly marks: readonly Mark[] } | null {
  const haves = marksByUnit(have)
  const wants = marksByUnit(want)
  const start = wants.findIndex((marks, at) => !sameMarks(marks, haves[at] ?? []))
  const marks = wants[start]
  if (marks === undefined) return null
  let end = start
  while (
    end < wants.length &&
    sameMarks(wants[end] ?? [], marks) &&
    !sameMarks(haves[end] ?? [], marks)
  ) {
    end += 1
  }
  return { start, end, marks }
}

function marksByUnit(runs: readonly Run[]): readonly (readonly Mark[])[] {
  return runs.flatMap((run) =>
    run.kind === 'text' ? Array.from({ length: run.text.length }, () => run.marks) : [],
  )
}

/** Provisions that stay where they are: under the same one, of the same kind, in the same order. */
function keptIn(baseline: Tree, proposed: Tree): ReadonlySet<string> {
  const kept = new Set<string>()
  const children = (tree: Tree) => {
    const lists = new Map<string | null, Line[]>()
    for (const line of tree) lists.set(line.parent, [...(lists.get(line.parent) ?? []), line])
    return lists
  }
  const [old, now] = [children(baseline), children(proposed)]
  const walk = (parent: string | null): void => {
    for (const id of commonIds(old.get(parent) ?? [], now.get(parent) ?? [])) {
      kept.add(id)
      walk(id)
    }
  }
  walk(null)
  return kept
}

function commonIds(before: readonly Line[], after: readonly Line[]): readonly string[] {
  const numbers = new Map<string, number>()
  const code = ({ id, kind }: Line) => {
    const key = `${kind} ${id}`
    numbers.set(key, numbers.get(key) ?? numbers.size)
    return numbers.get(key) as number
  }
  const { edits } = diffSequences(
    Int32Array.from(before.map(code)),
    Int32Array.from(after.map(code)),
    newBudget(),
  )
  const gone = new Set(
    edits.flatMap(({ start, end }) => before.slice(start, end).map(({ id }) => id)),
  )
  return before.filter(({ id }) => !gone.has(id)).map(({ id }) => id)
}
