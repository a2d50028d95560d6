/**
 * Reads a Word file's paragraphs twice, with all tracked changes accepted and with all rejected. Small and strict: it
 * is what every export is checked with before it is handed over.
 */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** Limits that keep a hostile file from filling memory: entries in the package, and bytes of one part. */
const MOST_ENTRIES = 1000
const MOST_BYTES = 64 * 1024 * 1024

export interface ReadParagraphs {
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
  /** Ids of all revision marks of the document, in order. */
  readonly revisionIds: readonly string[]
}

/** Throws an Error that says what is wrong where the file is not a Word document or breaks a limit. */
export function readParagraphs(file: Uint8Array): ReadParagraphs {
  return walk(documentPart(file))
}

function documentPart(file: Uint8Array): string {
  let entries = 0
  const parts = unzipSync(file, {
    filter({ name, originalSize }) {
      entries += 1
      if (entries > MOST_ENTRIES) throw new Error(`The file holds more than ${MOST_ENTRIES} parts.`)
      if (name !== 'word/document.xml') return false
      if (originalSize > MOST_BYTES)
        throw new Error('The document is larger than 64 MB when unpacked.')
      return true
    },
  })
  const part = parts['word/document.xml']
  if (part === undefined)
    throw new Error('The file has no word/document.xml: it is not a Word document.')
  return strFromU8(part)
}

/** Which readings words are part of. */
interface Fate {
  readonly accepted: boolean
  readonly rejected: boolean
}

const KEPT: Fate = { accepted: true, rejected: true }

interface Line {
  text: string
  /** Whether the paragraph ends here in this reading, or runs on into the next. */
  ends: boolean
}

function walk(xml: string): ReadParagraphs {
  const accepted: Line[] = []
  const rejected: Line[] = []
  const revisionIds: string[] = []
  const fates: Fate[] = [KEPT]
  const path: string[] = []
  let inParagraph = false
  let mark: Fate = KEPT
  let before: readonly [string, string] = ['', '']

  const fate = () => fates[fates.length - 1] ?? KEPT
  const write = (text: string) => {
    if (!inParagraph) return
    before = [
      fate().accepted ? before[0] + text : before[0],
      fate().rejected ? before[1] + text : before[1],
    ]
  }

  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw new Error(`The document is not well-formed: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new Error('The document declares a DOCTYPE, which a Word file never does.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const parent = path[path.length - 1]
    path.push(name)
    const inMark = parent === 'w:rPr' && path[path.length - 3] === 'w:pPr'
    if (name === 'w:ins' || name === 'w:del') {
      const id = attributes['w:id']
      if (id !== undefined) revisionIds.push(id)
      const { accepted: yes, rejected: no } = fate()
      const next =
        name === 'w:ins' ? { accepted: yes, rejected: false } : { accepted: false, rejected: no }
      if (inMark) {
        mark = {
          accepted: mark.accepted && next.accepted,
          rejected: mark.rejected && next.rejected,
        }
      }
      fates.push(next)
    }
    if (name === 'w:p') {
      inParagraph = true
      mark = KEPT
      before = ['', '']
    }
    if (name === 'w:tab' && parent !== 'w:tabs') write('\t')
  })
  parser.on('text', (text) => {
    const name = path[path.length - 1]
    if (name === 'w:t' || name === 'w:delText') write(text)
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (name === 'w:ins' || name === 'w:del') fates.pop()
    if (name !== 'w:p') return
    inParagraph = false
    accepted.push({ text: before[0], ends: mark.accepted })
    rejected.push({ text: before[1], ends: mark.rejected })
  })
  parser.write(xml).close()
  return { accepted: joined(accepted), rejected: joined(rejected), revisionIds }
}

/** A paragraph whose mark is gone runs on into the next one (ECMA-376 17.13.5.15). */
function joined(lines: readonly Line[]): readonly string[] {
  const paragraphs: string[] = []
  let open = ''
  for (const { text, ends } of lines) {
    open += text
    if (!ends) continue
    paragraphs.push(open)
    open = ''
  }
  return open === '' ? paragraphs : [...paragraphs, open]
}
