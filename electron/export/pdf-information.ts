/**
 * Sets what a PDF says about itself, as an update behind what is there (ISO 32000-1, 7.5.6): the printer only writes a
 * title.
 */
import { strFromU8, strToU8 } from 'fflate'

export type Information = Readonly<Record<string, string>>

/** A file without the tables of PDF 1.4, as others may print, is given back as it is. */
export function withInformation(file: Uint8Array, information: Information): Uint8Array {
  const text = strFromU8(file, true)
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const size = /\/Size (\d+)/.exec(trailer)?.[1]
  const root = /\/Root (\d+ \d+ R)/.exec(trailer)?.[1]
  const dates = /\/CreationDate \([^)]*\)\s*\/ModDate \([^)]*\)/.exec(text)?.[0] ?? ''
  if (start === undefined || size === undefined || root === undefined) return file
  const entries = Object.entries(information).map(
    ([name, value]) => `/${name} ${textString(value)}`,
  )
  const opening = text.endsWith('\n') ? '' : '\n'
  const object = `${size} 0 obj\n<<${[...entries, dates].join('\n')}>>\nendobj\n`
  const at = file.length + opening.length
  const table = [
    'xref',
    `${size} 1`,
    `${String(at).padStart(10, '0')} 00000 n `,
    'trailer',
    `<</Size ${Number(size) + 1}\n/Root ${root}\n/Info ${size} 0 R\n/Prev ${start}>>`,
    'startxref',
    String(at + object.length),
    '%%EOF\n',
  ].join('\n')
  const update = strToU8(opening + object + table, true)
  const whole = new Uint8Array(file.length + update.length)
  whole.set(file)
  whole.set(update, file.length)
  return whole
}

/** UTF-16 with its mark in hexadecimal, which needs no escapes. */
function textString(value: string): string {
  let hex = 'FEFF'
  for (let index = 0; index < value.length; index += 1) {
    hex += value.charCodeAt(index).toString(16).padStart(4, '0')
  }
  return `<${hex.toUpperCase()}>`
}
