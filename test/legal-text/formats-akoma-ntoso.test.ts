import { describe, expect, it } from 'vitest'
import { akomaNtoso } from '../../legal-text/formats/akoma-ntoso.ts'
import { readXml } from '../../legal-text/formats/xml.ts'
import { plainText } from '../../legal-text/text.ts'
import { readingRuns, resolverOf, viewDocument } from '../../legal-text/views.ts'
import { draftedDocument } from '../../shared/commands/lookup.ts'
import { execute } from '../../shared/execute.ts'
import { draftRedlines } from '../../shared/report/redline.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'

const FACTS = {
  title: 'SEC Appendix AC ‘A test & more’',
  shortName: 'SEC Appendix AC',
  base: 'SEC Appendix AC, version not stated',
  date: '2024-01-09',
  notes: ['Illustrative, not in-force text.'],
}

function withNote(workspace: Workspace): Workspace {
  const args = {
    draft: 'dp255-option-a',
    document: 'appendix-ac',
    provision: 'ac-4.2',
    offset: 7,
    text: [{ kind: 'text', text: 'Or its agent.', marks: [] }],
  }
  const by = { author: 'sample-author', at: '2026-01-05T09:00:00Z', seed: 'note' }
  const done = execute(workspace, { name: 'footnote.insert', args, ...by })
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

function sample(workspace = dp255Workspace()) {
  const draft = workspace.draft.get('dp255-option-a')
  const drafted = draftedDocument(workspace, 'dp255-option-a', 'appendix-ac')
  if (draft === undefined || !drafted.ok) throw new Error('The sample has changed.')
  const [made] = draftRedlines(workspace, draft)
  if (made === undefined) throw new Error('The sample has no redline.')
  const { version, changes } = drafted.value
  const proposed = viewDocument(version.provisions, version.numbering, changes, 'proposed')
  const resolve = resolverOf(proposed)
  return {
    xml: akomaNtoso(made.redline, FACTS),
    proposed: proposed.map(({ number, segments }) =>
      `${number ?? ''} ${plainText(readingRuns(segments), resolve)}`.trim(),
    ),
  }
}

describe('Akoma Ntoso with change marks', () => {
  it('reads as the proposal where what is deleted is left out', () => {
    const { xml, proposed } = sample()
    const read = readXml(xml, 'a test')
    const lines = read
      .map(({ number, text }) => `${number ?? ''} ${plainText(text)}`.trim())
      .filter((line) => line !== '')
    expect(lines).toEqual(proposed.filter((line) => line !== ''))
  })

  it('says who changed what, when, and what is illustrative, in attributes of its own', () => {
    const { xml } = sample()
    expect(xml).toMatch(/<ins wb:change="a-c1" wb:author="[^"]+" wb:date="[^"]+">, but that update/)
    expect(xml).toMatch(/<clause eId="[^"]+" wb:fate="inserted" wb:change="a-c2"/)
    expect(xml).toContain('wb:status="illustrative"')
    expect(xml).toContain('‘A test &amp; more’')
  })

  it('has a footnote at its mark, inserted with it, and reads it there', () => {
    const { xml } = sample(withNote(dp255Workspace()))
    expect(xml).toMatch(
      /The DCC<ins wb:change="[^"]+"[^>]*><authorialNote marker="1" placement="bottom"[^>]*><p>(<ins[^>]*>)?Or its agent\./,
    )
    const read = readXml(xml, 'a test')
    const notes = read.filter(({ kind }) => kind === 'footnote')
    expect(notes.map(({ number, text }) => [number, plainText(text)])).toEqual([
      ['1', 'Or its agent.'],
    ])
    const holder = read.find(({ id }) => id === notes[0]?.parent)
    expect(holder?.text).toContainEqual(
      expect.objectContaining({ kind: 'footnote', target: notes[0]?.id }),
    )
  })

  it('has each id once', () => {
    const ids = [...sample().xml.matchAll(/eId="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
