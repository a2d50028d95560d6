/** Looks a spreadsheet over before anything believes it: sizes are counted while it is unpacked, never read. */
import { strFromU8, Unzip, UnzipInflate } from 'fflate'
import { failed, type Result } from '../../shared/result.ts'

const MOST_PARTS = 1000
/** Bytes of all parts when unpacked. */
const MOST_UNPACKED = 64 * 1024 * 1024
/** Bytes handed to the inflater at a time, so that a bomb is noticed before it goes off. */
const SLICE = 64 * 1024

/** Begins what older programs write, and what is protected by a password (MS-CFB 2.2). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

interface Limits {
  readonly rows: number
  readonly columns: number
}

/** Why a workbook is not read, or null where it can be. */
export function refuseUnsafeWorkbook(
  name: string,
  bytes: Uint8Array,
  limits: Limits,
): Result<never> | null {
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
    return failed(
      'table/protected',
      `“${name}” is protected by a password, or of an older kind.`,
      'Save it as an Excel workbook (.xlsx) without a password.',
    )
  }
  if (!ZIP.every((byte, at) => bytes[at] === byte)) {
    return failed('table/format', `“${name}” is not a spreadsheet.`, 'Save it as .xlsx or .csv.')
  }
  try {
    const parts = unpack(bytes)
    for (const [part, xml] of parts) {
      if (xml.includes('<!DOCTYPE')) {
        throw new Error(`${part} defines entities, which no spreadsheet does`)
      }
      if (part.startsWith('xl/worksheets/')) refuseFarCells(part, xml, limits)
    }
    return null
  } catch (error) {
    return failed(
      'table/unsafe',
      `“${name}” is not read: ${(error as Error).message}.`,
      'It is damaged, or made to do harm. Save the table anew, or ask for another copy.',
    )
  }
}

/** The parts that are XML, each once. Throws in words where a limit is broken. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  let entries = 0
  let size = 0
  const unzip = new Unzip((entry) => {
    entries += 1
    if (entries > MOST_PARTS) throw new Error(`it holds more than ${MOST_PARTS} parts`)
    const chunks: Uint8Array[] = []
    entry.ondata = (error, chunk, final) => {
      if (error !== null) throw new Error(`${entry.name} cannot be unpacked (${error.message})`)
      size += chunk.length
      if (size > MOST_UNPACKED) throw new Error('it is larger than 64 MB when unpacked')
      chunks.push(chunk)
      if (final && /\.(xml|rels)$/.test(entry.name)) parts.set(entry.name, textOf(chunks))
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += SLICE) {
    unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length)
  }
  return parts
}

function textOf(chunks: readonly Uint8Array[]): string {
  return chunks.map((chunk) => strFromU8(chunk, true)).join('')
}

/** A single cell at the far corner makes a reader fill the whole plane between. */
function refuseFarCells(part: string, xml: string, { rows, columns }: Limits): void {
  for (const [, letters = '', digits = ''] of xml.matchAll(/\sr="([A-Z]{1,7})(\d{1,12})"/g)) {
    if (Number(digits) > rows + 1) {
      throw new Error(`${part} has a cell in row ${digits}, and ${rows} rows are read at a time`)
    }
    if (columnNumber(letters) > columns) {
      throw new Error(`${part} has a cell in column ${letters}, and ${columns} columns are read`)
    }
  }
  for (const [, digits = ''] of xml.matchAll(/<row\b[^>]*\sr="(\d{1,12})"/g)) {
    if (Number(digits) > rows + 1) throw new Error(`${part} has a row ${digits}`)
  }
}

/** 1 for A, 27 for AA. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
