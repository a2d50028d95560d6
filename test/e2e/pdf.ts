/** What a printed file holds, as a reader of PDF has it. */
import { readFileSync } from 'node:fs'
import { sheetsOf } from '../../electron/export/pdf-reading.ts'

export interface PrintedFile {
  readonly sheets: number
  readonly tagged: boolean
  readonly language: string
  readonly information: Readonly<Record<string, unknown>>
  /** Titles of its bookmarks, in order. */
  readonly bookmarks: readonly string[]
  /** Roles of its tags, on all sheets. */
  readonly roles: ReadonlySet<string>
  /** Words of each sheet. */
  readonly words: readonly string[]
  /** Of its fonts, those that are not in the file. */
  readonly missingFonts: number
  readonly sheetsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>
}

export async function readPdf(path: string): Promise<PrintedFile> {
  const bytes = new Uint8Array(readFileSync(path))
  // Also sets up the reader.
  await sheetsOf(bytes, [])
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const document = await task.promise
  const { info } = await document.getMetadata()
  const information = info as Readonly<Record<string, unknown>>
  const words: string[] = []
  const roles = new Set<string>()
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    words.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    gather(await page.getStructTree(), roles)
  }
  const printed: PrintedFile = {
    sheets: document.numPages,
    tagged: isMarked(await document.getMarkInfo()),
    language: String(information['Language'] ?? ''),
    information,
    bookmarks: titles((await document.getOutline()) ?? []),
    roles,
    words,
    missingFonts: missing(new TextDecoder('latin1').decode(bytes)),
    sheetsOf: async (ids) => (await sheetsOf(bytes, ids)) ?? new Map(),
  }
  await task.destroy()
  return printed
}

interface Bookmark {
  readonly title: string
  readonly items: readonly Bookmark[]
}

function titles(bookmarks: readonly Bookmark[]): readonly string[] {
  return bookmarks.flatMap(({ title, items }) => [title, ...titles(items)])
}

interface Tag {
  readonly role?: string
  readonly children?: readonly unknown[]
}

function gather(tag: unknown, roles: Set<string>): void {
  const { role, children = [] } = (tag ?? {}) as Tag
  if (role !== undefined) roles.add(role)
  for (const child of children) gather(child, roles)
}

/** The reader's own types say that it is an object; it is a map. */
function isMarked(info: unknown): boolean {
  return info instanceof Map && info.get('Marked') === true
}

/** A font is in the file where its descriptor names a stream; letters that are drawings need none (ISO 32000-1, 9.9). */
function missing(text: string): number {
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n(.*?)endobj/gs)].map(([, id = '', body = '']) => [id, body]),
  )
  const fonts = [...objects.values()].filter((body) =>
    /\/Subtype \/(?:CIDFontType\d|TrueType|Type1)\b/.test(body),
  )
  return fonts.filter((body) => {
    const [, descriptor = ''] = /\/FontDescriptor (\d+) 0 R/.exec(body) ?? []
    return !/\/FontFile\d?/.test(objects.get(descriptor) ?? '')
  }).length
}
