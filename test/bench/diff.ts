/** The diff beside its peers, from strings to changes, in one run on generated pairs and on the corpus. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComparedLists, groupsOf } from '../../legal-text/diff/compare.ts'
import { compareTexts } from '../../legal-text/diff/lines.ts'
import { isEqualRow } from '../../legal-text/diff/rows.ts'
import { readXml } from '../../legal-text/formats/xml.ts'
import { plainText } from '../../legal-text/text.ts'
import { tokenise, tokenText } from '../../legal-text/tokens.ts'
import { type Figures, measureSpans, timed, tokenStarts } from './diff-measure.ts'
import { moveRows, ownChangesInPlace, peerChangesInPlace } from './diff-moves.ts'
import { editedPair, makePair, type Pair, scaledPair, type Treatment } from './diff-pairs.ts'
import { peers } from './diff-peers.ts'
import type { Bench, Row } from './report.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpus/uslm')
const SIZES = [15_000, 125_000, 240_000, 2_000_000]
const TREATMENTS: readonly Treatment[] = ['light', 'heavy', 'moved']
/** Pairs of at least so many characters are long. */
const LONG = 100_000
/** On more than this the peers that compare without lines first are not asked: minutes, not milliseconds. */
const MOST_FOR_PEERS = 300_000

export const diff: Bench = {
  name: 'diff',
  what: 'comparing two texts, from strings to changes; median of 5 to 101 rounds, the peers in the same run',
  run() {
    const generated = SIZES.flatMap((size) => TREATMENTS.map((kind) => makePair(kind, size)))
    const rows = [...generated, ...corpusPairs()].flatMap(pairRows)
    return Promise.resolve([...rows, ...unrelatedRows(), ...scalingRows()])
  },
}

function pairRows(pair: Pair): readonly Row[] {
  const starts = tokenStarts(pair.before, pair.after)
  const own = timed(() => compareTexts(pair.before, pair.after))
  const ours: Figures = {
    name: 'workbench',
    milliseconds: own.milliseconds,
    ...ownFigures(pair, own.answer),
    inPlace: ownChangesInPlace(own.answer),
  }
  const asked = peers.filter(
    ({ name }) => pair.before.length <= MOST_FOR_PEERS || name === 'jsdiff, two-level',
  )
  const others = asked.map(({ name, run }): Figures => {
    const { milliseconds, answer } = timed(() => run(pair.before, pair.after))
    return answer === null
      ? { name, milliseconds: null, tokens: 0, changes: 0, cuts: 0, inPlace: 0 }
      : {
          name,
          milliseconds,
          ...measureSpans(answer, starts),
          inPlace: peerChangesInPlace(pair, answer),
        }
  })
  return [
    ...[ours, ...others].map((figures) => figuresRow(pair.name, figures)),
    ...goalRows(pair, ours, others),
    ...moveRows(pair, own.answer),
  ]
}

/**
 * The ends of every change are looked up among the tokens of its provision on both sides. A provision that comes or goes
 * takes its line break along, as it does in the changes of the peers, unless another goes or comes in its place.
 */
function ownFigures({ before, after }: Pair, compared: ComparedLists) {
  const [olds, news] = [before.split('\n'), after.split('\n')]
  let [tokens, changes, cuts] = [0, 0, 0]
  for (const group of groupsOf(compared)) {
    tokens += group.diff.insertedTokens + group.diff.deletedTokens
    const isLone = group.before.length === 0 || group.after.length === 0
    const arrives = group.moved && group.after.length > 0
    changes += group.diff.changes.length + (arrives || (isLone && !group.moved) ? 1 : 0)
    const [left, right] = [
      startsIn(group.before.map((index) => olds[index])),
      startsIn(group.after.map((index) => news[index])),
    ]
    for (const { start, end, otherStart, otherEnd } of group.diff.changes) {
      cuts += [start, end].filter((offset) => !left.has(offset)).length
      cuts += [otherStart, otherEnd].filter((offset) => !right.has(offset)).length
    }
  }
  return { tokens: tokens + lineBreaks(compared), changes, cuts }
}

function lineBreaks({ rows }: ComparedLists): number {
  let [breaks, balance] = [0, 0]
  for (const row of rows) {
    if (!isEqualRow(row) && !row.moved && (row.before.length === 0 || row.after.length === 0)) {
      balance += row.after.length - row.before.length
      continue
    }
    breaks += Math.abs(balance)
    balance = 0
  }
  return breaks + Math.abs(balance)
}

function startsIn(lines: readonly (string | undefined)[]): ReadonlySet<number> {
  return new Set(tokenise(lines.join('\n')).starts)
}

function figuresRow(pair: string, { name, milliseconds, tokens, changes, cuts }: Figures): Row {
  const value =
    milliseconds === null
      ? 'gave up'
      : `${milliseconds.toFixed(1)} ms, ${tokens} tokens, ${changes} changes, ${cuts} cuts`
  return { what: `${pair} · ${name}`, value }
}

function goalRows(pair: Pair, ours: Figures, others: readonly Figures[]): readonly Row[] {
  const answers = others.filter(({ milliseconds }) => milliseconds !== null)
  const own = ours.milliseconds ?? 0
  const fastest = Math.min(...answers.map(({ milliseconds }) => milliseconds ?? 0))
  const smallest = Math.min(ours.tokens, ...answers.map(({ tokens }) => tokens))
  const fewest = Math.min(...answers.map(({ inPlace }) => inPlace))
  const ratio = fastest / own
  const more = smallest === 0 ? 0 : ours.tokens / smallest - 1
  const rows: Row[] = []
  if (pair.before.length >= LONG && pair.before !== pair.after) {
    rows.push(goal(pair, 'speed of the fastest peer', `${ratio.toFixed(1)} ×`, '≥ 2 ×', ratio >= 2))
  }
  if (pair.name.includes('light')) {
    const pass = timed(() => tokeniseAndHash(pair.before) + tokeniseAndHash(pair.after))
    const times = own / pass.milliseconds
    rows.push(goal(pair, 'tokenise-and-hash passes', times.toFixed(2), '≤ 3', times <= 3))
  }
  rows.push(
    goal(pair, 'tokens beyond the smallest', `${(more * 100).toFixed(1)} %`, '≤ 2 %', more <= 0.02),
    goal(
      pair,
      pair.moves?.length
        ? 'changes where nothing moved, fewest of a peer'
        : 'changes, fewest of a peer',
      `${ours.inPlace}, ${fewest}`,
      'fewest',
      ours.inPlace <= fewest,
    ),
    goal(pair, 'cuts inside a token', String(ours.cuts), '0', ours.cuts === 0),
  )
  return rows
}

function goal(pair: Pair, what: string, value: string, wanted: string, met: boolean): Row {
  return { what: `${pair.name} · ${what}`, value, goal: wanted, met }
}

/** A plain pass over a text: its tokens cut and looked up, nothing compared. */
function tokeniseAndHash(text: string): number {
  const known = new Map<string, number>()
  for (const line of text.split('\n')) {
    const tokens = tokenise(line)
    for (let index = 0; index < tokens.classes.length; index += 1) {
      const token = tokenText(tokens, index)
      if (!known.has(token)) known.set(token, known.size)
    }
  }
  return known.size
}

function unrelatedRows(): readonly Row[] {
  // Two documents in the same words, and one in other words: the first is the harder.
  const [one, other] = [makePair('light', 50_000, 1), makePair('light', 50_000, 2)]
  const strange = makePair('unrelated', 50_000)
  const many = { ...one, name: '50k unrelated, same words', after: other.before }
  const inOne = (pair: Pair): Pair => ({
    ...pair,
    name: `${pair.name}, one paragraph`,
    before: pair.before.replaceAll('\n', ' '),
    after: pair.after.replaceAll('\n', ' '),
  })
  return [many, inOne(many), strange, inOne(strange)].flatMap((pair) => {
    const { milliseconds } = timed(() => compareTexts(pair.before, pair.after))
    const value = `${milliseconds.toFixed(1)} ms`
    return [goal(pair, 'workbench', value, '< 250 ms', milliseconds < 250)]
  })
}

const SCALE = [1000, 10_000, 100_000]

/** With the number of edits fixed, a hundred times the provisions may take a hundred times as long, and half more. */
function scalingRows(): readonly Row[] {
  const times = SCALE.map((count) => {
    const pair = scaledPair(count, 50)
    return { pair, ...timed(() => compareTexts(pair.before, pair.after)) }
  })
  const [first, , last] = times.map(({ milliseconds }) => milliseconds)
  const growth = (last ?? 0) / (first ?? 1) / 100
  return [
    ...times.map(({ pair, milliseconds }) => ({
      what: pair.name,
      value: `${milliseconds.toFixed(1)} ms`,
    })),
    {
      what: 'time a provision, 100,000 against 1,000',
      value: `${growth.toFixed(2)} ×`,
      goal: '≤ 1.5 ×',
      met: growth <= 1.5,
    },
  ]
}

/** Two versions of a bill, which say the same, and a long statute with edits of our own; a provision to a line. */
function corpusPairs(): readonly Pair[] {
  if (!existsSync(corpus)) return []
  const lines = (name: string) =>
    readXml(readFileSync(join(corpus, name), 'utf8'), name).map(({ text }) => plainText(text))
  const [before, after] = [lines('H264_PCS.XML'), lines('h264_eh.XML')]
  return [
    { name: 'bill H.R. 264', before: before.join('\n'), after: after.join('\n'), moves: null },
    editedPair('statute, light', lines('COMPS-8188.xml')),
  ]
}
