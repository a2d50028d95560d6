/**
 * The set: every document of one version in a folder of its own, with a manifest and a zip of it all. The folder gets its
 * name once everything in it is written; until then, and where anything fails, what was there before stays.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import { EXPORT_FORMATS, EXPORTS, type ExportFormat } from '../../shared/exports.ts'
import { ProblemError } from '../../shared/result.ts'
import { DOCUMENTS, type ExportSource, type SingleFormat } from './documents.ts'
import { fileNameOf, type Made, writeWhole } from './files.ts'

const MANIFEST = 'manifest.json'
const Manifest = z.object({ documents: z.array(z.object({ name: z.string() })) })

interface Listed {
  readonly name: string
  readonly format: ExportFormat
  readonly bytes: number
  readonly sha256: string
}

interface LeftOut {
  readonly format: ExportFormat
  readonly reason: string
}

export interface WrittenSet {
  readonly paths: readonly string[]
  /** Of the legal text in it. */
  readonly receipts: readonly NonNullable<Made['receipt']>[]
}

/** Writes the set into `folder` and gives the paths of all its files. */
export async function writeSet(source: ExportSource, folder: string): Promise<WrittenSet> {
  const { documents, leftOut } = await makeAll(source)
  const { reference, version } = source.report
  const name = fileNameOf(`${reference} v${version}`)
  const listed = documents.map(({ format, made }): Listed => {
    const content = bytesOf(made)
    return {
      name: fileNameOf(made.name),
      format,
      bytes: content.length,
      sha256: bytesToHex(sha256(content)),
    }
  })
  const manifest: Made = {
    name: MANIFEST,
    content: `${JSON.stringify({ reference, version, date: source.report.date, documents: listed, leftOut }, null, 2)}\n`,
  }
  const files = [...documents.map(({ made }) => made), manifest]
  const zip: Made = { name: `${name}.zip`, content: zipOf(files) }
  return {
    paths: replaceFolder(folder, name, [...files, zip]),
    receipts: documents.flatMap(({ made }) => made.receipt ?? []),
  }
}

/** A document that nobody has to have is left out where there is nothing to make it from, and the manifest says so. */
async function makeAll(source: ExportSource) {
  const documents: { format: ExportFormat; made: Made }[] = []
  const leftOut: LeftOut[] = []
  for (const format of EXPORT_FORMATS) {
    if (format === 'set.zip') continue
    try {
      for (const made of await DOCUMENTS[format as SingleFormat](source)) {
        documents.push({ format, made })
      }
    } catch (error) {
      if (!mayBeLeftOut(format, error)) throw error
      leftOut.push({ format, reason: (error as Error).message })
    }
  }
  return { documents, leftOut }
}

/** A file that does not read back as the draft stops the whole set, and so does a mistake in the program. */
function mayBeLeftOut(format: ExportFormat, error: unknown): boolean {
  if (!(error instanceof ProblemError) || error.problem.code === 'export/receipt') return false
  return !EXPORTS[format].usual || error.problem.code.startsWith('draft/')
}

function bytesOf({ content }: Made): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content
}

/** The same documents make the same zip: the time in it is the earliest that a zip can name. */
function zipOf(files: readonly Made[]): Uint8Array {
  const entries = Object.fromEntries(files.map((file) => [fileNameOf(file.name), bytesOf(file)]))
  return zipSync(entries, { mtime: '1980-01-01T00:00:00', level: 6 })
}

/** What stands where the set goes and is not of an earlier one, in words, or null. */
function strangersIn(target: string, own: ReadonlySet<string>): string | null {
  if (!existsSync(target)) return null
  if (!statSync(target).isDirectory()) return `“${target}” is a file, and no folder of a set.`
  const listed = listedIn(join(target, MANIFEST))
  const strange = readdirSync(target).filter((name) => !own.has(name) && !listed.has(name))
  return strange.length === 0
    ? null
    : `The folder “${target}” holds what is not of the set: ${strange.slice(0, 5).join(', ')}.`
}

/** Names that the manifest of an earlier set lists. */
function listedIn(path: string): ReadonlySet<string> {
  try {
    const { documents } = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
    return new Set(documents.map(({ name }) => name))
  } catch {
    return new Set()
  }
}

function replaceFolder(folder: string, name: string, files: readonly Made[]): readonly string[] {
  const target = join(folder, name)
  const unfinished = join(folder, `.${name}.${process.pid}.unfinished`)
  const before = join(folder, `.${name}.${process.pid}.before`)
  const own = new Set(files.map((file) => fileNameOf(file.name)))
  const strangers = strangersIn(target, own)
  if (strangers !== null) {
    throw new ProblemError({
      code: 'export/not-a-set',
      message: strangers,
      advice: 'Move it, or choose another folder. Nothing was replaced.',
    })
  }
  try {
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished)
    for (const file of files) writeWhole(unfinished, file)
    if (existsSync(target)) renameSync(target, before)
    try {
      renameSync(unfinished, target)
    } catch (error) {
      if (existsSync(before)) renameSync(before, target)
      throw error
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError({
      code: 'export/not-written',
      message: `The set “${target}” cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      advice: 'Close what is open in it, or choose another folder. Nothing was replaced.',
    })
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
    // Where neither got the name, the earlier set is all that is left.
    if (existsSync(target)) rmSync(before, { recursive: true, force: true })
  }
  return files.map((file) => join(target, fileNameOf(file.name)))
}
