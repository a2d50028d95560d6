/** Small Word files made by hand, so that a test shows the very XML it is about. */
import { strToU8, zipSync } from 'fflate'

export const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A file whose body holds `body` as it stands; `parts` are further parts of the folder "word", by their short names. */
export function madeFile(
  body: string,
  parts: Readonly<Partial<Record<'footnotes' | 'comments' | 'styles' | 'numbering', string>>> = {},
): Uint8Array {
  const names = Object.keys(parts)
  const types = ['document', ...names].map(
    (name) =>
      `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${name === 'document' ? 'document.main' : name}+xml"/>`,
  )
  const relations = names.map(
    (name) => `<Relationship Id="${name}" Type="${RELATION}/${name}" Target="${name}.xml"/>`,
  )
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="main" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
  }
  for (const [name, content] of Object.entries(parts)) {
    files[`word/${name}.xml`] =
      `${HEAD}${content.replace(/^<w:\w+/, (open) => `${open} ${NAMESPACES}`)}`
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  )
}

export function paragraph(...content: readonly string[]): string {
  return `<w:p>${content.join('')}</w:p>`
}

export function run(text: string, format = ''): string {
  const properties = format === '' ? '' : `<w:rPr>${format}</w:rPr>`
  return `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function table(...rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0
  const grid = `<w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>`
  const cell = (content: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${content}</w:tc>`
  const lines = rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`)
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${grid}${lines.join('')}</w:tbl>`
}
