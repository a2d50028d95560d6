/** Generated Word files as a user might import them, with gestures on what was read from them. */
import fc from 'fast-check'
import type { Change } from '../../legal-text/changes.ts'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { type PatchExpected, patchFaults } from '../../legal-text/formats/docx/patch/check.ts'
import { patchDraft } from '../../legal-text/formats/docx/patch/draft.ts'
import { openWordFile, type WordFile } from '../../legal-text/formats/docx/word-file.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import type { NumberingStyle, Provisions } from '../../legal-text/provisions.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'
import { LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
import { performOne } from './docx-cases.ts'
import { madeFile, paragraph, run, table } from './docx-made.ts'
import { type AnyGesture, allGestures } from './gestures.ts'

const words = fc.constantFrom(
  'The DCC shall',
  'each Party',
  'update the SMI Status',
  'of a Device; and',
  'five (5) Working Days',
  'where it is so',
  'as set out in',
  'not later than 16 January 2024',
)
const format = fc.constantFrom('', '', '<w:b/>', '<w:i/>', '<w:color w:val="FF0000"/>')

const pieces = fc
  .array(fc.tuple(words, format), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([text, how]) => run(`${text} `, how)).join(''))

const MARKS = ['<w:bookmarkStart w:id="1" w:name="mine"/><w:bookmarkEnd w:id="1"/>', '']

/** A paragraph that Word counts, one that has its number typed, running text, or nothing. */
const counted = fc
  .tuple(fc.integer({ min: 0, max: 3 }), pieces, fc.constantFrom(...MARKS), fc.boolean())
  .map(([ilvl, content, _, trailing]) =>
    paragraph(
      `<w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr>`,
      content,
      trailing ? run(' ') : '',
    ),
  )
const plain = fc
  .tuple(pieces)
  .map(([content]) => paragraph('<w:pPr><w:ind w:left="720"/></w:pPr>', content))
const grid = fc
  .array(fc.tuple(pieces, pieces), { minLength: 1, maxLength: 3 })
  .map((rows) => table(...rows.map((row) => row.map((content) => paragraph(content)))))
const empty = fc.constant(paragraph())

const SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

/** Numbers typed in front of words, as 1, 1.1, (a). */
function typedBody(list: readonly (readonly [number, string])[]): string {
  let [section, clause, letter] = [0, 0, 0]
  return list
    .map(([wanted, content]) => {
      const level = section === 0 ? 0 : clause === 0 ? Math.min(wanted, 1) : wanted
      if (level === 0) [section, clause, letter] = [section + 1, 0, 0]
      else if (level === 1) [clause, letter] = [clause + 1, 0]
      else letter += 1
      const number =
        level === 0
          ? `${section}.`
          : level === 1
            ? `${section}.${clause}`
            : `(${String.fromCharCode(96 + letter)})`
      return paragraph(
        `<w:pPr><w:spacing w:after="${120 + level}"/></w:pPr>`,
        run(number),
        '<w:r><w:tab/></w:r>',
        content,
      )
    })
    .join('')
}

const files: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .tuple(
      fc.array(fc.oneof({ weight: 5, arbitrary: counted }, plain, grid, empty), {
        minLength: 2,
        maxLength: 9,
      }),
      fc.boolean(),
    )
    .map(([blocks, ended]) => {
      const last = blocks[blocks.length - 1] ?? ''
      const end = ended || last.startsWith('<w:tbl') ? paragraph() : ''
      return madeFile(blocks.join('') + end + SECTION, { numbering: numbering(LEGAL_LEVELS) })
    }),
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 2 }), pieces), { minLength: 2, maxLength: 8 })
    .map((list) => madeFile(typedBody(list) + SECTION)),
)

export interface DraftCase {
  readonly bytes: Uint8Array
  readonly file: WordFile
  readonly base: Provisions
  readonly numbering: NumberingStyle
  readonly changes: readonly Change[]
  readonly renumber: boolean
}

/** What gestures on a file come to. */
export function draftCase(
  bytes: Uint8Array,
  list: readonly AnyGesture[],
  renumber: boolean,
): DraftCase {
  const file = openWordFile(bytes)
  const { provisions, numbering: style } = readCodeDocument(file, 'A test')
  let minted = 0
  let changes: readonly Change[] = []
  for (const gesture of list) {
    changes = performOne(provisions, changes, gesture, () => {
      minted += 1
      return `id-${minted}`
    })
  }
  return { bytes, file, base: provisions, numbering: style, changes, renumber }
}

export const draftCases: fc.Arbitrary<DraftCase> = fc
  .record({ bytes: files, list: allGestures, renumber: fc.boolean() })
  .map(({ bytes, list, renumber }) => draftCase(bytes, list, renumber))
  .filter(({ base }) => base.length > 0)

export interface Patched {
  readonly redline: Redline
  readonly made: Uint8Array
  readonly clean: Uint8Array
  readonly faults: readonly string[]
}

/** The file with the changes in it, both ways, and what is wrong with it. */
export function patchedCase({
  file,
  base,
  numbering: style,
  changes,
  renumber,
}: DraftCase): Patched {
  const options = { renumber }
  const views = viewDocument(base, style, changes, 'redline', options)
  const proposed = viewDocument(base, style, changes, 'proposed', options)
  const baseline = viewDocument(base, style, [], 'baseline')
  const redline: Redline = {
    views,
    resolve: resolverOf(views),
    resolveBaseline: resolverOf(baseline),
    attribution: (change, person) => ({
      author: person ?? (change === null ? 'Consequential change' : 'Somebody'),
      date: '2024-01-09T09:00:00Z',
    }),
    insertionsIllustrative: false,
  }
  const numbers = new Map(views.map(({ id, number }) => [id, number]))
  const expected: PatchExpected = {
    proposed,
    numberOf: ({ id }) => numbers.get(id) ?? null,
    resolve: redline.resolve,
    places: placesOf(base),
  }
  const made = (settled: boolean) =>
    patchDraft(file, {
      provisions: base,
      redline,
      settled,
      reasons: new Map(),
      notice: ['A notice.'],
      author: 'Somebody',
    })
  const [marked, clean] = [made(false), made(true)]
  return {
    redline,
    made: marked,
    clean,
    faults: [
      ...patchFaults(openWordFile(marked), file, expected, false),
      ...patchFaults(openWordFile(clean), file, expected, true).map((fault) => `clean: ${fault}`),
    ],
  }
}

export function placesOf(base: Provisions): ReadonlySet<number> {
  return new Set(
    base.flatMap(({ place }) => {
      const span = /^p(\d+)/.exec(place ?? '')
      return span === null ? [] : [Number(span[1])]
    }),
  )
}
