/** What a reader of a redline puts together from its rows, sharing nothing with the writer of them. */
import type { Run } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../legal-text/views.ts'
import { cells } from './generate.ts'

/** The baseline as a reader of the redline puts it together: what comes is left out. */
export function baselineOf(rows: readonly ProvisionView[]) {
  const paragraphs: { id: string; runs: Run[] }[] = []
  for (const { provision, presence, moved, segments } of rows) {
    if (presence !== 'inserted' && moved?.end !== 'to') paragraphs.push({ id: provision, runs: [] })
    const kept = segments.filter(
      (segment) => segment.kind !== 'inserted' && segment.moved?.end !== 'to',
    )
    paragraphs.at(-1)?.runs.push(...kept.flatMap(({ runs }) => runs))
  }
  return paragraphs.map(({ id, runs }) => ({ id, text: cells(runs) }))
}

/** The proposal as a reader of the redline puts it together: what goes is left out. */
export function proposedOf(rows: readonly ProvisionView[]) {
  const paragraphs: { id: string; runs: Run[] }[] = []
  for (const { id, presence, joinedTo, segments } of rows) {
    if (presence === 'deleted') continue
    if (joinedTo === null) paragraphs.push({ id, runs: [] })
    paragraphs.at(-1)?.runs.push(...readingRuns(segments))
  }
  return paragraphs.map(({ id, runs }) => ({ id, text: cells(runs) }))
}
