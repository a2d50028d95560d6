/**
 * Reading a zip archive with nothing but Node: the bootstrap may not lean on packages or on an `unzip` that a bare
 * machine lacks. Format: PKWARE APPNOTE 6.3.3, sections 4.3.7 (local header), 4.3.12 and 4.3.16 (central directory).
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endLength = 22
const entryLength = 46
const localLength = 30

/**
 * Unpacks the entries that `nameFor` gives a name to, keeping their permissions.
 * @param {string} archive path of a zip of less than 4 GB, unencrypted, stored or deflated
 * @param {string} folder
 * @param {(entryName: string) => string | undefined} nameFor a path inside `folder`, or undefined to leave the entry out
 * @throws {Error} when the archive is damaged or an entry would land outside `folder`
 */
export async function unzip(archive, folder, nameFor) {
  const file = await open(archive, 'r')
  try {
    for (const entry of await readDirectory(file)) {
      const name = entry.name.endsWith('/') ? undefined : nameFor(entry.name)
      if (name !== undefined) await unpackEntry(archive, file, entry, targetIn(folder, name))
    }
  } finally {
    await file.close()
  }
}

async function readDirectory(file) {
  const { size } = await file.stat()
  const tail = await read(
    file,
    Math.max(0, size - 65_535 - endLength),
    Math.min(size, 65_535 + endLength),
  )
  let end = tail.length - endLength
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1
  if (end < 0)
    throw new Error('The zip archive has no directory: it is cut off or not a zip archive.')
  const count = tail.readUInt16LE(end + 10)
  const directory = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = []
  for (let offset = 0; entries.length < count; ) {
    if (directory.readUInt32LE(offset) !== entrySignature)
      throw new Error('The zip archive’s directory is damaged.')
    const nameLength = directory.readUInt16LE(offset + 28)
    entries.push({
      name: directory.toString('utf8', offset + entryLength, offset + entryLength + nameLength),
      method: directory.readUInt16LE(offset + 10),
      packedSize: directory.readUInt32LE(offset + 20),
      size: directory.readUInt32LE(offset + 24),
      mode: directory.readUInt32LE(offset + 38) >>> 16,
      position: directory.readUInt32LE(offset + 42),
    })
    offset +=
      entryLength +
      nameLength +
      directory.readUInt16LE(offset + 30) +
      directory.readUInt16LE(offset + 32)
  }
  return entries
}

async function unpackEntry(archive, file, entry, target) {
  const local = await read(file, entry.position, localLength)
  const start = entry.position + localLength + local.readUInt16LE(26) + local.readUInt16LE(28)
  await mkdir(dirname(target), { recursive: true })
  const packed =
    entry.packedSize === 0
      ? Readable.from([])
      : createReadStream(archive, { start, end: start + entry.packedSize - 1 })
  const output = createWriteStream(target)
  if (entry.method === 0) await pipeline(packed, output)
  else if (entry.method === 8) await pipeline(packed, createInflateRaw(), output)
  else
    throw new Error(
      `The zip archive’s entry ${entry.name} uses compression method ${entry.method}.`,
    )
  if (output.bytesWritten !== entry.size)
    throw new Error(`The zip archive’s entry ${entry.name} is damaged.`)
  const permissions = entry.mode & 0o777
  if (permissions) await chmod(target, permissions)
}

async function read(file, position, length) {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new Error('The zip archive is cut off.')
  return buffer
}

function targetIn(folder, name) {
  const root = resolve(folder)
  const target = join(root, name)
  if (!target.startsWith(root + sep))
    throw new Error(`The zip archive’s entry ${name} would land outside its folder.`)
  return target
}
