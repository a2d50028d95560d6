import { describe, expect, it } from 'vitest'
import type { Change } from '../../../legal-text/changes.ts'
import { SEC_APPENDIX_STYLE } from '../../../legal-text/provisions.ts'
import { textRun } from '../../../legal-text/text.ts'
import { writeSplice } from '../../../legal-text/writing/writer.ts'
import { citationsFor, resolverFor } from '../../../renderer/drafting/frames.ts'
import { type LiveViews, updateViews } from '../../../renderer/drafting/liveViews.ts'
import { updateLines } from '../../../renderer/drafting/pageLines.ts'
import { pageRows } from '../../../renderer/drafting/rows.ts'
import { secDocument } from '../../fixtures/sec-document.ts'

const provisions = secDocument(11, 300)
let minted = 0

function type(changes: readonly Change[], provision: string, words: string): readonly Change[] {
  const context = {
    author: 'ada',
    at: '2026-01-05T09:00:00Z',
    draft: 'draft',
    document: 'document',
    pinned: new Set<string>(),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
  const splice = { provision, start: 0, end: 0, insert: [textRun(words)] }
  return writeSplice(provisions, changes, splice, context)
}

function viewsOf(before: LiveViews | null, changes: readonly Change[]): LiveViews {
  const inputs = { provisions, numbering: SEC_APPENDIX_STYLE, changes, renumber: false }
  return updateViews(before, { ...inputs, view: 'redline' })
}

describe('the lines of the page', () => {
  const first = viewsOf(null, [])
  const lines = updateLines(null, first.views)

  it.each(['clause', 'cell', 'table', 'paragraph'] as const)(
    'are what they would be anew when words of a %s change',
    (kind) => {
      const id = provisions.find((provision) => provision.kind === kind)?.id ?? ''
      const typed = viewsOf(first, type([], id, 'More '))
      const updated = updateLines(lines, typed.views)
      expect(updated.rows).toEqual(pageRows(typed.views))
      const back = updateLines(updated, viewsOf(typed, []).views)
      expect(back.rows).toEqual(pageRows(first.views))
    },
  )

  it('keep keys, order and all other lines while only words change', () => {
    const id = provisions.find(({ kind }) => kind === 'clause')?.id ?? ''
    const typed = viewsOf(first, type([], id, 'More '))
    const updated = updateLines(lines, typed.views)
    expect(updated.keys).toBe(lines.keys)
    expect(updated.order).toBe(lines.order)
    expect(updated.rows.filter((row, index) => row !== lines.rows[index])).toHaveLength(1)
  })

  it('know numbers and citations as long as only words change', () => {
    const id = provisions.find(({ kind }) => kind === 'clause')?.id ?? ''
    const typed = viewsOf(first, type([], id, 'More '))
    expect(resolverFor(typed.views)).toBe(resolverFor(first.views))
    expect(citationsFor(typed.views)).toBe(citationsFor(first.views))
    expect(resolverFor(viewsOf(null, []).views)).not.toBe(resolverFor(first.views))
  })
})
