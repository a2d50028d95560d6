/** The panel's list, the exported redline, its notes and the amendment instructions say the same of what follows. */
import { describe, expect, it } from 'vitest'
import { numberPieces, piecesOf } from '../../../legal-text/formats/redline.ts'
import { execute } from '../../../shared/execute.ts'
import type { RecordOf } from '../../../shared/records/index.ts'
import { draftInstructions } from '../../../shared/report/instructions.ts'
import { legalTextNotes } from '../../../shared/report/legal-text-notes.ts'
import { type DraftRedline, draftRedlines } from '../../../shared/report/redline.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const where = { draft: 'dp255-option-a', document: 'appendix-ac' }

function run(workspace: Workspace, name: string, args: object): Workspace {
  const at = '2026-01-05T09:00:00Z'
  const envelope = { name, args: { ...where, ...args }, author: 'sample-author', at, seed: name }
  const done = execute(workspace, envelope)
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

function draftOf(workspace: Workspace): RecordOf<'draft'> {
  const draft = workspace.draft.get(where.draft)
  if (draft === undefined) throw new Error('The sample has no Option A.')
  return draft
}

function redlineOf(workspace: Workspace): DraftRedline {
  const [made] = draftRedlines(workspace, draftOf(workspace))
  if (made === undefined) throw new Error('Option A has no base.')
  return made
}

/** What the export tracks in provisions and words that no change is about. */
function tracked({ redline }: DraftRedline) {
  const found: object[] = []
  for (const view of redline.views) {
    if (view.presence !== 'kept') continue
    const note = (kind: string, pieces: ReturnType<typeof piecesOf>) => {
      const [before, after] = pieces
      if (before?.kind !== 'deleted' || after?.kind !== 'inserted') return
      found.push({ kind, provision: view.id, before: before.text, after: after.text })
    }
    note('renumbered', numberPieces(view))
    for (const segment of view.segments) {
      if (segment.kind !== 'kept') continue
      for (const run of segment.runs) {
        if (run.kind !== 'text') note('reference', piecesOf({ ...segment, runs: [run] }, redline))
      }
    }
  }
  return found
}

describe('a draft that numbers its provisions anew', () => {
  const workspace = run(dp255Workspace(), 'draft.renumber', { on: true })
  const made = redlineOf(workspace)

  it('lists every provision and every reference that its export tracks, and no other', () => {
    const list = made.consequential.map(({ kind, provision, before, after }) => {
      return { kind, provision, before, after }
    })
    expect(list).toEqual(tracked(made))
    expect(list.filter(({ kind }) => kind === 'renumbered').length).toBeGreaterThan(1)
    expect(list.filter(({ kind }) => kind === 'reference').length).toBeGreaterThan(0)
  })

  it('has an instruction for each, which names both numbers', () => {
    const answer = draftInstructions(workspace, draftOf(workspace))
    if (!answer.ok) throw new Error(answer.error.message)
    const sentences = answer.value.flatMap((each) => each.sentences)
    for (const { kind, before, after } of made.consequential) {
      const says = (sentence: string) =>
        kind === 'renumbered'
          ? sentence.startsWith('Renumber ') && sentence.includes(`“${after}”`)
          : sentence.includes(before) && sentence.includes(after ?? '')
      expect(sentences.filter(says), `${kind} ${before} → ${after}`).not.toEqual([])
    }
  })

  it('says how many there are in front of the legal text', () => {
    const modification = workspace.modification.get('dp255')
    if (modification === undefined) throw new Error('The sample has no DP255.')
    const renumbered = made.consequential.filter(({ kind }) => kind === 'renumbered').length
    const references = made.consequential.length - renumbered
    const notes = legalTextNotes(modification, made)
    expect(notes.join('\n')).toContain(`As a consequence, ${renumbered} provisions have another`)
    expect(notes.join('\n')).toContain(`and ${references} reference`)
  })

  it('keeps the numbers in force again, and then nothing follows', () => {
    const back = run(workspace, 'draft.renumber', { on: false })
    expect(redlineOf(back).consequential).toEqual([])
    expect(draftOf(back)).toEqual(draftOf(dp255Workspace()))
  })
})
