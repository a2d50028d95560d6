import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { compareDocuments } from '../../legal-text/diff/document.ts'
import { applyChanges } from '../../legal-text/diff/runs.ts'
import { readXml } from '../../legal-text/formats/xml.ts'
import { plainText } from '../../legal-text/text.ts'

const USLM = `<bill xmlns="http://schemas.gpo.gov/xml/uslm"><meta><docNumber>264</docNumber></meta><main>
<section id="a"><num value="101"><inline>Sec. 101. </inline></num><heading>Limits</heading><chapeau>Funds may be <b>used</b>:</chapeau>
<paragraph id="p"><num>(1)</num><content>for training;</content></paragraph>
<paragraph><num>(2)</num><content>for service.<proviso>Provided, That it is reported.</proviso></content></paragraph>
<continuation>and for nothing else.</continuation></section></main></bill>`

const AKOMA_NTOSO = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta/><body>
<section eId="sec_4"><num>4</num><heading>Commissioning</heading>
<subsection eId="sec_4__subsec_1"><num>4.1</num><intro><p>The DCC shall:</p></intro>
<paragraph><num>(a)</num><content><p>update; and</p></content></paragraph></subsection></section></body></act></akomaNtoso>`

function rows(xml: string) {
  return readXml(xml, 'x').map(({ kind, number, text }) => [kind, number, plainText(text)])
}

describe('legislative XML', () => {
  it('USLM is provisions with numbers, and no words are lost', () => {
    expect(rows(USLM)).toEqual([
      ['section', 'Sec. 101.', 'Limits'],
      ['text', null, 'Funds may be used:'],
      ['paragraph', '(1)', 'for training;'],
      ['paragraph', '(2)', 'for service.'],
      ['text', null, 'Provided, That it is reported.'],
      ['text', null, 'and for nothing else.'],
    ])
    expect(
      readXml(USLM, 'x')
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['a', 'element-2', 'p'])
  })

  it('Akoma Ntoso is provisions too', () => {
    expect(rows(AKOMA_NTOSO)).toEqual([
      ['section', '4', 'Commissioning'],
      ['clause', '4.1', 'The DCC shall:'],
      ['paragraph', '(a)', 'update; and'],
    ])
  })

  it('keeps marks, tables and footnotes, which stand behind the words that they interrupt', () => {
    const xml = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>
<section eId="s1"><num>1</num><content><p>The <b>Panel</b><authorialNote marker="1" eId="fn1"><p>A note.</p></authorialNote> may <i>act</i>.</p>
<table><tr><th>Term</th><td>means a thing</td></tr></table></content></section>
<section eId="s2"><num>2</num><content><p>See section <ref href="#s1">1</ref>, <ref href="#s1">section 1</ref> and <ref href="/uk/2008">an Act</ref>.</p></content></section></body></act></akomaNtoso>`
    const provisions = readXml(xml, 'x')
    expect(provisions.map(({ kind, number }) => [kind, number])).toEqual([
      ['section', '1'],
      ['footnote', '1'],
      ['table', null],
      ['row', null],
      ['cell', null],
      ['cell', null],
      ['section', '2'],
    ])
    expect(provisions[0]?.text).toEqual([
      { kind: 'text', text: 'The ', marks: [] },
      { kind: 'text', text: 'Panel', marks: ['bold'] },
      { kind: 'footnote', target: 'fn1', marks: [] },
      { kind: 'text', text: ' may ', marks: [] },
      { kind: 'text', text: 'act', marks: ['italic'] },
      { kind: 'text', text: '.', marks: [] },
    ])
    expect(provisions[6]?.text).toEqual([
      { kind: 'text', text: 'See section ', marks: [] },
      { kind: 'reference', target: 's1', marks: [] },
      { kind: 'text', text: ', section 1 and an Act.', marks: [] },
    ])
  })

  it.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]><bill xmlns="http://schemas.gpo.gov/xml/uslm"/>', 'DOCTYPE'],
    ['<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main>', 'well-formed'],
    [
      '<html xmlns="http://www.w3.org/1999/xhtml"><body>Law</body></html>',
      'neither USLM nor Akoma Ntoso',
    ],
    [
      `<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main>${'<level>'.repeat(600)}${'</level>'.repeat(600)}</main></bill>`,
      'deep',
    ],
  ])('is refused with the reason: %#', (xml, words) => {
    expect(() => readXml(xml, 'x')).toThrow(words)
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpus/uslm')

describe('the two versions of a bill in the corpus', () => {
  beforeEach(({ skip }) => {
    if (!existsSync(corpus)) skip('corpus absent')
  })
  const read = (name: string) => readXml(readFileSync(join(corpus, name), 'utf8'), name)

  it('are compared so that the later follows from the earlier', () => {
    const before = read('H264_PCS.XML')
    const after = read('h264_eh.XML')
    const { pairs, provisions, exact } = compareDocuments(before, after)
    expect(exact).toBe(true)
    expect(provisions.before).toBeGreaterThan(500)
    for (const pair of pairs) {
      if (pair.before.length !== 1 || pair.after.length !== 1) continue
      const made = applyChanges(pair.before[0]?.text ?? [], pair.changes)
      expect(plainText(made)).toBe(plainText(pair.after[0]?.text ?? []))
    }
    expect(pairs.flatMap((pair) => pair.after)).toEqual(after)
  })

  it('and a long statute is read in full', () => {
    const xml = readFileSync(join(corpus, 'COMPS-8188.xml'), 'utf8')
    const main = xml.slice(xml.indexOf('<main'), xml.indexOf('</main>'))
    const wanted = main
      .replace(/<[^>]*>/g, '')
      .replace(/&amp;/g, '&')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/\s+/g, '')
    const words = read('COMPS-8188.xml').map(({ number, text }) => (number ?? '') + plainText(text))
    expect(words.join('').replace(/\s+/g, '').length).toBe(wanted.length)
  })
})
