import { expect, it } from 'vitest'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { settled } from '../../legal-text/formats/docx/settle.ts'
import { verifyRedline } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { docxodusLines, sdkFindings } from './docx-oracles.ts'
import { describeWithPairs, pairFile, WORD_PAIRS } from './word-pairs.ts'

const OPTIONS = { author: 'Somebody', at: '2024-01-09T09:00:00Z' }

function isForward(_: unknown, index: number): boolean {
  return index % 2 === 0
}

const compared = WORD_PAIRS.map((pair) => ({
  ...pair,
  make() {
    const [before, after] = [pairFile(pair.before), pairFile(pair.after)]
    return { before, after, ...compareWord(before, after, OPTIONS) }
  },
}))

describeWithPairs('Word pairs of the corpus', () => {
  it.each(compared)(
    '$before → $after: accepted it is the one, rejected the other, by two readers of ours',
    ({ make }) => {
      const { before, after, redline } = make()
      const [made, old, now] = [redline, before, after].map((bytes) => openWordFile(bytes))
      if (made === undefined || old === undefined || now === undefined) throw new Error()
      expect(verifyRedline(made, old, now)).toEqual([])
      // The second reader shares nothing with the first; it does not tell text boxes from the text around them.
      const check = readBack(redline)
      if (![old, now].some(({ document }) => document.source.includes('txbxContent'))) {
        expect(check.accepted).toEqual(readBack(after).accepted)
        expect(check.rejected).toEqual(readBack(before).accepted)
      }
      expect(check.faults).toEqual([])
      for (const [reading, expected] of [
        ['accepted', now],
        ['rejected', old],
      ] as const) {
        expect(verifyRedline(settled(made, reading), expected, expected)).toEqual([])
      }
    },
  )

  // Accepting the 4,700 revisions of the other pair takes docxodus more than ten minutes.
  it.each(compared.filter(({ before }) => !before.includes('BodyBookmarks')))(
    '$before → $after: docxodus accepts and rejects to the same',
    async ({ make }) => {
      const { before, after, redline } = make()
      expect(await docxodusLines(redline, 'accepted')).toEqual(readBack(after).accepted)
      expect(await docxodusLines(redline, 'rejected')).toEqual(readBack(before).accepted)
    },
  )

  it('has no more findings of the validator than its two sources, and counts as their authors do', async ({
    skip,
  }) => {
    const lines = ['revisions (authors expect) | changes + formats | findings']
    const known = new Map<string, ReturnType<typeof sdkFindings>>()
    const findings = (name: string) => {
      const asked = known.get(name) ?? sdkFindings(pairFile(name))
      known.set(name, asked)
      return asked
    }
    for (const { before: from, after: to, expected, make } of compared.filter(isForward)) {
      const { redline, revisions, changes, formats } = make()
      const made = await sdkFindings(redline)
      // A redline without findings has none above its sources'; asking for theirs takes a while.
      const clean = made.length === 0
      const own = clean ? [] : await findings(from)
      const other = clean ? [] : await findings(to)
      if (typeof own === 'string' || typeof other === 'string' || typeof made === 'string') {
        return skip(`not run: ${String(made)}`)
      }
      // What is inserted comes from the other file, with what is wrong in it.
      expect(made.length, `${from} → ${to}`).toBeLessThanOrEqual(own.length + other.length)
      if (expected !== null) expect(revisions, `${from} → ${to}`).toBe(expected)
      lines.push(
        [
          `${from} → ${to}: ${revisions} (${expected ?? 'not stated'})`,
          `${changes} + ${formats}`,
          clean ? '0' : `${made.length}, of the sources ${own.length} and ${other.length}`,
        ].join(' | '),
      )
    }
    process.stdout.write(`${lines.join('\n')}\n`)
  }, 240_000)
})
