import { describe, expect, it } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { insertProvision } from '../../legal-text/structure.ts'
import { runsLength, textRun } from '../../legal-text/text.ts'
import { viewDocument } from '../../legal-text/views.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { secDocument, seeded } from '../fixtures/sec-document.ts'

let minted = 0
const context = {
  author: 'anna',
  at: '2026-01-05T09:00:00Z',
  draft: 'draft',
  document: 'document',
  pinned: new Set<string>(),
  mint: () => {
    minted += 1
    return `id-${minted}`
  },
}

function edited(base: ReturnType<typeof secDocument>, edits: number): readonly Change[] {
  const random = seeded(7)
  let changes: readonly Change[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const provision = base[Math.floor(random() * base.length)]
    if (provision === undefined) continue
    const at = Math.floor(random() * runsLength(provision.text))
    const splice = { provision: provision.id, start: at, end: at + 2, insert: [textRun('new ')] }
    changes = writeSplice(base, changes, splice, context)
  }
  return changes
}

describe('a large document', () => {
  it('is the same for the same seed, of the size asked for, parents first, and refers to what is there', () => {
    for (const count of [1, 100, 10_000]) {
      const base = secDocument(1, count)
      expect(base).toHaveLength(count)
      expect(base).toEqual(secDocument(1, count))
      const seen = new Set<string | null>([null])
      for (const { id, parent, text } of base) {
        expect(seen.has(parent)).toBe(true)
        for (const run of text) if (run.kind !== 'text') expect(seen.has(run.target)).toBe(true)
        seen.add(id)
      }
    }
  })

  it('shows in a redline just the provisions that are changed', () => {
    const base = secDocument(1, 10_000)
    const changes = edited(base, 2_000)
    const views = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'redline')
    const touched = new Set(changes.map(({ provision }) => provision))
    const shown = views.filter(({ segments }) => segments.some(({ kind }) => kind !== 'kept'))
    expect(new Set(shown.map(({ id }) => id))).toEqual(touched)
  })

  it('takes two thousand clauses typed one behind the other', () => {
    const base = secDocument(1, 100)
    const section = base.find(({ number }) => number === '2')?.id ?? ''
    let after = base.find(({ number }) => number === '2.1')?.id ?? ''
    let changes: readonly Change[] = []
    for (let clause = 0; clause < 2_000; clause += 1) {
      const provision = `new-${clause}`
      const place = { provision, provisionKind: 'clause', parent: section, after } as const
      const answer = insertProvision(base, changes, place, context)
      if (!answer.ok) throw new Error(answer.reason)
      changes = answer.changes
      after = provision
    }
    const numbers = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed')
      .filter(({ id }) => id.startsWith('new-'))
      .map(({ number }) => number)
    expect(numbers.slice(0, 2)).toEqual(['2.1A', '2.1B'])
    expect(new Set(numbers).size).toBe(2_000)
  })
})
