import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { readingRuns, type View, viewDocument } from '../../legal-text/views.ts'
import { cells, documents, PROPERTY_RUNS } from './generate.ts'
import { allGestures, perform } from './gestures.ts'
import { NaiveOutline } from './naive-model.ts'

let minted = 0

function context(author: number) {
  return {
    author: `author-${author}`,
    at: new Date(Date.UTC(2024, 0, 9) + minted * 1000).toISOString(),
    draft: 'draft',
    document: 'document',
    pinned: new Set(Array.from({ length: 400 }, (_, at) => `id-${at * 3}`)),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

function read(base: Provisions, changes: readonly Change[], view: View) {
  return viewDocument(base, SEC_APPENDIX_STYLE, changes, view).map(
    ({ id, kind, parent, segments }) => ({
      id,
      parent,
      kind,
      text: cells(readingRuns(segments)),
    }),
  )
}

describe('every kind of change of structure', () => {
  it('proposes exactly what a plain outline reads after the same gestures, and refuses the same', () => {
    fc.assert(
      fc.property(documents, allGestures, (base, list) => {
        minted = 0
        const model = new NaiveOutline(base)
        let changes: readonly Change[] = []
        for (const gesture of list) {
          if (gesture.kind === 'review') continue
          const there = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed')
          const at = gesture.kind === 'insert' ? gesture.after : gesture.provision
          const text = readingRuns(there[at % Math.max(1, there.length)]?.segments ?? [])
          const done = perform(base, changes, gesture, context)
          // A row comes with cells: the outline is told only what they are called.
          const cellsMade = done.changes
            .filter((change) => change.kind === 'insert')
            .filter(({ place }) => done.made !== null && place.parent === done.made)
            .map(({ provision }) => provision)
          const legal = model.perform(gesture, done.made, text, cellsMade)
          expect({ gesture, refused: done.refused }).toEqual({ gesture, refused: !legal })
          changes = done.changes
          expect(read(base, changes, 'proposed')).toEqual(model.read())
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})
