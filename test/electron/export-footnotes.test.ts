/** Footnotes that a draft inserts and deletes, in the Word file that is exported. */
import { describe, expect, it } from 'vitest'
import { legalTextDocuments } from '../../electron/export/legal-text.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { execute } from '../../shared/execute.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'

const where = { draft: 'dp255-option-a', document: 'appendix-ac' }

function run(workspace: Workspace, name: string, args: object, turn: number): Workspace {
  const by = { author: 'sample-author', at: '2026-01-05T09:00:00Z', seed: `turn-${turn}` }
  const done = execute(workspace, { name, args: { ...where, ...args }, ...by })
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

const note = (provision: string, offset: number, words: string) => ({
  provision,
  offset,
  text: [{ kind: 'text', text: words, marks: [] }],
})

function noted(): Workspace {
  let workspace = run(dp255Workspace(), 'footnote.insert', note('ac-4.4', 5, 'Behind.'), 1)
  workspace = run(workspace, 'footnote.insert', note('ac-4.2', 7, 'In front.'), 2)
  return run(workspace, 'footnote.insert', note('ac-def-1-meaning', 5, 'In a table.'), 3)
}

async function exported(workspace: Workspace, kind: 'redline' | 'clean'): Promise<Uint8Array> {
  const request = { modification: 'DP255' }
  const packageBytes = async () => null
  const [made] = await legalTextDocuments({ workspace, request, packageBytes }, kind)
  if (made === undefined) throw new Error('Nothing was exported.')
  return made.content as Uint8Array
}

describe('a footnote in the exported legal text', () => {
  it('is Word’s own, inserted with its mark, and gone with it once that is rejected', async () => {
    const file = await exported(noted(), 'redline')
    const xml = readPart(file, 'word/document.xml')
    expect(xml.match(/<w:ins [^>]*><w:r>(?:(?!<\/w:r>).)*<w:footnoteReference /g)).toHaveLength(3)
    const notes = readPart(file, 'word/footnotes.xml')
    expect(notes).toMatch(/<w:ins [^>]*><w:r>(?:(?!<\/w:r>).)*In front\./)
    const { accepted, rejected, faults } = readBack(file)
    expect(faults).toEqual([])
    const footnotes = (lines: readonly string[]) =>
      lines.filter((line) => /^\d\t/.test(line) && /\.$/.test(line))
    expect(footnotes(accepted)).toEqual(['1\tIn a table.', '2\tIn front.', '3\tBehind.'])
    expect(accepted.join('\n')).toContain('The DCC2 shall tell')
    expect(footnotes(rejected)).toEqual([])
    expect(rejected.join('\n')).not.toContain('In front.')
  })

  it('is in the proposed text without any tracked change', async () => {
    const file = await exported(noted(), 'clean')
    expect(readPart(file, 'word/footnotes.xml')).toContain('In front.')
    expect(readPart(file, 'word/document.xml')).not.toContain('<w:ins ')
  })
})
