/** Legislative XML, USLM and Akoma Ntoso, as provisions: structure, numbers, text, references. Nothing with words in it is dropped. */
import { SaxesParser } from 'saxes'
import type { Provision, ProvisionKind, Provisions } from '../provisions.ts'
import { type Mark, plainText } from '../text.ts'
import { type ReadRun, settleReferences, TextBuffer } from './xml-text.ts'
import { MARK_ELEMENTS, type Vocabulary, vocabularyOf } from './xml-vocabularies.ts'

/** Deeper than any law; a file that is deeper was made to be. */
const MOST_DEEP = 500

type Attributes = Readonly<Record<string, string>>

/**
 * The provisions of a USLM or Akoma Ntoso file. Ids are the file's own where it has them. Throws an Error that says
 * what is wrong with a file that is neither, is not well-formed, or declares a DOCTYPE.
 */
export function readXml(xml: string, source: string): Provisions {
  return new Reader(source).read(xml)
}

interface ReadProvision extends Omit<Provision, 'text'> {
  readonly text: readonly ReadRun[]
}

/** What is open: a provision, or a footnote with the text that it interrupts. */
interface Open {
  readonly index: number
  readonly interrupted: TextBuffer | null
}

class Reader {
  private readonly source: string
  private readonly path: string[] = []
  private readonly open: Open[] = []
  private readonly provisions: ReadProvision[] = []
  private readonly ids = new Set<string>()
  private readonly marks: Mark[] = []
  private vocabulary: Vocabulary | null = null
  private inBody = 0
  private buffer = new TextBuffer()
  private inNumber = false
  /** How many elements are open of what a draft deletes: a text with change marks is read as it is proposed. */
  private deleted = 0
  /** The target and words of the reference that is open. */
  private reference: { readonly target: string; words: string } | null = null

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
    const targets = new Map(this.provisions.map((provision) => [provision.id, provision]))
    return this.provisions.map((provision) => ({
      ...provision,
      text: settleReferences(provision.text, targets),
    }))
  }

  private start(name: string, attributes: Attributes): void {
    if (this.path.length >= MOST_DEEP)
      throw new Error(`Its elements are nested more than ${MOST_DEEP} deep.`)
    if (this.path.length === 0) this.vocabulary = vocabularyOf(name, attributes)
    this.path.push(name)
    if (this.deleted > 0 || name === 'del' || attributes['wb:fate'] === 'deleted') {
      this.deleted += 1
      return
    }
    if (this.vocabulary?.body.has(name) === true) this.inBody += 1
    if (this.inBody > 0 && this.vocabulary !== null) this.startIn(this.vocabulary, name, attributes)
  }

  private startIn(vocabulary: Vocabulary, name: string, attributes: Attributes): void {
    const kind = vocabulary.structure[name]
    const mark = MARK_ELEMENTS[name]
    if (kind !== undefined) {
      this.flush()
      this.openProvision(kind, attributes)
    } else if (vocabulary.footnotes.has(name)) this.openFootnote(attributes)
    else if (vocabulary.blocks.has(name)) this.flush()
    else if (name === 'num' || (name === 'sup' && this.opensFootnote())) {
      this.flush()
      this.inNumber = true
    } else if (mark !== undefined) this.marks.push(mark)
    else if (name === 'ref' || name === 'noteRef') this.openReference(attributes)
    else if (name === 'br') this.text(' ')
  }

  private end(name: string): void {
    this.path.pop()
    if (this.deleted > 0) {
      this.deleted -= 1
      return
    }
    if (this.inBody === 0 || this.vocabulary === null) return
    if (name === 'num' || (name === 'sup' && this.inNumber)) this.closeNumber()
    else if (MARK_ELEMENTS[name] !== undefined) this.marks.pop()
    else if (name === 'ref' || name === 'noteRef') this.closeReference()
    else if (this.vocabulary.structure[name] !== undefined) {
      this.flush()
      this.open.pop()
    } else if (this.vocabulary.footnotes.has(name)) this.closeFootnote()
    else if (this.vocabulary.blocks.has(name)) this.flush()
    if (this.vocabulary.body.has(name)) {
      this.flush()
      this.inBody -= 1
    }
  }

  private text(text: string): void {
    if (this.inBody === 0 || this.deleted > 0) return
    if (this.reference !== null) this.reference.words += text
    else this.buffer.add(text, [...this.marks])
  }

  private closeNumber(): void {
    this.inNumber = false
    const number = plainText(this.buffer.take())
    const index = this.open[this.open.length - 1]?.index
    const provision = index === undefined ? undefined : this.provisions[index]
    if (index === undefined || provision === undefined || provision.number !== null)
      this.buffer.add(number, [])
    else if (number !== '') this.provisions[index] = { ...provision, number }
  }

  /** Only what points into the file can be an atom; a reference to another law is its words. */
  private openReference(attributes: Attributes): void {
    const target = attributes['idref'] ?? attributes['href'] ?? ''
    const local = target.startsWith('#') ? target.slice(1) : (attributes['idref'] ?? '')
    this.reference = { target: local, words: attributes['marker'] ?? '' }
  }

  private closeReference(): void {
    if (this.reference === null) return
    const { target, words } = this.reference
    this.reference = null
    if (target === '') this.buffer.add(words, [...this.marks])
    else this.buffer.addReference(target, words, [...this.marks])
  }

  /** Words that have ended become the open provision's own, or, where it has some, a provision of their own under it. */
  private flush(): void {
    if (this.inNumber) return
    const words = this.buffer.take()
    if (words.length === 0) return
    const index = this.open[this.open.length - 1]?.index
    const provision = index === undefined ? undefined : this.provisions[index]
    const isFree = provision?.text.length === 0 && this.hasOnlyFootnotes(index ?? 0)
    if (index !== undefined && provision !== undefined && isFree) {
      this.provisions[index] = { ...provision, text: words }
    } else {
      this.provisions.push(this.made('text', words))
    }
  }

  /** Footnotes stand behind the text that they interrupt; anything else that is under a provision closes its own text. */
  private hasOnlyFootnotes(index: number): boolean {
    let next = index + 1
    while (this.provisions[next]?.kind === 'footnote') next += 1
    return next === this.provisions.length
  }

  private openProvision(kind: ProvisionKind, attributes: Attributes): void {
    this.provisions.push(this.made(kind, [], attributes['id'] ?? attributes['eId']))
    this.open.push({ index: this.provisions.length - 1, interrupted: null })
  }

  /** Its mark stays in the text that it interrupts, which goes on behind it. */
  private openFootnote(attributes: Attributes): void {
    const id = attributes['id'] ?? attributes['eId']
    const note = this.made('footnote', [], id)
    const marker = attributes['marker'] ?? null
    if (marker !== null) this.buffer.addReference(note.id, marker, [])
    const interrupted = this.buffer
    this.buffer = new TextBuffer()
    this.provisions.push({ ...note, number: marker })
    this.open.push({ index: this.provisions.length - 1, interrupted })
  }

  private opensFootnote(): boolean {
    const open = this.open[this.open.length - 1]
    const provision = open === undefined ? undefined : this.provisions[open.index]
    return open?.interrupted !== null && provision?.kind === 'footnote' && provision.number === null
  }

  private closeFootnote(): void {
    this.flush()
    const { interrupted } = this.open.pop() ?? { interrupted: null }
    if (interrupted !== null) this.buffer = interrupted
  }

  private made(kind: ProvisionKind, text: readonly ReadRun[], wanted?: string): ReadProvision {
    const index = this.open[this.open.length - 1]?.index
    const free = wanted !== undefined && wanted !== '' && !this.ids.has(wanted)
    const id = free ? wanted : `element-${this.provisions.length + 1}`
    this.ids.add(id)
    return {
      id,
      parent: index === undefined ? null : (this.provisions[index]?.id ?? null),
      kind,
      number: null,
      text,
      provenance: { status: 'imported', source: this.source },
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
