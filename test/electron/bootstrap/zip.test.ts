import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unzip } from '../../../electron/bootstrap/zip.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-zip-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function archiveOf(content: Parameters<typeof zipSync>[0]): string {
  const path = join(folder, 'archive.zip')
  writeFileSync(path, zipSync(content))
  return path
}

const target = () => join(folder, 'out')

describe('unpacking a zip archive', () => {
  it('gives stored, deflated and empty files with their permissions', async () => {
    const long = 'legal text '.repeat(10_000)
    const archive = archiveOf({
      'app/long.txt': strToU8(long),
      'app/stored.txt': [strToU8('stored'), { level: 0 }],
      'app/empty': new Uint8Array(),
      'app/tool': [strToU8('#!'), { os: 3, attrs: 0o755 << 16 }],
    })
    await unzip(archive, target(), (name: string) => name)
    expect(readFileSync(join(target(), 'app/long.txt'), 'utf8')).toBe(long)
    expect(readFileSync(join(target(), 'app/stored.txt'), 'utf8')).toBe('stored')
    expect(readFileSync(join(target(), 'app/empty'), 'utf8')).toBe('')
    if (process.platform !== 'win32') {
      expect(statSync(join(target(), 'app/tool')).mode & 0o777).toBe(0o755)
    }
  })

  it('takes and renames what it is told to', async () => {
    const archive = archiveOf({ 'app/a': strToU8('a'), 'app/b': strToU8('b') })
    await unzip(archive, target(), (name: string) => (name === 'app/a' ? 'c' : undefined))
    expect(readdirSync(target())).toEqual(['c'])
  })

  it('refuses an entry that would land outside', async () => {
    const archive = archiveOf({ '../outside': strToU8('x') })
    await expect(unzip(archive, target(), (name: string) => name)).rejects.toThrow(
      'outside its folder',
    )
    expect(readdirSync(folder)).toEqual(['archive.zip'])
  })

  it('refuses an archive that is cut off', async () => {
    const archive = archiveOf({ a: strToU8('a'.repeat(1000)) })
    writeFileSync(archive, readFileSync(archive).subarray(0, -30))
    await expect(unzip(archive, target(), (name: string) => name)).rejects.toThrow('cut off')
  })

  it('refuses an archive whose content is damaged', async () => {
    const archive = archiveOf({ a: [strToU8('text'.repeat(100)), { level: 6 }] })
    const bytes = readFileSync(archive)
    bytes.fill(0xff, 31, 40)
    writeFileSync(archive, bytes)
    await expect(unzip(archive, target(), (name: string) => name)).rejects.toThrow()
  })
})
