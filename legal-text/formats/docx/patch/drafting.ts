/** What the writers of a patched draft share: the package, where provisions stand in it, and examples for what is new. */
import type { Provision } from '../../../provisions.ts'
import type { ProvisionView } from '../../../views.ts'
import { presenceOf, type Redline } from '../../redline.ts'
import type { ParagraphBlock } from '../blocks-of.ts'
import { bookmarkOf } from '../bookmarks.ts'
import type { Content } from './content.ts'
import type { Looks } from './counted.ts'
import type { DraftComments } from './draft-comments.ts'
import { looksOfParagraph, markFormatOf } from './flow.ts'
import { type Located, locate, type Package } from './located.ts'
import type { PackageEdit } from './package-edit.ts'
import type { Signer } from './signed.ts'
import { type Format, formatOfWords, PLAIN_FORMAT } from './source-words.ts'

export interface Drafting {
  readonly from: Package
  readonly edit: PackageEdit
  readonly redline: Redline
  readonly settled: boolean
  readonly content: Content
  readonly by: Signer['by']
  readonly comments: DraftComments
  readonly places: Places
}

/** What a paragraph that is new takes after. */
export interface Example {
  readonly looks: Looks
  readonly markFormat: string
  readonly format: Format
  /** What parts a number that is typed from the words; null where Word counts, or there is none. */
  readonly gap: string | null
}

export class Places {
  readonly provisions: ReadonlyMap<string, Provision>
  private readonly from: Package
  private readonly redline: Redline
  private readonly isCounted: (looks: Looks) => boolean
  private readonly known = new Map<string, Located | null>()
  private readonly order: readonly ProvisionView[]
  private readonly indexes: ReadonlyMap<string, number>
  private readonly bookmarks: Set<string>
  private nextBookmark: () => number

  constructor(
    from: Package,
    provisions: readonly Provision[],
    redline: Redline,
    nextId: () => number,
    isCounted: (looks: Looks) => boolean,
  ) {
    this.isCounted = isCounted
    this.from = from
    this.redline = redline
    this.provisions = new Map(provisions.map((provision) => [provision.id, provision]))
    this.order = redline.views
    this.indexes = new Map(redline.views.map(({ id }, index) => [id, index]))
    this.nextBookmark = nextId
    const names = from.file.document.source.matchAll(/w:name="(_wb[0-9a-f]+)"/g)
    this.bookmarks = new Set([...names].map(([, name]) => name ?? ''))
  }

  /** Letter by letter; null for what has no paragraph. Throws NotPatchable where it does not read as it should. */
  located(provision: string): Located | null {
    const known = this.known.get(provision)
    if (known !== undefined) return known
    const own = this.provisions.get(provision)
    const found = own === undefined ? null : locate(own, this.from, this.redline.resolveBaseline)
    this.known.set(provision, found)
    return found
  }

  /** The paragraphs of a provision in the body, without a look at their words. */
  paragraphs(provision: string): readonly ParagraphBlock[] {
    const span = /^p(\d+)(?:-(\d+))?$/.exec(this.provisions.get(provision)?.place ?? '')
    if (span === null) return []
    return this.from.paragraphs.slice(Number(span[1]), Number(span[2] ?? span[1]) + 1)
  }

  /** The beginning of the hidden bookmark around a provision's first paragraph; "" where the file has it already. */
  bookmark(provision: string): string {
    const name = bookmarkOf(provision)
    if (this.bookmarks.has(name)) return ''
    this.bookmarks.add(name)
    const id = this.nextBookmark()
    return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`
  }

  /** What a row is to look like: as its own paragraph where that is of its kind, else as its nearest sibling. */
  example(view: ProvisionView): Example | null {
    const own = this.provisions.get(view.provision)
    const found =
      own?.kind === view.kind && this.paragraphs(view.provision).length > 0
        ? this.located(view.provision)
        : this.nearest(view)
    if (found === null) return null
    const paragraph = found.paragraphs[found.paragraphs.length - 1] as ParagraphBlock
    const looks = looksOfParagraph(paragraph)
    // Where nothing else has a number, one that is new is typed.
    const types = view.number !== null && !this.isCounted(looks)
    return {
      looks,
      markFormat: markFormatOf(paragraph),
      format: formatOfWords(found) ?? PLAIN_FORMAT,
      gap: found.typed?.gap ?? (types ? '\t' : null),
    }
  }

  private nearest({ id, kind, parent, number }: ProvisionView): Located | null {
    const at = this.indexes.get(id) ?? 0
    let alike: ProvisionView | null = null
    for (let step = 1; step < this.order.length; step += 1) {
      for (const other of [this.order[at - step], this.order[at + step]]) {
        if (other === undefined || other.kind !== kind || !this.isExample(other)) continue
        if (other.parent === parent) return this.located(other.provision)
        alike ??= other
      }
    }
    // Where there is no other of its kind, what is numbered takes after what is numbered.
    const other =
      alike ??
      this.order.slice(0, at).findLast((each) => this.isNumberedLike(each, number)) ??
      this.order.slice(at).find((each) => this.isNumberedLike(each, number)) ??
      this.order.slice(0, at).findLast((each) => this.isExample(each)) ??
      this.order.slice(at).find((each) => this.isExample(each)) ??
      null
    return other === null ? null : this.located(other.provision)
  }

  private isNumberedLike(view: ProvisionView, number: string | null): boolean {
    return this.isExample(view) && (view.baselineNumber === null) === (number === null)
  }

  private isExample(view: ProvisionView): boolean {
    const own = this.provisions.get(view.provision)
    return (
      own?.kind === view.kind &&
      view.moved?.end !== 'to' &&
      presenceOf(view) !== 'inserted' &&
      this.paragraphs(view.provision).length > 0
    )
  }
}
