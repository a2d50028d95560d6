import { beforeAll, describe, expect, it } from 'vitest'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { execute } from '../../shared/execute.ts'
import { entryOf, isSafe } from '../../shared/returned/entries.ts'
import { isOpen, type TakenItem, takenItems } from '../../shared/returned/items.ts'
import { againstEachOther } from '../../shared/returned/together.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../shared/workspace.ts'
import { edited, insertedBehind, preferredDraft, sentCopy } from './returned-copy.ts'

const BY = 'w:author="Ann Reviewer" w:date="2024-02-01T09:00:00Z"'
const sample = dp255Workspace()
const { place } = preferredDraft(sample)
let copy = new Uint8Array()

beforeAll(async () => {
  copy = new Uint8Array(await sentCopy(sample))
})

function itemsOf(bytes: Uint8Array, workspace: Workspace = sample): readonly TakenItem[] {
  return takenItems(workspace, readReturned(openWordFile(bytes)), place).filter(isOpen)
}

/** The workspace once all of it is taken in, in one step that can be undone. */
function taken(bytes: Uint8Array, workspace: Workspace = sample): Workspace {
  const entries = itemsOf(bytes, workspace).flatMap((item) => entryOf(item) ?? [])
  const [author = ''] = workspace.person.keys()
  const args = { ...place, entries }
  const ran = execute(workspace, {
    name: 'copy.take',
    args,
    author,
    at: '2024-02-05T09:00:00Z',
    seed: 'seed-of-structure',
  })
  if (!ran.ok) throw new Error(`${ran.error.message} ${ran.error.advice ?? ''}`)
  const next = applyPatches(workspace, ran.value.patches)
  expect(applyPatches(next, invertPatches(ran.value.patches))).toEqual(workspace)
  return next
}

function views(workspace: Workspace) {
  return preferredDraft(workspace).made.redline.views
}

/** The lines of the proposal. */
function proposal(workspace: Workspace): readonly string[] {
  const { made } = preferredDraft(workspace)
  return made.accepted(new Set(made.redline.views.map(({ id }) => id)))
}

/** The whole paragraph that holds these words, as it stands in the XML. */
function paragraphWith(xml: string, words: string): string {
  const at = xml.indexOf(words)
  const start = Math.max(xml.lastIndexOf('<w:p>', at), xml.lastIndexOf('<w:p ', at))
  return xml.slice(start, xml.indexOf('</w:p>', at) + '</w:p>'.length)
}

/** Deleted words as the file prints them, with whatever is around. */
function struck(paragraph: string, id: number): string {
  const runs = paragraph.replace(/<w:r>.*?<\/w:r>/gs, (run) => {
    const gone = run.replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')
    return `<w:del w:id="${id}" ${BY}>${gone}</w:del>`
  })
  return marked(runs, `<w:del w:id="${id + 1}" ${BY}/>`)
}

/** With a mark of the paragraph's own. */
function marked(paragraph: string, mark: string): string {
  return paragraph.replace('</w:pPr>', `<w:rPr>${mark}</w:rPr></w:pPr>`)
}

const fresh = (text: string, format = '') =>
  `<w:ins w:id="870001" ${BY}><w:r>${format}<w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`
const INSERTED = `<w:ins w:id="870002" ${BY}/>`
const VISIT = 'A record made under clause '
const REMOVED = 'Where a Device is removed from'

describe('marks in a returned copy', () => {
  const BOLD = '<w:rPr><w:b/></w:rPr>'

  it('come with the words that a reviewer puts in', () => {
    const bytes = edited(copy, (xml) => {
      const end = xml.indexOf('<w:bookmarkEnd', xml.indexOf('SMWAN'))
      return `${xml.slice(0, end)}${fresh(' At once,')}${fresh(' and boldly.', BOLD)}${xml.slice(end)}`
    })
    const runs = views(taken(bytes)).flatMap(({ segments }) =>
      segments.flatMap((segment) => segment.runs),
    )
    expect(runs).toContainEqual(expect.objectContaining({ text: ' and boldly.', marks: ['bold'] }))
    expect(runs.some((run) => run.kind === 'text' && run.text.includes(' At once,'))).toBe(true)
  })

  it('that alone are changed, tracked, become a change of marks only, with author and time', () => {
    const bytes = edited(copy, (xml) =>
      xml.replace(
        /<w:r><w:t xml:space="preserve">(Where a Device is removed)/,
        `<w:r><w:rPr><w:i/><w:rPrChange w:id="870003" ${BY}><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve">Where a</w:t></w:r><w:r><w:t xml:space="preserve"> Device is removed`,
      ),
    )
    expect(itemsOf(bytes)).toMatchObject([
      { kind: 'marked', number: '6.1', untracked: false, author: 'Ann Reviewer' },
    ])
    const next = taken(bytes)
    const [change] = [...next.change.values()].filter(({ id }) => !sample.change.has(id))
    expect(change).toMatchObject({
      kind: 'text',
      proposed: [{ text: 'Where a', marks: ['italic'] }],
    })
    expect(proposal(next)).toEqual(proposal(sample))
  })

  it('that are changed with tracking switched off are found, and nobody is named for them', () => {
    const bytes = edited(copy, (xml) =>
      xml.replace(
        '<w:r><w:t xml:space="preserve">Where a Device is removed',
        `<w:r>${BOLD}<w:t xml:space="preserve">Where a Device is removed`,
      ),
    )
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'marked', untracked: true, author: null }])
  })
})

describe('paragraphs of a returned copy', () => {
  it('that are typed behind one another keep their order', () => {
    const bytes = edited(copy, (xml) => {
      const own = paragraphWith(xml, REMOVED)
      // As Word writes Enter at the end of a paragraph: the mark in front is the new one.
      const more = ['First thought.', 'Second thought.'].map((text, index) =>
        index === 0
          ? `<w:p><w:pPr><w:rPr>${INSERTED}</w:rPr></w:pPr>${fresh(text)}</w:p>`
          : `<w:p>${fresh(text)}</w:p>`,
      )
      return xml.replace(own, `${marked(own, INSERTED)}${more.join('')}`)
    })
    expect(itemsOf(bytes).map(({ kind, number }) => [kind, number])).toEqual([
      ['new', '6.1'],
      ['new', '6.1'],
    ])
    expect(itemsOf(bytes).some(isSafe)).toBe(false)
    const lines = proposal(taken(bytes)).map((line) => line.replace(/^\S+\t/, ''))
    const at = lines.indexOf('First thought.')
    expect(lines[at - 1]).toMatch(REMOVED)
    expect(lines[at + 1]).toBe('Second thought.')
  })

  it('that are typed in front of one leave that one as it was, though its bookmark went to them', () => {
    const bytes = edited(copy, (xml) => {
      const own = paragraphWith(xml, REMOVED)
      const bookmark = /<w:bookmarkStart [^>]*\/>/.exec(own)?.[0] ?? ''
      const properties = own.slice(own.indexOf('<w:pPr>'), own.indexOf('</w:pPr>'))
      const typed = `<w:p>${properties}<w:rPr>${INSERTED}</w:rPr></w:pPr>${bookmark}${fresh('In front.')}</w:p>`
      return xml.replace(own, `${typed}${own.replace(bookmark, '')}`)
    })
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'new', words: 'In front.' }])
  })

  it('that were split become a split', () => {
    const bytes = edited(copy, (xml) => {
      const own = paragraphWith(xml, REMOVED)
      const [before = '', after = ''] = own.split('Where a Device is removed')
      const end = '</w:t></w:r></w:p>'
      const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(own)?.[0] ?? ''
      return xml.replace(
        own,
        `${marked(`${before}Where a Device is removed${end}`, INSERTED)}<w:p>${properties}<w:r><w:t xml:space="preserve">${after}`,
      )
    })
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'split', number: '6.1', untracked: false }])
    const next = taken(bytes)
    expect([...next.change.values()].some(({ kind }) => kind === 'split')).toBe(true)
    const lines = proposal(next).map((line) => line.replace(/^\S+\t/, ''))
    const at = lines.indexOf('Where a Device is removed')
    expect(lines[at + 1]).toMatch(/^ ?from/)
  })

  it('that were run together become a join', () => {
    const bytes = edited(copy, (xml) => {
      const own = paragraphWith(xml, 'the identifier of the Device;')
      return xml.replace(own, marked(own, `<w:del w:id="870004" ${BY}/>`))
    })
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'joined', number: '(b)' }])
    const next = taken(bytes)
    expect([...next.change.values()].some(({ kind }) => kind === 'join')).toBe(true)
    expect(proposal(next).join('\n')).toContain('the identifier of the Device;the type of')
  })

  it('that are deleted become a deletion, with what stands under them, told once', () => {
    const bytes = edited(copy, (xml) =>
      [
        'An entry made under clause',
        'the identifier of',
        'the type of the',
        'the SMI Status of the Device, ',
      ]
        .map((words) => paragraphWith(xml, words))
        .reduce((made, own, index) => made.replace(own, struck(own, 870010 + index * 2)), xml),
    )
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'taken away', number: '2.2', untracked: false }])
    expect(proposal(taken(bytes)).join('\n')).not.toContain('the type of the Device')
  })

  it('whose sub-paragraphs stay only lose their words', () => {
    const bytes = edited(copy, (xml) => {
      const own = paragraphWith(xml, 'An entry made under clause')
      return xml.replace(own, struck(own, 870020))
    })
    const notes = [expect.stringContaining('only its words go')]
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'altered', number: '2.2', words: '', notes }])
    expect(proposal(taken(bytes)).join('\n')).toContain('the type of the Device')
  })

  it('that the file says have moved become a move', () => {
    const bytes = edited(copy, (xml) => {
      const own = paragraphWith(xml, VISIT)
      const target = paragraphWith(xml, REMOVED)
      const words = [...own.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run).join('')
      const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(own)?.[0] ?? ''
      const from = marked(own, `<w:moveFrom w:id="870030" ${BY}/>`).replaceAll(
        /<w:r>.*?<\/w:r>/gs,
        (run) => `<w:moveFrom w:id="870031" ${BY}>${run}</w:moveFrom>`,
      )
      const to = `<w:p>${properties.replace('</w:pPr>', `<w:rPr><w:moveTo w:id="870032" ${BY}/></w:rPr></w:pPr>`)}<w:moveToRangeStart w:id="870033" ${BY} w:name="move1"/><w:moveTo w:id="870034" ${BY}>${words}</w:moveTo></w:p><w:moveToRangeEnd w:id="870033"/>`
      return xml
        .replace(
          own,
          `<w:moveFromRangeStart w:id="870035" ${BY} w:name="move1"/>${from}<w:moveFromRangeEnd w:id="870035"/>`,
        )
        .replace(target, `${target}${to}`)
    })
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'moved', number: '5.2' }])
    const next = taken(bytes)
    expect([...next.change.values()].some(({ kind }) => kind === 'move')).toBe(true)
    const lines = proposal(next)
    const at = lines.findIndex((line) => line.includes(VISIT))
    expect(lines[at - 1]).toContain(REMOVED)
  })
})

describe('table rows of a returned copy', () => {
  const row = (xml: string) => {
    const at = xml.indexOf('Installation Visit')
    return xml.slice(xml.lastIndexOf('<w:tr>', at), xml.indexOf('</w:tr>', at) + '</w:tr>'.length)
  }

  it('that are put in become a row with its cells', () => {
    const cell = (text: string) =>
      `<w:tc><w:p><w:pPr><w:rPr>${INSERTED}</w:rPr></w:pPr>${fresh(text)}</w:p></w:tc>`
    const bytes = edited(copy, (xml) =>
      xml.replace(
        row(xml),
        `${row(xml)}<w:tr><w:trPr>${INSERTED}</w:trPr>${cell('Hub')}${cell('means a hub.')}</w:tr>`,
      ),
    )
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'new row', words: 'Hub | means a hub.' }])
    const lines = proposal(taken(bytes))
    expect(lines[lines.indexOf('Hub') + 1]).toBe('means a hub.')
  })

  it('that are deleted, tracked or not, become the deletion of the row', () => {
    const gone = edited(copy, (xml) => xml.replace(row(xml), ''))
    expect(itemsOf(gone)).toMatchObject([{ kind: 'taken away', untracked: true }])
    expect(proposal(taken(gone)).join('\n')).not.toContain('means one attendance')
    const tracked = edited(copy, (xml) => {
      const whole = struck(row(xml), 870040).replace(
        '<w:tr>',
        `<w:tr><w:trPr><w:del w:id="870050" ${BY}/></w:trPr>`,
      )
      return xml.replace(row(xml), whole)
    })
    expect(itemsOf(tracked)).toMatchObject([{ kind: 'taken away', author: 'Ann Reviewer' }])
  })
})

describe('several copies of one draft', () => {
  it('that changed other words of one provision are both kept', () => {
    const ann = insertedBehind(copy, 'SMWAN', ' At once.')
    const bob = edited(copy, (xml) => xml.replace('SMWAN', 'SM WAN'))
    const after = taken(ann)
    expect(itemsOf(bob, after)).toMatchObject([{ changedSince: true, collides: false }])
    const text = proposal(taken(bob, after)).join('\n')
    expect(text).toContain(' At once.')
    expect(text).toContain('SM WAN')
    expect(againstEachOther([itemsOf(ann), itemsOf(bob)]).size).toBe(0)
  })

  it('that changed the same words stand against each other', () => {
    const ann = edited(copy, (xml) => xml.replace('SMWAN', 'network'))
    const bob = edited(copy, (xml) => xml.replace('SMWAN', 'wide area'))
    expect([...againstEachOther([itemsOf(ann), itemsOf(bob)]).keys()]).toEqual(['1 0'])
    expect(itemsOf(bob, taken(ann))).toMatchObject([{ collides: true }])
    expect(againstEachOther([itemsOf(ann), itemsOf(ann)]).size).toBe(0)
  })
})
