import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotPatchable } from '../../legal-text/formats/docx/patch/located.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { type DraftCase, draftCases, patchedCase } from './draft-cases.ts'

const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 60)
/** The one thing that cannot be made: a document may not end in a table that comes. */
const REFUSED = 'There is no paragraph to put a new one behind.'

function patchedOrRefused(generated: DraftCase) {
  try {
    return patchedCase(generated)
  } catch (error) {
    if (error instanceof NotPatchable && error.message === REFUSED) return null
    throw error
  }
}

describe('a draft in the Word file that was imported, over generated files and gestures', () => {
  it('is the proposal accepted and that very file rejected, and leaves every other part as it is', () => {
    let refused = 0
    fc.assert(
      fc.property(draftCases, (generated) => {
        const patched = patchedOrRefused(generated)
        if (patched === null) {
          refused += 1
          return
        }
        expect(patched.faults).toEqual([])
        for (const bytes of [patched.made, patched.clean]) {
          const made = openWordFile(bytes)
          for (const name of generated.file.package.names) {
            if (REWRITTEN.has(name)) continue
            expect(made.package.bytes(name), name).toEqual(generated.file.package.bytes(name))
          }
        }
      }),
      { numRuns: RUNS },
    )
    expect(refused).toBeLessThanOrEqual(Math.ceil(RUNS / 20))
  }, 600_000)
})

const REWRITTEN = new Set([
  'word/document.xml',
  'word/numbering.xml',
  'word/footnotes.xml',
  'word/_rels/document.xml.rels',
  '[Content_Types].xml',
])
