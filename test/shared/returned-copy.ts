/** A copy of the sample's redline as it would be sent, and what a reviewer does to it. */
import { withParts } from '../../legal-text/formats/docx/package.ts'
import { settled } from '../../legal-text/formats/docx/settle.ts'
import { withTrace } from '../../legal-text/formats/docx/trace.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { writeRedline } from '../../legal-text/formats/docx/write.ts'
import { draftRedlines } from '../../shared/report/redline.ts'
import type { Workspace } from '../../shared/workspace.ts'

const BY = 'w:author="Ann Reviewer" w:date="2024-02-01T09:00:00Z"'

export function preferredDraft(workspace: Workspace) {
  const draft = [...workspace.draft.values()].find(({ preferred }) => preferred)
  const made = draft === undefined ? undefined : draftRedlines(workspace, draft)[0]
  if (draft === undefined || made === undefined) throw new Error('The sample has no redline.')
  return { draft, made, place: { draft: draft.id, document: made.document.id } }
}

export async function sentCopy(workspace: Workspace): Promise<Uint8Array> {
  const { made, place } = preferredDraft(workspace)
  const bytes = await writeRedline(made.redline, {
    name: 'DP255 Legal Text',
    version: '0.1',
    documentTitle: 'Appendix AC',
    base: 'version not stated',
    classification: null,
    notes: [],
    author: 'Somebody',
    numbering: made.numbering,
  })
  return withTrace(bytes, made.redline.views, { ...place, base: 'x', proposal: 'y' })
}

/** A copy with the paragraph that says `where` changed by hand. */
export function edited(copy: Uint8Array, change: (xml: string) => string): Uint8Array {
  const { document } = openWordFile(copy)
  const changed = change(document.source)
  if (changed === document.source) throw new Error('Nothing was changed.')
  return withParts(copy, new Map([[document.name, changed]]))
}

/** Words inserted, tracked, at the end of the first paragraph that holds `words`. */
export function insertedBehind(copy: Uint8Array, words: string, text: string): Uint8Array {
  return edited(copy, (xml) => {
    const end = xml.indexOf('<w:bookmarkEnd', xml.indexOf(words))
    const run = `<w:ins w:id="880001" ${BY}><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`
    return xml.slice(0, end) + run + xml.slice(end)
  })
}

/** A tracked paragraph behind the first that holds `words`. */
export function paragraphBehind(copy: Uint8Array, words: string, text: string): Uint8Array {
  return edited(copy, (xml) => {
    const end = xml.indexOf('</w:p>', xml.indexOf(words)) + '</w:p>'.length
    const mark = `<w:pPr><w:rPr><w:ins w:id="880002" ${BY}/></w:rPr></w:pPr>`
    const run = `<w:ins w:id="880003" ${BY}><w:r><w:t>${text}</w:t></w:r></w:ins>`
    return `${xml.slice(0, end)}<w:p>${mark}${run}</w:p>${xml.slice(end)}`
  })
}

export function allAccepted(copy: Uint8Array): Uint8Array {
  return settled(openWordFile(copy), 'accepted').bytes
}
