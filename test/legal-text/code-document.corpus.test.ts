import { expect, it } from 'vitest'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import {
  childNamed,
  childrenOf,
  elementsIn,
  type XmlElement,
} from '../../legal-text/formats/docx/xml-tree.ts'
import type { Provisions } from '../../legal-text/provisions.ts'
import { plainText } from '../../legal-text/text.ts'
import { textsByLibreOffice, WITHOUT_LIBREOFFICE } from './libreoffice.ts'
import { describeWithPairs, pairFile, WORD_PAIRS } from './word-pairs.ts'

const NAMES = [...new Set(WORD_PAIRS.map(({ before }) => before))]

/** Pictures and what is drawn hold words that the law does not; the import tells of each. */
const DRAWN = new Set([
  'mc:AlternateContent',
  'w:drawing',
  'w:pict',
  'w:object',
  'm:oMath',
  'm:oMathPara',
])

/** Every character of w:t below an element, by a walk that shares nothing with the import but the XML. */
function textBelow(element: XmlElement, drawn: (element: XmlElement) => void): string {
  if (DRAWN.has(element.name)) {
    drawn(element)
    return ''
  }
  const style = childNamed(childNamed(element, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? ''
  // A contents list is left out, and that is said.
  if (/^TOC\d?/i.test(style)) return ''
  if (element.name === 'w:t')
    return element.children.filter((each) => typeof each === 'string').join('')
  return childrenOf(element)
    .map((child) => textBelow(child, drawn))
    .join('')
}

function tokens(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word)
}

/** Letters and digits, each as often as it comes. */
function letters(text: string): string {
  return tokens(text).join('').split('').sort().join('')
}

/** What the version reads as, without what it says in the place of pictures, and without references that are live. */
function versionText(provisions: Provisions): string {
  const numbers = new Map(provisions.map(({ id, number }) => [id, number ?? '']))
  return provisions
    .map(({ text }) =>
      text
        .map((run) =>
          run.kind === 'footnote' ? '' : plainText([run], (id) => numbers.get(id) ?? ''),
        )
        .join(''),
    )
    .join('')
    .replace(/\[(image|text box|object|equation|other|table)\]/g, '')
}

describeWithPairs('Word files of the corpus as code documents', () => {
  it.each(NAMES)('%s loses no letter, and tells what is none', (name) => {
    const file = openWordFile(pairFile(name))
    const read = readCodeDocument(file, name)
    let drawn = 0
    const count = (): void => {
      drawn += 1
    }
    const used = new Set(
      [...elementsIn(file.document.root)].flatMap(({ name: kind, attributes }) =>
        kind === 'w:footnoteReference' || kind === 'w:endnoteReference'
          ? `${kind.slice(2, -9)} ${attributes['w:id']}`
          : [],
      ),
    )
    const notes = (['footnote', 'endnote'] as const).flatMap((kind) => {
      const part = file.side(`${kind}s`)
      return part === null
        ? []
        : childrenOf(part.root).filter((note) => used.has(`${kind} ${note.attributes['w:id']}`))
    })
    const whole = [file.document.root, ...notes].map((story) => textBelow(story, count)).join('')
    expect(letters(versionText(read.provisions))).toBe(letters(whole))
    const told = read.findings.filter(({ what }) => what.includes('kept as')).length
    expect(told).toBe(drawn)
  })

  const notRun = WITHOUT_LIBREOFFICE
  it.skipIf(notRun !== null)(
    `have the numbers that LibreOffice prints${notRun === null ? '' : ` (not run: ${notRun})`}`,
    () => {
      const files = NAMES.map((name) => pairFile(name))
      const texts = textsByLibreOffice(files)
      for (const [index, name] of NAMES.entries()) {
        const read = readCodeDocument(openWordFile(files[index] as Uint8Array), name)
        const printed = tokens(texts[index] ?? '').join(' ')
        for (const { number, text, kind } of read.provisions) {
          if (number === null || kind === 'footnote') continue
          const words = tokens(plainText(text, () => ' ')).slice(0, 4)
          const wanted = [...tokens(number), ...words].join(' ')
          expect(printed, `${number} of ${name}`).toContain(wanted)
        }
      }
    },
  )
})
