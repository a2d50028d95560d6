import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportDocuments, type PrintToPdf } from '../../electron/export/index.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import type { Written } from '../../shared/channels.ts'
import { EXPORT_FORMATS, EXPORTS, type ExportFormat } from '../../shared/exports.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-export-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const USUAL = EXPORT_FORMATS.filter((format) => EXPORTS[format].usual)
const PDF = new TextEncoder().encode('%PDF-1.7')
const print: PrintToPdf = async () => PDF
const noPrinter: PrintToPdf = async () => {
  throw new Error('There is no Electron to print with.')
}

async function write(
  formats: readonly ExportFormat[],
  into = folder,
  {
    printToPdf = print,
    ...more
  }: { printToPdf?: PrintToPdf; draft?: string; comments?: boolean } = {},
): Promise<Written> {
  const request = { modification: 'DP255', formats: [...formats], ...more }
  const done = await exportDocuments(dp255Workspace(), request, into, printToPdf)
  if (!done.ok) throw new Error(done.error.message)
  return done.value
}

describe('exporting the documents of a modification', () => {
  it('names them by the field’s pattern', async () => {
    const { written, failed } = await write(USUAL)
    expect(failed).toEqual([])
    const names = [
      'DP255 Modification Report v0.2.docx',
      'DP255 Modification Report v0.2.html',
      'DP255 Modification Report v0.2.pdf',
      'DP255 Legal Text v0.1 (redline).docx',
    ]
    expect(written).toEqual(names.map((name) => join(folder, name)))
    expect(readdirSync(folder).sort()).toEqual(names.sort())
  })

  it('gives the printer a page without its own furniture, and the foot of each sheet', async () => {
    const asked: string[] = []
    await write(['report.pdf'], folder, {
      printToPdf: async (html, footer) => {
        asked.push(html, footer)
        return PDF
      },
    })
    expect(asked[0]).not.toContain('@bottom-right')
    expect(asked[1]).toBe('This document has a Classification of Clear. DP255 Modification Report')
  })

  it('makes the folder where it is missing', async () => {
    const { written } = await write(['report.html'], join(folder, 'a/b'))
    expect(written).toHaveLength(1)
  })

  it('says which format failed and why, and writes the others', async () => {
    const { written, failed } = await write(['report.pdf', 'report.html'], folder, {
      printToPdf: noPrinter,
    })
    expect(written).toEqual([join(folder, 'DP255 Modification Report v0.2.html')])
    expect(failed).toEqual([
      { format: 'report.pdf', reason: 'There is no Electron to print with.' },
    ])
  })

  it('replaces a file only by a finished one, and leaves nothing half-written', async () => {
    const target = join(folder, 'DP255 Modification Report v0.2.pdf')
    writeFileSync(target, 'the old one')
    await write(['report.pdf'], folder, { printToPdf: noPrinter })
    expect(readFileSync(target, 'utf8')).toBe('the old one')
    await write(['report.pdf'])
    expect(readFileSync(target, 'utf8')).toBe('%PDF-1.7')
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('says so where something else stands under a file’s name', async () => {
    mkdirSync(join(folder, 'DP255 Modification Report v0.2.html'))
    const { written, failed } = await write(['report.html'])
    expect(written).toEqual([])
    expect(failed[0]?.reason).toMatch(/cannot be written .*choose another folder/)
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('refuses a folder that is a file, with what to do', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    for (const place of [file, join(file, 'below')]) {
      const done = await exportDocuments(
        dp255Workspace(),
        { modification: 'DP255', formats: ['report.html'] },
        place,
        print,
      )
      expect(done).toMatchObject({
        ok: false,
        error: { code: 'export/folder', message: expect.stringContaining(place) },
      })
      expect(done.ok ? '' : done.error.advice).toMatch(/Choose a folder/)
    }
  })

  it('refuses a folder that may not be written to', async ({ skip }) => {
    if (process.platform === 'win32') skip('folders have no such mode on Windows')
    if (process.getuid?.() === 0) skip('an administrator may write everywhere')
    chmodSync(folder, 0o555)
    await expect(write(['report.html'])).rejects.toThrow('cannot be written to')
    chmodSync(folder, 0o755)
  })

  it('refuses a folder that cannot be made, and says which', async ({ skip }) => {
    if (process.platform !== 'linux') skip('tried below /proc, which only Linux has')
    await expect(write(['report.html'], '/proc/workbench/out')).rejects.toThrow(
      '“/proc/workbench/out” cannot be written to',
    )
  })

  it('names a modification that is not there', async () => {
    const request = { modification: 'DP999', formats: ['report.html' as const] }
    const done = await exportDocuments(dp255Workspace(), request, folder, print)
    expect(done).toMatchObject({ ok: false, error: { code: 'modification/missing' } })
  })
})

describe('the legal text of a draft', () => {
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)))

  it('of an alternative does not overwrite that of the preferred draft', async () => {
    await write(['legal-text.docx'])
    await write(['legal-text.docx'], folder, { draft: 'Option B' })
    expect(readdirSync(folder).sort()).toEqual([
      'DP255 Legal Text Option B v0.1 (redline).docx',
      'DP255 Legal Text v0.1 (redline).docx',
    ])
    const lines = readBack(read('DP255 Legal Text Option B v0.1 (redline).docx')).accepted
    expect(lines.some((line) => line.startsWith('(c)\t'))).toBe(true)
  })

  it('says that it is exploratory, illustrative, and drafted against a version that is not stated', async () => {
    await write(['legal-text.docx'])
    const { accepted } = readBack(read('DP255 Legal Text v0.1 (redline).docx'))
    const front = accepted.slice(0, 6).join(' ')
    expect(front).toContain('Option A. Base text: version not stated.')
    expect(front).toContain('Exploratory: DP255 is a Draft Proposal')
    expect(front).toContain('illustrative, not in-force text')
  })

  it('prints reasons in the margin where they are asked for', async () => {
    await write(['legal-text.docx'], folder, { comments: true })
    const comments = readPart(read('DP255 Legal Text v0.1 (redline).docx'), 'word/comments.xml')
    expect(comments.match(/<w:comment /g)?.length).toBeGreaterThan(0)
  })

  it('lists the drafts there are where one is asked for that is not there', async () => {
    const { failed } = await write(['legal-text.docx'], folder, { draft: 'Option Z' })
    expect(failed[0]?.reason).toBe('DP255 has no draft “Option Z”. It has: Option A, Option B.')
  })
})

describe('the amendment instructions', () => {
  it('are a paper of their own that says what is done to the text in force', async () => {
    const { written, failed } = await write(['instructions.docx', 'instructions.html'])
    expect(failed).toEqual([])
    expect(written.map((path) => path.slice(folder.length + 1))).toEqual([
      'DP255 Amendment Instructions v0.1.docx',
      'DP255 Amendment Instructions v0.1.html',
    ])
    const lines = readBack(new Uint8Array(readFileSync(written[0] ?? ''))).accepted
    expect(lines).toContainEqual(
      expect.stringMatching(/^2\.\tAfter clause 4\.1 insert a new clause 4\.1A/),
    )
    expect(lines).toContainEqual(expect.stringMatching(/^Exploratory: DP255 is a Draft Proposal/))
  })

  it('of an alternative go by its name', async () => {
    const { written } = await write(['instructions.html'], folder, { draft: 'Option B' })
    expect(written[0]).toContain('DP255 Amendment Instructions Option B v0.1.html')
  })
})
