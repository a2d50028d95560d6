import { describe, expect, it } from 'vitest'
import { marksIn } from '../../../legal-text/footnotes.ts'
import { plainText } from '../../../legal-text/text.ts'
import { readingRuns, resolverOf, type View, viewDocument } from '../../../legal-text/views.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { changesOfDraft } from '../../../shared/tracing/changes.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const where = { draft: 'dp255-option-a', document: 'appendix-ac' }
let turn = 0

function attempt(workspace: Workspace, name: string, args: object) {
  turn += 1
  const by = { author: 'sample-author', at: '2026-01-05T09:00:00Z', seed: `turn-${turn}` }
  return execute(workspace, { name, args: { ...where, ...args }, ...by })
}

function run(workspace: Workspace, name: string, args: object): Workspace {
  const done = attempt(workspace, name, args)
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

function read(workspace: Workspace, view: View = 'proposed') {
  const version = workspace.version.get('appendix-ac-sample')
  if (version === undefined) throw new Error('The sample has no version.')
  const changes = [...workspace.change.values()].filter(({ draft }) => draft === where.draft)
  const views = viewDocument(version.provisions, version.numbering, changes, view)
  const resolve = resolverOf(views)
  return views.map((row) => ({ ...row, words: plainText(readingRuns(row.segments), resolve) }))
}

const footnotes = (workspace: Workspace) =>
  read(workspace)
    .filter(({ kind }) => kind === 'footnote')
    .map(({ number, words }) => `${number} ${words}`)

const note = (provision: string, offset: number, words: string) => ({
  provision,
  offset,
  text: [{ kind: 'text', text: words, marks: [] }],
})

describe('footnote.insert', () => {
  it('is one step of undo, and one change where changes are counted', () => {
    const before = dp255Workspace()
    const done = attempt(before, 'footnote.insert', note('ac-4.2', 7, 'A note.'))
    if (!done.ok) throw new Error(done.error.message)
    const after = applyPatches(before, done.value.patches)
    expect(done.value.label).toBe('Insert footnote')
    expect(footnotes(after)).toEqual(['1 A note.'])
    expect(changesOfDraft(after, where.draft).length).toBe(
      changesOfDraft(before, where.draft).length + 1,
    )
    const inverse = done.value.patches
      .map((patch) => ({ ...patch, before: patch.after, after: patch.before }))
      .reverse() as typeof done.value.patches
    expect(read(applyPatches(after, inverse))).toEqual(read(before))
  })

  it('says why where there are no words to put a mark in', () => {
    const done = attempt(dp255Workspace(), 'footnote.insert', note('ac-def', 0, 'A note.'))
    expect(done.ok ? '' : done.error.message).toBe('Put the caret into words first.')
  })
})

describe('commands on what has footnotes', () => {
  const noted = () => {
    const first = run(dp255Workspace(), 'footnote.insert', note('ac-4.2', 7, 'A note.'))
    return run(first, 'footnote.insert', note('ac-4.4', 5, 'Another.'))
  }
  const idOf = (workspace: Workspace, words: string) =>
    read(workspace).find((row) => row.words === words)?.id ?? ''

  it('deleting a footnote deletes its mark, and counts on', () => {
    const workspace = noted()
    const gone = run(workspace, 'provision.delete', { provision: idOf(workspace, 'A note.') })
    expect(footnotes(gone)).toEqual(['1 Another.'])
    expect(read(gone).find(({ id }) => id === 'ac-4.2')?.words).toMatch(/^The DCC shall/)
  })

  it('a selection of a clause with its footnote goes as one', () => {
    const workspace = noted()
    const provisions = ['ac-4.2', idOf(workspace, 'A note.')]
    const gone = run(workspace, 'selection.replace', { provisions, insert: [] })
    expect(footnotes(gone)).toEqual(['1 Another.'])
  })

  it('copied provisions get footnotes of their own', () => {
    const workspace = noted()
    const rows = read(workspace)
    const [clause, footnote] = ['ac-4.2', idOf(workspace, 'A note.')].map((id) => {
      const row = rows.find((each) => each.id === id)
      return { provision: id, kind: row?.kind, runs: readingRuns(row?.segments ?? []) }
    })
    const copied = [
      { ...clause, under: null },
      { ...footnote, under: 0 },
    ]
    const place = { parent: 'ac-4', after: 'ac-4.4', replaced: null }
    const pasted = run(workspace, 'provisions.paste', { copied, ...place })
    expect(footnotes(pasted)).toEqual(['1 A note.', '2 Another.', '3 A note.'])
    const marks = read(pasted).flatMap(({ segments }) => marksIn(readingRuns(segments)))
    expect(new Set(marks).size).toBe(3)
  })
})
