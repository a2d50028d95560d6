/** The wording that a minute is about, kept as it stood when it was minuted. */
import { fingerprintOfRuns } from '../../legal-text/fingerprint.ts'
import { textRun } from '../../legal-text/text.ts'
import type { MinutedWording } from '../records/meetings.ts'
import { clauseOf } from '../walkthrough/clauses.ts'
import { draftText } from '../walkthrough/readings.ts'
import type { Workspace } from '../workspace.ts'

/** The redline of the clause that a provision belongs to, in one draft; null where the draft does not have it. */
export function wordingNow(
  workspace: Workspace,
  draft: string,
  document: string,
  provision: string,
): MinutedWording | null {
  const text = draftText(workspace, draft, document)
  if (text === null || !text.reading('redline').rows.has(provision)) return null
  const { citation, lines } = clauseOf(text, provision, 'redline')
  return {
    draft,
    draftName: text.draft.name,
    document,
    documentName: text.document.shortName,
    citation,
    fingerprint: fingerprintOf(lines),
    lines: lines.map(({ provision: id, kind, number, depth, presence, illustrative, pieces }) => ({
      provision: id,
      kind,
      number,
      depth,
      presence,
      illustrative,
      pieces: pieces.map((piece) => ({
        kind: piece.kind,
        text: piece.text,
        marks: piece.marks,
      })),
    })),
  }
}

/** Of the words that are proposed, provision by provision; numbers do not count. */
function fingerprintOf(lines: MinutedWording['lines']): string {
  const words = lines
    .filter(({ presence }) => presence !== 'deleted')
    .map(({ pieces }) =>
      pieces
        .filter(({ kind }) => kind !== 'deleted')
        .map(({ text }) => text)
        .join(''),
    )
  return fingerprintOfRuns([textRun(words.join('\n'))])
}

/** Whether the clause reads differently from what was minuted, or is no longer there. */
export function isRewordedSince(workspace: Workspace, minuted: MinutedWording): boolean {
  const [first] = minuted.lines
  if (first === undefined) return false
  const now = wordingNow(workspace, minuted.draft, minuted.document, first.provision)
  return now?.fingerprint !== minuted.fingerprint
}
