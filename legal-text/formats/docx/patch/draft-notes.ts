/** Footnotes that a draft inserts, beside those of the file. */
import type { PackageEdit } from './package-edit.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes'
const SPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** What every part of footnotes begins with (ECMA-376 17.11.23 and 17.11.1). */
const SEPARATORS =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
  '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'

export interface DraftNotes {
  /** @param content Of the note's one paragraph, behind its number. */
  readonly add: (id: string, properties: string, content: string) => void
  readonly finish: () => void
}

export function draftNotes(edit: PackageEdit): DraftNotes {
  const made: string[] = []
  return {
    add(id, properties, content) {
      const number =
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
      made.push(`<w:footnote w:id="${id}"><w:p>${properties}${number}${content}</w:p></w:footnote>`)
    },
    finish() {
      if (made.length === 0) return
      const own = edit.file.side('footnotes')
      if (own !== null) edit.append(own, made.join(''))
      else {
        const content = `<w:footnotes xmlns:w="${SPACE}">${SEPARATORS}${made.join('')}</w:footnotes>`
        edit.addPart('word/footnotes-workbench.xml', RELATION, TYPE, content)
      }
    },
  }
}
