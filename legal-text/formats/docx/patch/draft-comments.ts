/** Comments of a patched draft: why a change is made, where something has moved from, and what the export says of itself. */
import { escapeAttribute, escapeText } from '../xml-write.ts'
import type { PackageEdit } from './package-edit.ts'
import type { Stamp } from './properties.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const SPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

export interface DraftComments {
  /** Gives the id of a comment with these lines. */
  readonly add: (lines: readonly string[], stamp: Stamp, author: string) => number
  /** Writes the part, where there is anything to write. */
  readonly finish: () => void
}

export function commentsIn(edit: PackageEdit): DraftComments {
  const made: string[] = []
  return {
    add(lines, stamp, author) {
      const attributes = stamp()
      const id = Number(/w:id="(\d+)"/.exec(attributes)?.[1])
      const initials = escapeAttribute(initialsOf(author))
      const paragraphs = lines.map(
        (line) => `<w:p><w:r><w:t xml:space="preserve">${escapeText(line)}</w:t></w:r></w:p>`,
      )
      made.push(
        `<w:comment ${attributes} w:initials="${initials}">${paragraphs.join('')}</w:comment>`,
      )
      return id
    },
    finish() {
      if (made.length === 0) return
      const own = edit.file.side('comments')
      if (own !== null) edit.append(own, made.join(''))
      else {
        const content = `<w:comments xmlns:w="${SPACE}">${made.join('')}</w:comments>`
        edit.addPart('word/comments-workbench.xml', RELATION, TYPE, content)
      }
    },
  }
}

function initialsOf(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1))
    .join('')
    .toUpperCase()
}
