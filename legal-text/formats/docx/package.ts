/** Reads one part of a Word package without trusting what the package says of itself. */
import { strFromU8, Unzip, UnzipInflate } from 'fflate'

/** Parts in a package. Word's own files have some dozens. */
const MOST_ENTRIES = 1000
/** Bytes of one part when inflated, counted while it is inflated: sizes that a package declares may lie. */
const MOST_BYTES = 64 * 1024 * 1024
/** Bytes handed to the inflater at a time, so that a bomb is noticed before it goes off. */
const SLICE = 64 * 1024

/** The text of a part. Throws an Error in words where there is none, or the package breaks a limit. */
export function readPart(file: Uint8Array, wanted: string): string {
  const chunks: Uint8Array[] = []
  let entries = 0
  let size = 0
  let found = false
  let ended = false
  const unzip = new Unzip((entry) => {
    entries += 1
    if (entries > MOST_ENTRIES) throw new Error(`The file holds more than ${MOST_ENTRIES} parts.`)
    if (entry.name !== wanted) return
    if (found) throw new Error(`The file holds ${wanted} twice.`)
    found = true
    entry.ondata = (error, chunk, final) => {
      if (error !== null) throw new Error(`${wanted} cannot be unpacked: ${error.message}.`)
      size += chunk.length
      if (size > MOST_BYTES) throw new Error(`${wanted} is larger than 64 MB when unpacked.`)
      chunks.push(chunk)
      ended = final
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < file.length && !ended; at += SLICE) {
    unzip.push(file.subarray(at, at + SLICE), at + SLICE >= file.length)
  }
  if (!found) throw new Error(`The file has no ${wanted}: it is not a Word document.`)
  if (!ended) throw new Error(`${wanted} is cut off.`)
  return strFromU8(joined(chunks, size))
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
