/** Applies amendment instructions, sentence by sentence, as a person would who has nothing but the text in force. */
import { canonicalRuns, MARKS, type Mark, type Run, runsLength, sliceRuns } from '../text.ts'
import { Scanner } from './scan.ts'
import { cited, isKind, ordinalNumber, subtree, type Tree, withLine } from './tree.ts'
import { deletedAt, insertedAt, occurrences } from './words.ts'

/** The tree with one instruction applied. Throws an Error in words where the instruction does not fit. */
export function applyInstruction(tree: Tree, sentence: string): Tree {
  const scanner = new Scanner(sentence)
  const applied = read(tree, scanner)
  scanner.end()
  return applied
}

export function applyInstructions(tree: Tree, sentences: readonly string[]): Tree {
  return sentences.reduce(applyInstruction, tree)
}

function read(tree: Tree, scanner: Scanner): Tree {
  if (scanner.take('In ')) return inProvision(tree, scanner)
  if (scanner.take('At the beginning of the document insert ')) {
    return insertion(tree, scanner, null, null)
  }
  if (scanner.take('At the beginning of ')) return atEnd(tree, scanner, 0)
  if (scanner.take('At the end of ')) return atEnd(tree, scanner, Number.POSITIVE_INFINITY)
  if (scanner.take('For the words of ')) return wholeWords(tree, scanner)
  if (scanner.take('Delete all words of ')) return allWords(tree, scanner)
  if (scanner.take('Omit ')) return omission(tree, scanner)
  if (scanner.take('After ')) {
    const line = cited(tree, scanner.until(' insert a new '))
    scanner.expect(' insert ')
    return insertion(tree, scanner, line.parent, line.id)
  }
  if (scanner.take('Renumber ')) return renumbering(tree, scanner)
  throw scanner.fault('it begins in no way that is known')
}

function inProvision(tree: Tree, scanner: Scanner): Tree {
  const citation = scanner.until(
    ', after the words ',
    ', delete ',
    ', for the words ',
    ', set the words ',
    ', insert as the first provision under it ',
  )
  const { id } = cited(tree, citation)
  if (scanner.take(', insert as the first provision under it ')) {
    return insertion(tree, scanner, id, null)
  }
  if (scanner.take(', after the words ')) return insertWords(tree, scanner, id)
  if (scanner.take(', delete the words ')) return deleteWords(tree, scanner, id, false)
  if (scanner.take(', delete exactly the words ')) return deleteWords(tree, scanner, id, true)
  if (scanner.take(', for the words ')) return substituteWords(tree, scanner, id)
  scanner.expect(', set the words ')
  return setMarks(tree, scanner, id)
}

function textOf(tree: Tree, id: string): string {
  const runs = tree.find((line) => line.id === id)?.runs ?? []
  return runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')
}

function withRuns(tree: Tree, id: string, runs: readonly Run[]): Tree {
  return tree.map((line) => (line.id === id ? { ...line, runs: canonicalRuns(runs) } : line))
}

/** Words before and behind what changed keep their marks; what comes in has none. */
function withText(tree: Tree, id: string, next: string): Tree {
  const runs = tree.find((line) => line.id === id)?.runs ?? []
  const text = textOf(tree, id)
  let start = 0
  while (start < text.length && start < next.length && text[start] === next[start]) start += 1
  let end = 0
  const most = Math.min(text.length, next.length) - start
  while (end < most && text[text.length - 1 - end] === next[next.length - 1 - end]) end += 1
  const middle = next.slice(start, next.length - end)
  return withRuns(tree, id, [
    ...sliceRuns(runs, 0, start),
    { kind: 'text', text: middle, marks: [] },
    ...sliceRuns(runs, text.length - end, runsLength(runs)),
  ])
}

/** Quoted words, and which of their occurrences is meant: the offset at which they begin. */
function locate(scanner: Scanner, text: string): { readonly at: number; readonly words: string } {
  const words = scanner.quoted()
  let nth: number | null = null
  if (scanner.take(' (the ')) {
    nth = ordinalNumber(scanner.until(' time they occur)'))
    scanner.expect(' time they occur)')
  }
  const places = occurrences(text, words)
  if (places.length > 1 && nth === null) {
    throw scanner.fault('the words occur more than once, and it does not say which')
  }
  const at = places[(nth ?? 1) - 1]
  if (at === undefined) throw scanner.fault(`the words “${words}” are not there`)
  return { at, words }
}

function insertWords(tree: Tree, scanner: Scanner, id: string): Tree {
  const text = textOf(tree, id)
  const { at, words } = locate(scanner, text)
  scanner.expect(', insert ')
  return insertQuoted(tree, scanner, id, at + words.length)
}

function insertQuoted(tree: Tree, scanner: Scanner, id: string, at: number): Tree {
  const text = textOf(tree, id)
  const directly = scanner.take('directly ')
  const words = scanner.quoted()
  scanner.expect('.')
  const next = directly ? text.slice(0, at) + words + text.slice(at) : insertedAt(text, at, words)
  return withText(tree, id, next)
}

function atEnd(tree: Tree, scanner: Scanner, offset: number): Tree {
  const { id } = cited(tree, scanner.until(' insert '))
  scanner.expect(' insert ')
  return insertQuoted(tree, scanner, id, Math.min(offset, textOf(tree, id).length))
}

function deleteWords(tree: Tree, scanner: Scanner, id: string, exactly: boolean): Tree {
  const text = textOf(tree, id)
  const { at, words } = locate(scanner, text)
  scanner.expect('.')
  const next = exactly
    ? text.slice(0, at) + text.slice(at + words.length)
    : deletedAt(text, at, words.length)
  return withText(tree, id, next)
}

function substituteWords(tree: Tree, scanner: Scanner, id: string): Tree {
  const text = textOf(tree, id)
  const { at, words } = locate(scanner, text)
  scanner.expect(' substitute ')
  const next = scanner.quoted()
  scanner.expect('.')
  return withText(tree, id, text.slice(0, at) + next + text.slice(at + words.length))
}

function wholeWords(tree: Tree, scanner: Scanner): Tree {
  const { id } = cited(tree, scanner.until(' substitute '))
  scanner.expect(' substitute ')
  const words = scanner.quoted()
  scanner.expect('.')
  return withRuns(tree, id, [{ kind: 'text', text: words, marks: [] }])
}

function allWords(tree: Tree, scanner: Scanner): Tree {
  const { id } = cited(tree, scanner.until(', and keep its number.'))
  scanner.expect(', and keep its number.')
  return withRuns(tree, id, [])
}

function omission(tree: Tree, scanner: Scanner): Tree {
  const { id } = cited(tree, scanner.until(' with all that stands under it.'))
  scanner.expect(' with all that stands under it.')
  const inside = subtree(tree, id)
  return tree.filter((line) => !inside.has(line.id))
}

/** "a new clause 4.1A: “…”." */
function insertion(
  tree: Tree,
  scanner: Scanner,
  parent: string | null,
  after: string | null,
): Tree {
  scanner.expect('a new ')
  const name = scanner.until(': “', ': ⟦')
  scanner.expect(': ')
  const text = scanner.quoted()
  scanner.expect('.')
  const unnumbered = name.startsWith('unnumbered ')
  const [kind = '', ...number] = (unnumbered ? name.slice('unnumbered '.length) : name).split(' ')
  if (!isKind(kind)) throw scanner.fault(`“${kind}” is no kind of provision`)
  const line = {
    id: freshId(tree),
    kind,
    parent,
    number: unnumbered ? null : number.join(' '),
    runs: canonicalRuns<Run>([{ kind: 'text', text, marks: [] }]),
  }
  return withLine(tree, line, after)
}

function freshId(tree: Tree): string {
  const taken = new Set(tree.map(({ id }) => id))
  let count = tree.length
  while (taken.has(`instructed-${count}`)) count += 1
  return `instructed-${count}`
}

function renumbering(tree: Tree, scanner: Scanner): Tree {
  const { id } = cited(tree, scanner.until(' as '))
  scanner.expect(' as ')
  const quoted = scanner.quoted()
  scanner.expect('.')
  const number = quoted === '' ? null : quoted
  return tree.map((line) => (line.id === id ? { ...line, number } : line))
}

/** "in bold and italic", "in plain type". */
function setMarks(tree: Tree, scanner: Scanner, id: string): Tree {
  const text = textOf(tree, id)
  const { at, words } = locate(scanner, text)
  scanner.expect(' in ')
  const names = scanner.until('.').split(' and ')
  scanner.expect('.')
  const marks = MARKS.filter((mark: Mark) => names.includes(mark))
  const runs = tree.find((line) => line.id === id)?.runs ?? []
  const inside = sliceRuns(runs, at, at + words.length).map((run) => ({ ...run, marks }))
  return withRuns(tree, id, [
    ...sliceRuns(runs, 0, at),
    ...inside,
    ...sliceRuns(runs, at + words.length, runsLength(runs)),
  ])
}
