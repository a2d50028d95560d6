/** The parts of a Word package, read without trusting what the package says of itself, and written back. */
import { deflateSync, strFromU8, strToU8 } from 'fflate'
import {
  type Allowance,
  crc32,
  inflateEntry,
  MOST_BYTES,
  readZip,
  writeZip,
  type ZipEntry,
} from './zip.ts'

/** A package that can be read part by part, and made anew with some parts replaced: all others stay byte for byte. */
export interface WordPackage {
  readonly names: readonly string[]
  readonly has: (part: string) => boolean
  /** Throws an Error in words where there is no such part, it is damaged, or the package breaks a limit. */
  readonly bytes: (part: string) => Uint8Array
  readonly text: (part: string) => string
}

/** Throws an Error in words where the file is not a package, or is not to be trusted. */
export function openPackage(file: Uint8Array): WordPackage {
  const entries = readZip(file)
  const allowance: Allowance = { left: MOST_BYTES }
  const read = new Map<string, Uint8Array>()
  const bytes = (part: string): Uint8Array => {
    const known = read.get(part)
    if (known !== undefined) return known
    const entry = entries.get(part)
    if (entry === undefined) {
      throw new Error(`The file has no ${part}: it is not a Word document.`)
    }
    const made = inflateEntry(entry, allowance)
    read.set(part, made)
    return made
  }
  return {
    names: [...entries.keys()],
    has: (part) => entries.has(part),
    bytes,
    text: (part) => textOf(bytes(part), part),
  }
}

/** The text of one part. Throws an Error in words where there is none, or the package breaks a limit. */
export function readPart(file: Uint8Array, part: string): string {
  return openPackage(file).text(part)
}

/** Parts are UTF-8; Word also reads UTF-16 with its mark, which nothing writes. */
function textOf(bytes: Uint8Array, part: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Error(`${part} is not in UTF-8.`)
  }
  const text = strFromU8(bytes)
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/** Images and the like do not shrink: they are stored as they are. */
const PACKED = /\.(png|jpe?g|gif|zip|docx|xlsx|pptx)$/i

/**
 * The file with parts replaced or added. Entries that are not named are copied as they lie, so that they are the same to
 * the byte. Added parts go behind the others.
 */
export function withParts(
  file: Uint8Array,
  parts: ReadonlyMap<string, string | Uint8Array>,
): Uint8Array {
  const kept = readZip(file)
  const entries = [...kept.values()].map((entry) => {
    const content = parts.get(entry.name)
    return content === undefined ? entry : entryOf(entry.name, content)
  })
  for (const [name, content] of parts) if (!kept.has(name)) entries.push(entryOf(name, content))
  return writeZip(entries)
}

function entryOf(name: string, content: string | Uint8Array): ZipEntry {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  const stored = PACKED.test(name)
  return {
    name,
    method: stored ? 0 : 8,
    crc: crc32(bytes),
    size: bytes.length,
    packed: stored ? bytes : deflateSync(bytes, { level: 6 }),
  }
}
