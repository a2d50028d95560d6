import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { exportDocuments, type PrintToPdf } from '../../electron/export/index.ts'
import { execute } from '../../shared/execute.ts'
import { DP255 } from '../../shared/sample/facts.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'
import { freshFolder } from './store-fixture.ts'

const print: PrintToPdf = async () => new TextEncoder().encode('%PDF-1.7')

async function writeSet(
  folder: string,
  workspace: Workspace = dp255Workspace(),
  { printToPdf = print, issue }: { printToPdf?: PrintToPdf; issue?: string } = {},
) {
  const request = {
    modification: 'DP255',
    formats: ['set.zip' as const],
    ...(issue !== undefined && { issue }),
  }
  const done = await exportDocuments(workspace, request, folder, printToPdf)
  if (!done.ok) throw new Error(done.error.message)
  return done.value
}

function frozen(): Workspace {
  const workspace = dp255Workspace()
  const done = execute(workspace, {
    name: 'issue.freeze',
    args: { modification: DP255, reason: 'For the CSC' },
    author: 'sample-author',
    at: '2024-01-09T12:00:00Z',
    seed: 'freeze-seed',
  })
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

describe('the set', () => {
  it('is a folder with every document by the field’s names, a manifest with hashes, and a zip', async () => {
    const folder = freshFolder()
    const { written, failed, receipts } = await writeSet(folder)
    expect(failed).toEqual([])
    expect(receipts.map(({ kind }) => kind)).toEqual(['redline', 'clean'])
    const set = join(folder, 'DP255 v0.2')
    const names = readdirSync(set)
    for (const name of [
      'DP255 Modification Report v0.2.docx',
      'DP255 Modification Report v0.2.pdf',
      'DP255 Legal Text v0.1 (redline).docx',
      'manifest.json',
      'DP255 v0.2.zip',
    ]) {
      expect(names).toContain(name)
    }
    expect(written.map((path) => path.slice(set.length + 1)).sort()).toEqual(names.sort())
    const manifest = JSON.parse(readFileSync(join(set, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({ reference: 'DP255', version: '0.2', date: '9 January 2024' })
    for (const { name, sha256, bytes } of manifest.documents) {
      const content = readFileSync(join(set, name))
      expect(createHash('sha256').update(content).digest('hex'), name).toBe(sha256)
      expect(content.length).toBe(bytes)
    }
    const zip = unzipSync(new Uint8Array(readFileSync(join(set, 'DP255 v0.2.zip'))))
    expect(Object.keys(zip).sort()).toEqual(names.filter((name) => !name.endsWith('.zip')).sort())
  })

  it('says in the manifest what there is nothing of yet', async () => {
    const folder = freshFolder()
    await writeSet(folder)
    const manifest = JSON.parse(readFileSync(join(folder, 'DP255 v0.2/manifest.json'), 'utf8'))
    expect(manifest.leftOut).toContainEqual({
      format: 'changes.html',
      reason: 'No issue before v0.2 of DP255 has been frozen.',
    })
  })

  it('leaves nothing half-written where one document fails, and what was there before', async () => {
    const folder = freshFolder()
    const set = join(folder, 'DP255 v0.2')
    mkdirSync(set)
    writeFileSync(join(set, 'manifest.json'), '{"documents":[]}')
    const noPrinter: PrintToPdf = async () => {
      throw new Error('There is no Electron to print with.')
    }
    const { written, failed } = await writeSet(folder, dp255Workspace(), { printToPdf: noPrinter })
    expect(written).toEqual([])
    expect(failed).toEqual([{ format: 'set.zip', reason: 'There is no Electron to print with.' }])
    expect(readdirSync(folder)).toEqual(['DP255 v0.2'])
    expect(readdirSync(set)).toEqual(['manifest.json'])
  })

  it('replaces an older set whole, and never what is not of a set', async () => {
    const folder = freshFolder()
    await writeSet(folder)
    const set = join(folder, 'DP255 v0.2')
    rmSync(join(set, 'DP255 Modification Report v0.2.html'))
    expect((await writeSet(folder)).failed).toEqual([])
    expect(readdirSync(set)).toContain('DP255 Modification Report v0.2.html')
    writeFileSync(join(set, 'my notes.txt'), 'mine')
    const { failed } = await writeSet(folder)
    expect(failed[0]?.reason).toMatch(/holds what is not of the set: my notes.txt/)
    expect(readFileSync(join(set, 'my notes.txt'), 'utf8')).toBe('mine')
    const other = freshFolder()
    writeFileSync(join(other, 'DP255 v0.2'), 'a file')
    expect((await writeSet(other)).failed[0]?.reason).toMatch(/is a file, and no folder of a set/)
    expect(readdirSync(other)).toEqual(['DP255 v0.2'])
  })
})

describe('a frozen issue', () => {
  it('is exported again as it went out, and the next version with what changed since', async () => {
    const folder = freshFolder()
    const workspace = frozen()
    await writeSet(folder, workspace, { issue: '0.2' })
    await writeSet(folder, workspace)
    expect(readdirSync(folder).sort()).toEqual(['DP255 v0.2', 'DP255 v0.3'])
    const changes = 'DP255 Modification Report v0.3 (changes since v0.2).html'
    const html = readFileSync(join(folder, 'DP255 v0.3', changes), 'utf8')
    expect(html).toContain('Version: 0.2, now 0.3')
    const old = join(folder, 'DP255 v0.2', 'DP255 Modification Report v0.2.html')
    expect(readFileSync(old, 'utf8')).toContain('<dd>0.2</dd>')
  })

  it('that is not there is refused with those that are', async () => {
    const request = { modification: 'DP255', formats: ['report.html' as const], issue: '0.9' }
    const done = await exportDocuments(frozen(), request, freshFolder(), print)
    expect(done).toMatchObject({ ok: false, error: { advice: 'There are: 0.2.' } })
  })
})
