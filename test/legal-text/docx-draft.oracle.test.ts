/** The Word files of the corpus as imported code documents, drafted on, exported in themselves, and read by others. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { docxodusLines, sdkFindings } from './docx-oracles.ts'
import { type DraftCase, draftCase, patchedCase } from './draft-cases.ts'
import { allGestures } from './gestures.ts'
import { settleWithLibreOffice, WITHOUT_LIBREOFFICE } from './libreoffice.ts'
import { describeWithPairs, pairFile, WORD_PAIRS } from './word-pairs.ts'

const names = [...new Set(WORD_PAIRS.map(({ before }) => before))]
/** What others take minutes over, or read otherwise where it is not ours to say how. */
const small = names.filter((name) => !/Large|BodyBookmarks/.test(name))
const SEED = 20240109

function casesOf(name: string, count: number): readonly DraftCase[] {
  const bytes = pairFile(name)
  const lists = fc.sample(allGestures, { numRuns: count, seed: SEED })
  return lists.map((list, index) => draftCase(bytes, list, index % 2 === 1))
}

describeWithPairs('drafts on the Word files of the corpus', () => {
  it.each(names)(
    '%s: accepted it is the proposal, rejected the file itself',
    (name) => {
      for (const each of casesOf(name, small.includes(name) ? 12 : 1)) {
        expect(patchedCase(each).faults).toEqual([])
      }
    },
    120_000,
  )

  it.each(small)(
    '%s: docxodus accepts and rejects to the same',
    async (name) => {
      for (const each of casesOf(name, 2)) {
        const { made, clean } = patchedCase(each)
        expect(await docxodusLines(made, 'rejected')).toEqual(readBack(each.bytes).accepted)
        expect(await docxodusLines(made, 'accepted')).toEqual(readBack(clean).accepted)
      }
    },
    120_000,
  )

  it('has no more findings of the validator than the file itself', async ({ skip }) => {
    // Each takes the validator some seconds.
    for (const name of small.filter((_, index) => index % 4 === 0)) {
      const [each] = casesOf(name, 1)
      if (each === undefined) continue
      const { made, clean } = patchedCase(each)
      const [own, marked, settled] = [
        await sdkFindings(each.bytes),
        await sdkFindings(made),
        await sdkFindings(clean),
      ]
      if (typeof own === 'string' || typeof marked === 'string' || typeof settled === 'string') {
        return skip(`not run: ${String(own)}`)
      }
      const described = (found: typeof own) => found.map(({ description }) => description)
      expect(marked.length, `${name} ${described(marked).join('; ')}`).toBeLessThanOrEqual(
        own.length,
      )
      expect(settled.length, `${name} ${described(settled).join('; ')}`).toBeLessThanOrEqual(
        own.length,
      )
    }
  }, 300_000)

  it.skipIf(WITHOUT_LIBREOFFICE !== null)(
    `LibreOffice accepts and rejects to the same${WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`}`,
    () => {
      const cases = small.map((name) => ({ name, each: casesOf(name, 1)[0] as DraftCase }))
      const made = cases.map(({ each }) => patchedCase(each))
      const settled = settleWithLibreOffice(made.map((patched) => patched.made))
      cases.forEach(({ name, each }, index) => {
        const [own, by] = [made[index], settled[index]]
        if (own === undefined || by === undefined) throw new Error(name)
        expect(words(by.rejected), name).toEqual(words(each.bytes))
        expect(words(by.accepted), name).toEqual(words(own.clean))
      })
    },
    300_000,
  )
})

/** LibreOffice leaves empty paragraphs where it takes some away; what is read is compared. */
function words(file: Uint8Array): readonly string[] {
  return readBack(file).accepted.filter((line) => line.trim() !== '')
}
