import { describe, expect, it } from 'vitest'
import { definitionsIn } from '../../../legal-text/definitions.ts'
import { type ProvisionView, resolverOf, viewDocument } from '../../../legal-text/views.ts'
import { placeForDefinition } from '../../../renderer/drafting/definitionPlaces.ts'
import {
  moveChoices,
  placeDropped,
  placeForNew,
  placeStepped,
} from '../../../renderer/drafting/placing.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { citationsOf } from '../../../shared/tracing/changes.ts'
import { applyPatches } from '../../../shared/workspace.ts'

const sample = dp255Workspace()
const [version] = sample.version.values()
if (version === undefined) throw new Error('no version')
const views = viewDocument(version.provisions, version.numbering, [], 'redline')
const view = (id: string): ProvisionView => {
  const found = views.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('a new provision', () => {
  it('goes before one of its kind', () => {
    expect(placeForNew(view('ac-4.2'), views, 'before')).toEqual({
      ok: true,
      value: { provisionKind: 'clause', parent: 'ac-4', after: 'ac-4.1' },
    })
  })

  it('is a row in a table', () => {
    expect(placeForNew(view('ac-def-1-term'), views, 'after')).toEqual({
      ok: true,
      value: { provisionKind: 'row', parent: 'ac-def', after: 'ac-def-1' },
    })
    expect(placeForNew(view('ac-def-1-term'), views, 'before')).toMatchObject({
      value: { provisionKind: 'row', after: null },
    })
  })
})

describe('a step up or down', () => {
  it('goes past a sibling', () => {
    const up = placeStepped(view('ac-4.2'), views, -1)
    expect(up).toEqual({ ok: true, value: { parent: 'ac-4', after: 'ac-4-heading' } })
    const down = placeStepped(view('ac-2.2-a'), views, 1)
    expect(down).toEqual({ ok: true, value: { parent: 'ac-2.2', after: 'ac-2.2-b' } })
  })

  it('goes over into the next section, under its heading, and stops at the ends', () => {
    const over = placeStepped(view('ac-3.2'), views, 1)
    expect(over).toEqual({ ok: true, value: { parent: 'ac-4', after: 'ac-4-heading' } })
    const back = placeStepped(view('ac-2.1'), views, -1)
    expect(back).toEqual({ ok: true, value: { parent: 'ac-1', after: 'ac-1.2' } })
    expect(placeStepped(view('ac-1'), views, -1).ok).toBe(false)
    expect(placeStepped(view('ac-6'), views, 1).ok).toBe(false)
  })
})

describe('a drop', () => {
  it('goes beside one of its kind, on the side of the pointer', () => {
    const drop = (side: 'before' | 'after') =>
      placeDropped(view('ac-6.1'), view('ac-4.2'), side, views)
    expect(drop('after')).toEqual({ ok: true, value: { parent: 'ac-4', after: 'ac-4.2' } })
    expect(drop('before')).toEqual({ ok: true, value: { parent: 'ac-4', after: 'ac-4.1' } })
  })

  it('goes behind what it is dropped inside of, and first in a section', () => {
    const inside = placeDropped(view('ac-6.1'), view('ac-3.1-b-i'), 'before', views)
    expect(inside).toEqual({ ok: true, value: { parent: 'ac-3', after: 'ac-3.1' } })
    const first = placeDropped(view('ac-6.1'), view('ac-5'), 'after', views)
    expect(first).toEqual({ ok: true, value: { parent: 'ac-5', after: null } })
  })

  it('is refused on itself and where it cannot stand', () => {
    expect(placeDropped(view('ac-4.1'), view('ac-4.1'), 'after', views).ok).toBe(false)
    expect(placeDropped(view('ac-2.2-a'), view('ac-1'), 'after', views).ok).toBe(false)
  })
})

describe('where something can be moved to', () => {
  it('is beside its like and first in what can hold it, but for itself and where it stands', () => {
    const citations = citationsOf(views)
    const choices = moveChoices(
      view('ac-4.2'),
      views,
      (id) => citations.get(id) ?? '',
      () => 'words',
    ).map(({ id }) => id)
    expect(choices).toContain('ac-2.1')
    expect(choices).toContain('in ac-5')
    expect(choices).not.toContain('ac-4.2')
    expect(choices).not.toContain('ac-4.1')
    expect(choices).not.toContain('ac-2.2-a')
  })
})

describe('a definition', () => {
  const definitions = definitionsIn(views, resolverOf(views))

  it('goes into the table in the order of the alphabet', () => {
    const placed = (term: string) => {
      const place = placeForDefinition(views, definitions, term)
      return place.ok ? place.value : null
    }
    expect(placed('Device')).toEqual({ table: 'ac-def', after: null })
    expect(placed('Smart Meter')).toEqual({ table: 'ac-def', after: 'ac-def-2' })
    expect(placed('')).toEqual({ table: 'ac-def', after: 'ac-def-2' })
  })

  it('has nowhere to go in a document without a table of them', () => {
    expect(placeForDefinition(views, [], 'Device').ok).toBe(false)
  })

  it('is a row with the term and the beginning of its meaning, in one step', () => {
    const ran = execute(sample, {
      name: 'definition.add',
      args: {
        draft: 'dp255-option-a',
        document: 'appendix-ac',
        table: 'ac-def',
        after: null,
        term: 'Device',
      },
      author: 'tester',
      at: '2026-01-05T09:00:00.000Z',
      seed: 'seed',
    })
    if (!ran.ok) throw new Error(ran.error.message)
    const after = applyPatches(sample, ran.value.patches)
    const changes = [...after.change.values()].filter(({ draft }) => draft === 'dp255-option-a')
    const proposed = viewDocument(version.provisions, version.numbering, changes, 'proposed')
    const known = definitionsIn(proposed, resolverOf(proposed))
    expect(known[0]).toMatchObject({ term: 'Device', meaning: 'means ' })
  })
})
