/**
 * A plain outline as somebody would keep it in a word processor without tracking: nested lists of words. It knows nothing
 * of changes, anchors or slots, and says what the proposed text must read as.
 */
import type { ProvisionKind, Provisions } from '../../legal-text/provisions.ts'
import { type Run, textRun } from '../../legal-text/text.ts'
import { cells } from './generate.ts'
import { type AnyGesture, outsidePair } from './gestures.ts'

const LEVELS: readonly ProvisionKind[] = ['section', 'clause', 'paragraph', 'subparagraph', 'item']
const TEXTLESS: readonly ProvisionKind[] = ['table', 'row', 'cell']

interface Entry {
  id: string
  kind: ProvisionKind
  words: string[]
  under: Entry[]
  readonly numbered: boolean
  unused: boolean
}

interface Found {
  readonly entry: Entry
  readonly parent: Entry | null
}

export class NaiveOutline {
  private readonly top: Entry[] = []

  constructor(provisions: Provisions) {
    const entries = new Map<string, Entry>()
    for (const { id, parent, kind, text, number } of provisions) {
      const numbered = number !== null
      const entry = { id, kind, words: [...cells(text)], under: [], numbered, unused: false }
      entries.set(id, entry)
      this.listOf(parent === null ? null : (entries.get(parent) ?? null)).push(entry)
    }
  }

  private listOf(parent: Entry | null): Entry[] {
    return parent === null ? this.top : parent.under
  }

  private walk(list = this.top, parent: Entry | null = null): Found[] {
    return list.flatMap((entry) => [
      { entry, parent },
      ...(entry.unused ? [] : this.walk(entry.under, entry)),
    ])
  }

  read() {
    return this.walk().map(({ entry, parent }) => ({
      id: entry.id,
      parent: parent?.id ?? null,
      kind: entry.kind,
      text: entry.unused ? cells([textRun('[Not used]')]) : entry.words,
    }))
  }

  /** Does what a gesture says, under the id given for what it makes; false where it makes no sense. */
  perform(
    gesture: AnyGesture,
    made: string | null,
    text: readonly Run[],
    cellsMade: readonly string[],
  ): boolean {
    if (gesture.kind === 'review') return true
    const all = this.walk()
    const at = gesture.kind === 'insert' ? gesture.after : gesture.provision
    const found = all[at % Math.max(1, all.length)]
    if (gesture.kind === 'insert') return this.insert(found, made, cellsMade)
    if (found === undefined) return false
    const { entry, parent } = found
    switch (gesture.kind) {
      case 'splice':
        return splice(entry, gesture, text)
      case 'delete':
        if (entry.kind === 'cell') return false
        this.listOf(parent).splice(this.listOf(parent).indexOf(entry), 1)
        return true
      case 'split':
        return this.split(found, gesture.at, made, text)
      case 'join':
        return this.join(found)
      case 'move': {
        const to = all[gesture.to % all.length]
        const inside = gesture.inside
        const after = inside ? null : to?.entry
        return this.move(found, inside ? to?.entry : to?.parent, after, entry.kind)
      }
      case 'relevel':
        return this.relevel(found, gesture.direction)
      case 'notUsed':
        if (entry.unused || !entry.numbered) return false
        entry.unused = true
        return true
    }
  }

  private insert(
    found: Found | undefined,
    made: string | null,
    cellsMade: readonly string[],
  ): boolean {
    const kind = found?.entry.kind ?? 'clause'
    if (kind === 'cell') return false
    const entry = blank(made ?? '', kind)
    const columns = kind === 'row' ? Math.max(1, found?.entry.under.length ?? 0) : 0
    for (let column = 0; column < columns; column += 1) {
      entry.under.push(blank(cellsMade[column] ?? 'missing', 'cell'))
    }
    this.put(found?.parent ?? null, found?.entry ?? null, entry)
    return true
  }

  private split(
    { entry, parent }: Found,
    at: number,
    made: string | null,
    text: readonly Run[],
  ): boolean {
    if (entry.unused || TEXTLESS.includes(entry.kind)) return false
    const list = this.listOf(parent)
    const index = list.indexOf(entry)
    const offset = outsidePair(text, at % (entry.words.length + 1))
    const half = blank(made ?? '', entry.kind)
    list.splice(offset === 0 ? index : index + 1, 0, half)
    if (offset > 0 && offset < entry.words.length) {
      half.words = entry.words.splice(offset)
      half.under = entry.under.splice(0)
    }
    return true
  }

  private join({ entry, parent }: Found): boolean {
    const list = this.listOf(parent)
    const index = list.indexOf(entry)
    const into = list[index - 1]
    if (into === undefined || into.kind !== entry.kind || into.under.length > 0) return false
    if (into.unused || entry.unused || TEXTLESS.includes(entry.kind)) return false
    into.words.push(...entry.words)
    into.under.push(...entry.under)
    list.splice(index, 1)
    return true
  }

  private relevel(found: Found, direction: 'in' | 'out'): boolean {
    const { entry, parent } = found
    if (!LEVELS.includes(entry.kind)) return false
    if (direction === 'out') {
      if (parent === null) return false
      const above = this.walk().find((other) => other.entry === parent)
      return this.move(found, above?.parent ?? null, parent, parent.kind)
    }
    const list = this.listOf(parent)
    const before = list
      .slice(0, list.indexOf(entry))
      .filter(({ kind }) => kind === entry.kind)
      .at(-1)
    const lowest = this.everything([entry]).some((other) => other.kind === 'item')
    if (before === undefined || lowest) return false
    const inner = LEVELS[LEVELS.indexOf(entry.kind) + 1] ?? 'item'
    return this.move(found, before, before.under.at(-1) ?? null, inner)
  }

  private move(
    { entry, parent }: Found,
    to: Entry | null | undefined,
    after: Entry | null | undefined,
    kind: ProvisionKind,
  ): boolean {
    const target = to ?? null
    const list = this.listOf(parent)
    const index = list.indexOf(entry)
    if (after === entry || entry.kind === 'cell') return false
    if (!canHold(target?.kind ?? null, kind)) return false
    if (
      target !== null &&
      (target.unused || this.walk([entry]).some((one) => one.entry === target))
    ) {
      return false
    }
    const stays = target === parent && (after ?? null) === (list[index - 1] ?? null)
    if (stays && kind === entry.kind) return false
    list.splice(index, 1)
    this.put(target, after ?? null, entry)
    const deeper = LEVELS.indexOf(kind) - LEVELS.indexOf(entry.kind)
    for (const moved of this.everything([entry])) moved.kind = levelBeside(moved.kind, deeper)
    return true
  }

  private everything(list: Entry[]): Entry[] {
    return list.flatMap((entry) => [entry, ...this.everything(entry.under)])
  }

  private put(parent: Entry | null, after: Entry | null, entry: Entry): void {
    const list = this.listOf(parent)
    list.splice(after === null ? 0 : list.indexOf(after) + 1, 0, entry)
  }
}

function blank(id: string, kind: ProvisionKind): Entry {
  return { id, kind, words: [], under: [], numbered: false, unused: false }
}

function splice(
  entry: Entry,
  gesture: Extract<AnyGesture, { kind: 'splice' }>,
  text: readonly Run[],
): boolean {
  if (entry.unused) return false
  const start = outsidePair(text, gesture.from % (entry.words.length + 1))
  const end = outsidePair(text, Math.min(entry.words.length, start + gesture.length))
  entry.words.splice(start, end - start, ...cells(gesture.insert))
  return true
}

function canHold(above: ProvisionKind | null, kind: ProvisionKind): boolean {
  if (above === 'cell' || above === 'row') return false
  if ((above === 'table') !== (kind === 'row')) return false
  const levels = above !== null && LEVELS.includes(above) && LEVELS.includes(kind)
  return !levels || LEVELS.indexOf(above) < LEVELS.indexOf(kind)
}

function levelBeside(kind: ProvisionKind, deeper: number): ProvisionKind {
  return LEVELS.includes(kind) ? (LEVELS[LEVELS.indexOf(kind) + deeper] ?? kind) : kind
}
