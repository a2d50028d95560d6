/** What a patched draft says in its margin: what the export is, where a provision has moved from, why a change is made. */
import { citationsOf } from '../../../citations.ts'
import type { ProvisionView } from '../../../views.ts'
import { moveNote, presenceOf, structureOf } from '../../redline.ts'
import { element, escapeAttribute, serialise } from '../xml-write.ts'
import type { Drafting } from './drafting.ts'
import { itemsFor, PLAIN_FORMAT } from './source-words.ts'

export interface RemarkOptions {
  readonly reasons: ReadonlyMap<string, string>
  readonly notice: readonly string[]
  readonly author: string
}

export class Remarks {
  private readonly options: RemarkOptions
  private readonly drafting: Drafting
  private readonly cited: ReadonlyMap<string, string>
  private readonly printed = new Set<string>()
  /** To be said at the next words. */
  private note: string | null = null
  private noticed: boolean

  constructor(options: RemarkOptions, drafting: Drafting) {
    this.options = options
    this.drafting = drafting
    this.cited = citationsOf(drafting.redline.views)
    this.noticed = drafting.settled || options.notice.length === 0
  }

  /** What is to be said of a row, before its words are written. */
  begin(view: ProvisionView): void {
    this.note = moveNote(view, (row) => this.cited.get(row) ?? null)
    this.notice(view)
  }

  /** Nothing is to be said of what comes next. */
  forget(): void {
    this.note = null
  }

  /** What there is to say at the words of a change; a reason once. */
  on(change: string | null): readonly string[] {
    const { note } = this
    this.note = null
    const isNew = change !== null && !this.printed.has(change)
    const reason = isNew ? (this.options.reasons.get(change) ?? '') : ''
    if (reason !== '' && change !== null) this.printed.add(change)
    return [...(note === null ? [] : [note]), ...(reason === '' ? [] : reason.split('\n'))]
  }

  /** Says once, at the first paragraph that changes, what the export is. */
  private notice(view: ProvisionView): void {
    if (this.noticed || view.kind === 'cell') return
    this.noticed = true
    const { content, comments, by } = this.drafting
    const { author, notice } = this.options
    const signed = by(structureOf(view), null)
    const named = `w:author="${escapeAttribute(author)}"`
    const stamp = (): string => signed.stamp().replace(/w:author="[^"]*"/, () => named)
    const id = comments.add(notice, stamp, author)
    const node = element('w:commentReference', { 'w:id': String(id) })
    const [like] = itemsFor({ kind: 'text', text: ' ', marks: [] }, ' ', PLAIN_FORMAT)
    if (like === undefined) return
    const item = { ...like, kind: 'point', run: element('w:r', {}, [node]), node } as const
    content.add(item, presenceOf(view), (each) => serialise(each), { by: signed })
  }
}
