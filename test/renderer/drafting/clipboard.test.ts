import { describe, expect, it } from 'vitest'
import { plainText, runsOf, textRun } from '../../../legal-text/text.ts'
import type { Segment } from '../../../legal-text/views.ts'
import { copyOf, readRuns } from '../../../renderer/drafting/editor/clipboard.ts'
import { linesOfPage, linesOfText, withSpacesOf } from '../../../renderer/drafting/editor/paste.ts'
import { piecesOf } from '../../../renderer/drafting/editor/pieces.ts'

const NONE = { change: null, author: null, deletedBy: null, status: null } as const
const SEGMENTS: readonly Segment[] = [
  { ...NONE, kind: 'kept', runs: [textRun('under ', ['bold'])] },
  { ...NONE, kind: 'deleted', runs: runsOf('the <old>'), change: 'c' },
  { ...NONE, kind: 'inserted', runs: runsOf('clause '), change: 'c' },
  { ...NONE, kind: 'kept', runs: [{ kind: 'reference', target: 'ac-4.1', marks: [] }] },
]
const pieces = piecesOf(SEGMENTS, () => '4.1', false)

/** As much of a page as the reader asks for. */
function element(name: string, children: readonly unknown[], style?: string): Element {
  return {
    nodeName: name,
    nodeType: 1,
    nodeValue: null,
    childNodes: children,
    getAttribute: () => style ?? null,
  } as unknown as Element
}

function text(value: string) {
  return { nodeName: '#text', nodeType: 3, nodeValue: value, childNodes: [] }
}

describe('copying', () => {
  it('gives the proposed words as plain text', () => {
    expect(copyOf(pieces, 0, 99).text).toBe('under clause 4.1')
  })

  it('gives a redline as rich text, with nothing that could be taken for markup', () => {
    expect(copyOf(pieces, 0, 99).html).toBe(
      '<b>under </b><del style="color:#9b2c22;text-decoration:line-through">the &lt;old&gt;</del>' +
        '<ins style="color:#0d4f94;text-decoration:underline">clause </ins>4.1',
    )
  })

  it('gives the runs, so that references stay live', () => {
    const runs = readRuns(copyOf(pieces, 0, 99).runs)?.[0]
    expect(runs).toEqual([
      textRun('under ', ['bold']),
      textRun('clause '),
      { kind: 'reference', target: 'ac-4.1', marks: [] },
    ])
  })

  it('takes what is selected, and a reference whole', () => {
    expect(copyOf(pieces, 3, 9).text).toBe('er ')
    expect(copyOf(pieces, 23, 24).text).toBe('4.1')
  })

  it('believes nothing else that calls itself runs', () => {
    expect(readRuns('')).toBeNull()
    expect(readRuns('{"kind":"text"}')).toBeNull()
    expect(readRuns('not JSON')).toBeNull()
  })
})

describe('pasting', () => {
  const lines = (body: Element) => linesOfPage(body).map((line) => plainText(line))

  it('reads plain text line by line, without empty ones', () => {
    expect(linesOfText('one\r\n\r\n\ttwo ').map((line) => plainText(line))).toEqual([
      'one',
      ' two ',
    ])
  })

  it('makes a line of every block', () => {
    const page = element('BODY', [
      text('\n  '),
      element('P', [text('one '), element('B', [text('two')])]),
      element('DIV', [text('three'), element('BR', []), text('four')]),
    ])
    expect(lines(page)).toEqual(['one two', 'three', 'four'])
  })

  it('keeps bold, italic, underline and superscript, and nothing else', () => {
    const page = element('BODY', [
      element('STRONG', [text('a')]),
      element('SPAN', [text('b')], 'font-style: italic; color: red'),
      element('U', [text('c')]),
      element('SUP', [text('d')]),
      element('B', [element('SPAN', [text('e')], 'font-weight: normal')]),
    ])
    expect(linesOfPage(page)).toEqual([
      [
        textRun('a', ['bold']),
        textRun('b', ['italic']),
        textRun('c', ['underline']),
        textRun('d', ['superscript']),
        textRun('e'),
      ],
    ])
  })

  it('takes a redline as it reads: struck words stay behind', () => {
    const page = element('BODY', [
      element('DEL', [text('old')]),
      element('INS', [text('new')]),
      element('STYLE', [text('p {}')]),
    ])
    expect(linesOfPage(page)).toEqual([[textRun('new')]])
  })

  it('tidies what word processors put in', () => {
    const page = element('BODY', [text('\u00a0one\u00a0\u00a0two\u200b\u00ad\n\tthree ')])
    expect(lines(page)).toEqual(['one two three'])
  })

  it('keeps spaces at the ends that were selected', () => {
    expect(plainText(withSpacesOf([textRun('one')], ' one '))).toBe(' one ')
    expect(plainText(withSpacesOf([textRun('one')], 'one\n'))).toBe('one')
  })
})
