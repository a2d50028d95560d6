/** Legislative XML, USLM and Akoma Ntoso, as provisions: structure, numbers and text. Nothing with words in it is dropped. */
import { SaxesParser } from 'saxes'
import type { Provision, ProvisionKind, Provisions } from '../provisions.ts'
import { runsOf } from '../text.ts'

interface Vocabulary {
  readonly name: string
  /** Where the law begins; what stands outside is about the file. */
  readonly body: ReadonlySet<string>
  /** Elements that are provisions. */
  readonly structure: Readonly<Record<string, ProvisionKind>>
  /** Elements whose words stand on their own within a provision. */
  readonly blocks: ReadonlySet<string>
}

/** United States Legislative Markup 2 (https://github.com/usgpo/uslm). */
const USLM: Vocabulary = {
  name: 'USLM',
  body: new Set(['main']),
  structure: {
    title: 'part',
    subtitle: 'part',
    division: 'part',
    chapter: 'part',
    subchapter: 'part',
    part: 'part',
    subpart: 'part',
    appropriations: 'heading',
    section: 'section',
    subsection: 'clause',
    paragraph: 'paragraph',
    subparagraph: 'subparagraph',
    clause: 'item',
    subclause: 'item',
    item: 'item',
    level: 'text',
  },
  blocks: new Set([
    'heading',
    'chapeau',
    'content',
    'continuation',
    'p',
    'proviso',
    'longTitle',
    'enactingFormula',
    'editorialNote',
    'footnote',
    'referenceItem',
    'quotedContent',
  ]),
}

/** Akoma Ntoso 1.0 (OASIS LegalDocML). */
const AKOMA_NTOSO: Vocabulary = {
  name: 'Akoma Ntoso',
  body: new Set(['body', 'mainBody', 'components', 'attachments']),
  structure: {
    title: 'part',
    part: 'part',
    chapter: 'part',
    division: 'part',
    section: 'section',
    article: 'section',
    rule: 'section',
    clause: 'clause',
    subsection: 'clause',
    paragraph: 'paragraph',
    subparagraph: 'subparagraph',
    point: 'subparagraph',
    indent: 'item',
    hcontainer: 'text',
    level: 'text',
    tblock: 'text',
  },
  blocks: new Set([
    'heading',
    'subheading',
    'crossHeading',
    'p',
    'intro',
    'content',
    'wrapUp',
    'item',
    'li',
    'td',
    'th',
  ]),
}

/** Deeper than any law; a file that is deeper was made to be. */
const MOST_DEEP = 500

/**
 * The provisions of a USLM or Akoma Ntoso file. Ids are the file's own where it has them. Throws an Error that says
 * what is wrong with a file that is neither, is not well-formed, or declares a DOCTYPE.
 */
export function readXml(xml: string, source: string): Provisions {
  return new Reader(source).read(xml)
}

class Reader {
  private readonly source: string
  private readonly path: string[] = []
  private readonly open: number[] = []
  private readonly provisions: Provision[] = []
  private readonly ids = new Set<string>()
  private vocabulary: Vocabulary | null = null
  private inBody = 0
  private words = ''
  private inNumber = false

  constructor(source: string) {
    this.source = source
  }

  read(xml: string): Provisions {
    const parser = new SaxesParser({ xmlns: false })
    parser.on('error', (error) => {
      throw new Error(`It is not well-formed XML: ${error.message}`)
    })
    parser.on('doctype', () => {
      throw new Error(
        'It declares a DOCTYPE, which is not read: entities could reach outside the file.',
      )
    })
    parser.on('opentag', ({ name, attributes }) => this.start(localName(name), attributes))
    parser.on('text', (text) => this.text(text))
    parser.on('cdata', (text) => this.text(text))
    parser.on('closetag', ({ name }) => this.end(localName(name)))
    parser.write(xml).close()
    if (this.vocabulary === null) throw new Error('It is neither USLM nor Akoma Ntoso.')
    return this.provisions
  }

  private start(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.path.length >= MOST_DEEP)
      throw new Error(`Its elements are nested more than ${MOST_DEEP} deep.`)
    if (this.path.length === 0)
      this.vocabulary = name === 'akomaNtoso' ? AKOMA_NTOSO : vocabularyOf(attributes)
    this.path.push(name)
    if (this.vocabulary?.body.has(name) === true) this.inBody += 1
    if (this.inBody === 0 || this.vocabulary === null) return
    const kind = this.vocabulary.structure[name]
    if (kind !== undefined) {
      this.flush()
      this.openProvision(kind, attributes['id'] ?? attributes['eId'])
    } else if (this.vocabulary.blocks.has(name)) this.flush()
    else if (name === 'num') {
      this.flush()
      this.inNumber = true
    } else if (name === 'br') this.words += ' '
  }

  private end(name: string): void {
    this.path.pop()
    if (this.inBody === 0 || this.vocabulary === null) return
    if (name === 'num') this.closeNumber()
    else if (this.vocabulary.structure[name] !== undefined) {
      this.flush()
      this.open.pop()
    } else if (this.vocabulary.blocks.has(name)) this.flush()
    if (this.vocabulary.body.has(name)) {
      this.flush()
      this.inBody -= 1
    }
  }

  private text(text: string): void {
    if (this.inBody > 0) this.words += text
  }

  private takeWords(): string {
    const words = this.words.replace(/\s+/g, ' ').trim()
    this.words = ''
    return words
  }

  private closeNumber(): void {
    this.inNumber = false
    const number = this.takeWords()
    const index = this.open[this.open.length - 1]
    const provision = index === undefined ? undefined : this.provisions[index]
    if (index === undefined || provision === undefined || provision.number !== null)
      this.words = number
    else if (number !== '') this.provisions[index] = { ...provision, number }
  }

  /** Words that have ended become the open provision's own, or, where it has some, a provision of their own under it. */
  private flush(): void {
    if (this.inNumber) return
    const words = this.takeWords()
    if (words === '') return
    const index = this.open[this.open.length - 1]
    const provision = index === undefined ? undefined : this.provisions[index]
    const last = index === this.provisions.length - 1
    if (index !== undefined && provision !== undefined && provision.text.length === 0 && last) {
      this.provisions[index] = { ...provision, text: runsOf(words) }
    } else {
      this.provisions.push(this.made('text', words))
    }
  }

  private openProvision(kind: ProvisionKind, id: string | undefined): void {
    this.provisions.push(this.made(kind, '', id))
    this.open.push(this.provisions.length - 1)
  }

  private made(kind: ProvisionKind, words: string, wanted?: string): Provision {
    const index = this.open[this.open.length - 1]
    const free = wanted !== undefined && wanted !== '' && !this.ids.has(wanted)
    const id = free ? wanted : `element-${this.provisions.length + 1}`
    this.ids.add(id)
    return {
      id,
      parent: index === undefined ? null : (this.provisions[index]?.id ?? null),
      kind,
      number: null,
      text: runsOf(words),
      provenance: { status: 'imported', source: this.source },
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function vocabularyOf(attributes: Readonly<Record<string, string>>): Vocabulary | null {
  const spaces = Object.entries(attributes).filter(([name]) => name.startsWith('xmlns'))
  if (spaces.some(([, space]) => space.includes('uslm'))) return USLM
  return spaces.some(([, space]) => space.includes('akn')) ? AKOMA_NTOSO : null
}
