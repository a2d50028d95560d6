/** The numbering part of a Word file (ECMA-376 17.9.16), from the plan of its numbers. */
import type { NumberFormat } from '../../../provisions.ts'
import { INDENT } from '../styles.ts'
import type { XmlElement } from '../xml-tree.ts'
import { element, serialise } from '../xml-write.ts'
import type { ListLevel } from './levels.ts'
import type { List, NumberPlan } from './plan.ts'

export const NUMBERING_PART = 'word/numbering.xml'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const FORMATS: Readonly<Record<NumberFormat, string>> = {
  decimal: 'decimal',
  'lower-alpha': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
}
const MAIN_ABSTRACT = 0

/** @param styleOf The id of the paragraph style that goes with a level, or null. */
export function numberingPart(
  { levels, lists }: NumberPlan,
  styleOf: (level: ListLevel) => string | null,
): string {
  const main = abstract(
    MAIN_ABSTRACT,
    'multilevel',
    levels.map((level, place) => levelOf(place, { ...level, style: styleOf(level) })),
  )
  const fixed = lists.flatMap((list) =>
    list.kind === 'fixed'
      ? [
          abstract(list.id, 'singleLevel', [
            levelOf(0, { ...list, format: 'decimal', start: 1, style: null }),
          ]),
        ]
      : [],
  )
  const root = element('w:numbering', { 'xmlns:w': SPACE }, [
    main,
    ...fixed,
    ...lists.map(numberOf),
  ])
  return HEAD + serialise(root)
}

/** How far in what is numbered stands, in twentieths of a point: its number hangs out to the left by one step. */
export function indentAt(depth: number): number {
  return INDENT * Math.max(1, depth)
}

function valued(name: string, value: string | number): XmlElement {
  return element(name, { 'w:val': String(value) })
}

function abstract(id: number, type: string, levels: readonly XmlElement[]): XmlElement {
  return element('w:abstractNum', { 'w:abstractNumId': String(id) }, [
    valued('w:multiLevelType', type),
    ...levels,
  ])
}

function levelOf(
  place: number,
  {
    start,
    format,
    text,
    depth,
    style,
  }: Pick<ListLevel, 'start' | 'format' | 'text' | 'depth'> & { readonly style: string | null },
): XmlElement {
  const left = indentAt(depth)
  return element('w:lvl', { 'w:ilvl': String(place) }, [
    valued('w:start', start),
    valued('w:numFmt', FORMATS[format]),
    ...(style === null ? [] : [valued('w:pStyle', style)]),
    valued('w:suff', 'tab'),
    valued('w:lvlText', text),
    valued('w:lvlJc', 'left'),
    element('w:pPr', {}, [
      element('w:ind', { 'w:left': String(left), 'w:hanging': String(INDENT) }),
    ]),
  ])
}

function numberOf(list: List): XmlElement {
  const start = list.kind === 'counted' ? list.start : null
  return element('w:num', { 'w:numId': String(list.id) }, [
    valued('w:abstractNumId', list.kind === 'fixed' ? list.id : MAIN_ABSTRACT),
    ...(start === null
      ? []
      : [
          element('w:lvlOverride', { 'w:ilvl': String(start.level) }, [
            valued('w:startOverride', start.at),
          ]),
        ]),
  ])
}
