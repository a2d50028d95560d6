/** Footnotes and endnotes that come into the patched file with what refers to them. */
import type { Part, WordFile } from '../word-file.ts'
import { childrenOf, type XmlElement } from '../xml-tree.ts'
import { escapeAttribute } from '../xml-write.ts'
import type { Carrier } from './carry.ts'
import type { PackageEdit } from './package-edit.ts'

export type NoteKind = 'footnotes' | 'endnotes'

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface CarriedNotes {
  /** The id that a note of the other file gets here; it is brought along when first asked for. */
  readonly id: (kind: NoteKind, id: string) => string
  /** An id that no note of the kind has. */
  readonly fresh: (kind: NoteKind) => number
  /** Writes the parts that did not exist. */
  readonly finish: () => void
}

export function notesById(part: Part | null): ReadonlyMap<string, XmlElement> {
  const notes = part === null ? [] : childrenOf(part.root)
  return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', note]))
}

/** @param carrier Carries from a part of the other file into one of this. */
export function carriedNotes(
  other: WordFile,
  edit: PackageEdit,
  carrier: (to: string, from: string) => Carrier,
): CarriedNotes {
  const made = new Map<string, string>()
  const fresh = new Map<NoteKind, string[]>()
  const highest = new Map<NoteKind, number>()

  function nextId(kind: NoteKind): number {
    const ids = [...notesById(edit.file.side(kind)).keys()].map(Number).filter(Number.isInteger)
    const next = (highest.get(kind) ?? Math.max(0, ...ids)) + 1
    highest.set(kind, next)
    return next
  }

  function bring(kind: NoteKind, note: XmlElement, from: Part, id: number): void {
    const own = edit.file.side(kind)
    const { toXml } = carrier(own?.name ?? partName(kind), from.name)
    const inside = childrenOf(note)
      .map((child) => toXml(child))
      .join('')
    const type = note.attributes['w:type']
    const typed = type === undefined ? '' : ` w:type="${escapeAttribute(type)}"`
    const name = kind === 'footnotes' ? 'w:footnote' : 'w:endnote'
    const xml = `<${name}${typed} w:id="${id}">${inside}</${name}>`
    if (own !== null) edit.append(own, xml)
    else fresh.set(kind, [...(fresh.get(kind) ?? []), xml])
  }

  return {
    fresh: nextId,
    id(kind, id) {
      const key = `${kind} ${id}`
      const known = made.get(key)
      if (known !== undefined) return known
      const from = other.side(kind)
      const note = notesById(from).get(id)
      const next = nextId(kind)
      made.set(key, String(next))
      if (from !== null && note !== undefined) bring(kind, note, from, next)
      return String(next)
    },
    finish() {
      for (const [kind, notes] of fresh) {
        const from = other.side(kind)
        if (from === null) continue
        const names = Object.entries(from.root.attributes).map(
          ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
        )
        const root = `w:${kind}`
        edit.addPart(
          partName(kind),
          `${RELATION}/${kind}`,
          `${TYPE}.${kind}+xml`,
          `<${root}${names.join('')}>${notes.join('')}</${root}>`,
        )
      }
    },
  }
}

function partName(kind: NoteKind): string {
  return `word/${kind}-workbench.xml`
}
