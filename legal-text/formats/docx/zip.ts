/**
 * A zip container read without trusting what it says of itself: by its central directory, each entry inflated under a
 * limit that is counted while it inflates, and checked by its CRC. (APPNOTE.TXT 4.3: local headers, central directory.)
 */
import { Inflate, strFromU8, strToU8 } from 'fflate'

/** Entries in a container. Word's own files have some dozens. */
const MOST_ENTRIES = 1000
/** Bytes of all entries when inflated: sizes that a container declares may lie. */
export const MOST_BYTES = 64 * 1024 * 1024
/** Bytes handed to the inflater at a time: one step of a bomb inflates them a thousandfold at most. */
const SLICE = 16 * 1024

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** A comment of 65,535 bytes may stand behind the end record of 22. */
const END_WITHIN = 65557

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  /** Bytes when unpacked, as declared: nothing relies on it. */
  readonly size: number
  /** As it lies in the file. */
  readonly packed: Uint8Array
}

/** The entries by name. Throws an Error in words where the file is no zip, is cut off, or is not to be trusted. */
export function readZip(file: Uint8Array): ReadonlyMap<string, ZipEntry> {
  if (file[0] === 0xd0 && file[1] === 0xcf) {
    throw new Error(
      'The file is protected by a password, or is in Word’s older format (.doc). Save it as .docx without a password.',
    )
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw new Error(`The file holds more than ${MOST_ENTRIES} parts.`)
  const entries = new Map<string, ZipEntry>()
  const seen = new Set<string>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    need(at + 46 <= end && view.getUint32(at, true) === CENTRAL, 'its list of parts is damaged')
    const nameLength = view.getUint16(at + 28, true)
    const name = strFromU8(file.subarray(at + 46, at + 46 + nameLength))
    checkName(name)
    const lower = name.toLowerCase()
    if (seen.has(lower)) throw new Error(`The file holds “${name}” twice.`)
    seen.add(lower)
    if (!name.endsWith('/')) entries.set(name, entryAt(file, view, at, name))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_WITHIN)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw new Error(
    'The file is not a Word document (.docx), or is cut off: it has no list of parts.',
  )
}

function entryAt(file: Uint8Array, view: DataView, at: number, name: string): ZipEntry {
  if ((view.getUint16(at + 8, true) & 1) !== 0) {
    throw new Error(`“${name}” is encrypted. Save the file without a password.`)
  }
  const method = view.getUint16(at + 10, true)
  need(method === 0 || method === 8, `“${name}” is packed in a way that Word does not use`)
  const size = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  const whole = local + 30 <= file.length && view.getUint32(local, true) === LOCAL
  need(whole, `“${name}” is not where the list of parts says`)
  // Readers differ in which of the two they believe, so that a file could say two things.
  need(view.getUint16(local + 8, true) === method, `“${name}” is packed in two ways at once`)
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  need(start + size <= file.length, `“${name}” is cut off`)
  return {
    name,
    method,
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    packed: file.subarray(start, start + size),
  }
}

/** A name that leads out of the package would lead out of a folder too, were it ever unpacked. */
function checkName(name: string): void {
  const parts = name.split('/')
  const tricky =
    name === '' ||
    name.startsWith('/') ||
    /[\\:\p{Cc}]/u.test(name) ||
    parts.some((part) => part === '..' || part === '.')
  if (tricky)
    throw new Error(`The file holds a part with the name “${name}”, which leads out of it.`)
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`The file is damaged: ${what}.`)
}

/** Counts what a package has inflated so far, over all its parts. */
export interface Allowance {
  left: number
}

/** The bytes of an entry. Throws where it does not inflate to what its CRC promises, or beyond the allowance. */
export function inflateEntry(entry: ZipEntry, allowance: Allowance): Uint8Array {
  const bytes = entry.method === 0 ? stored(entry, allowance) : inflated(entry, allowance)
  need(crc32(bytes) === entry.crc, `the contents of “${entry.name}” are not what was saved`)
  return bytes
}

function stored({ name, packed }: ZipEntry, allowance: Allowance): Uint8Array {
  spend(allowance, packed.length, name)
  return packed
}

function inflated({ name, packed }: ZipEntry, allowance: Allowance): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  let ended = false
  const inflate = new Inflate((chunk, final) => {
    spend(allowance, chunk.length, name)
    size += chunk.length
    chunks.push(chunk)
    ended = final
  })
  try {
    for (let at = 0; at < packed.length; at += SLICE) {
      inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error
    throw new Error(`The file is damaged: “${name}” cannot be unpacked.`)
  }
  need(ended, `“${name}” is cut off`)
  const [only] = chunks
  return chunks.length === 1 && only !== undefined ? only : joined(chunks, size)
}

class TooLarge extends Error {}

function spend(allowance: Allowance, bytes: number, name: string): void {
  allowance.left -= bytes
  if (allowance.left < 0) {
    throw new TooLarge(`The file is larger than 64 MB when unpacked (at “${name}”).`)
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Eight tables of 256, so that eight bytes are taken at a time ("slicing by eight", Kounavis and Berry, 2005). */
const CRC_TABLES = crcTables()

function crcTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    }
    return value
  })
  const tables = [first]
  for (let table = 1; table < 8; table += 1) {
    const before = tables[table - 1] as Uint32Array
    tables.push(before.map((value) => (value >>> 8) ^ (first[value & 0xff] as number)))
  }
  return tables
}

export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = CRC_TABLES as unknown as Eight
  const byte = (at: number): number => bytes[at] as number
  let value = 0xffffffff
  let at = 0
  for (const end = bytes.length - 7; at < end; at += 8) {
    value ^= byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24)
    value =
      (t7[value & 0xff] as number) ^
      (t6[(value >>> 8) & 0xff] as number) ^
      (t5[(value >>> 16) & 0xff] as number) ^
      (t4[value >>> 24] as number) ^
      (t3[byte(at + 4)] as number) ^
      (t2[byte(at + 5)] as number) ^
      (t1[byte(at + 6)] as number) ^
      (t0[byte(at + 7)] as number)
  }
  for (; at < bytes.length; at += 1) {
    value = (value >>> 8) ^ (t0[(value ^ byte(at)) & 0xff] as number)
  }
  return (value ^ 0xffffffff) >>> 0
}

type Table = Uint32Array
type Eight = readonly [Table, Table, Table, Table, Table, Table, Table, Table]

const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
/** 1 January 1980: the first day that a zip can state, the same in every file. */
const FIRST_DAY = 0x21

/** Entries as a container, in their order, without times. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map(({ name }) => strToU8(name))
  const bodies = entries.reduce((sum, { packed }) => sum + packed.length, 0)
  const labels = names.reduce((sum, name) => sum + name.length, 0)
  const file = new Uint8Array(bodies + entries.length * (30 + 46) + labels * 2 + 22)
  const view = new DataView(file.buffer)
  const starts: number[] = []
  let at = 0
  const common = (from: number, { method, crc, packed, size }: ZipEntry, name: Uint8Array) => {
    const fields = [VERSION, FLAGS, method, 0, FIRST_DAY]
    fields.forEach((field, index) => {
      view.setUint16(from + index * 2, field, true)
    })
    view.setUint32(from + 10, crc, true)
    view.setUint32(from + 14, packed.length, true)
    view.setUint32(from + 18, size, true)
    view.setUint16(from + 22, name.length, true)
  }
  entries.forEach((entry, index) => {
    const name = names[index] as Uint8Array
    starts.push(at)
    view.setUint32(at, LOCAL, true)
    common(at + 4, entry, name)
    file.set(name, at + 30)
    file.set(entry.packed, at + 30 + name.length)
    at += 30 + name.length + entry.packed.length
  })
  const directory = at
  entries.forEach((entry, index) => {
    const name = names[index] as Uint8Array
    view.setUint32(at, CENTRAL, true)
    view.setUint16(at + 4, VERSION, true)
    common(at + 6, entry, name)
    view.setUint32(at + 42, starts[index] as number, true)
    file.set(name, at + 46)
    at += 46 + name.length
  })
  view.setUint32(at, END, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return file
}
