/** The glossary against the words of the report: acronyms used and not listed, listed and not used, listed twice. */
import { blockWords } from './narrative-text.ts'
import type { RecordOf } from './records/index.ts'
import type { Workspace } from './workspace.ts'

export type GlossaryEntry = RecordOf<'glossary'>

export interface GlossaryFinding {
  readonly kind: 'not listed' | 'not used' | 'two meanings'
  readonly acronym: string
  /** What is the matter, in one sentence. */
  readonly message: string
}

/** Words of the report, and where they stand. */
export interface ReportWords {
  readonly where: string
  readonly text: string
}

/** Two capitals or more, with or without a plural's "s". Figures make it a reference: DP255, S1. */
const ACRONYM = /(?<![\p{L}\p{N}])(\p{Lu}{2,})(?:s|’s|'s)?(?![\p{L}\p{N}])/gu
/** "Appendix AC" and "Section F" are names of places in the Code, not acronyms. */
const PLACE = /\b(?:Appendix|Schedule|Section|Annex|Part)\s+\p{Lu}{1,3}\d*(?![\p{L}])/gu

/**
 * @param names Names of people and organisations: written in capitals, they are still no acronyms.
 */
export function glossaryFindings(
  words: readonly ReportWords[],
  entries: readonly GlossaryEntry[],
  names: readonly string[] = [],
): readonly GlossaryFinding[] {
  const listed = [...new Set(entries.map((entry) => entry.acronym))]
  const { used, unlisted } = usage(words, listed, new Set(names))
  return [
    ...[...unlisted].map(([acronym, where]) => ({
      kind: 'not listed' as const,
      acronym,
      message: `“${acronym}” is used in ${where} and is not listed.`,
    })),
    ...listed
      .filter((acronym) => !used.has(acronym))
      .map((acronym) => ({
        kind: 'not used' as const,
        acronym,
        message: `“${acronym}” is listed, and the report does not use it.`,
      })),
    ...twoMeanings(entries),
  ]
}

function usage(
  words: readonly ReportWords[],
  listed: readonly string[],
  names: ReadonlySet<string>,
) {
  const used = new Set<string>()
  const unlisted = new Map<string, string>()
  // The longest first, so that "SMKI PMA" is found before anything in it.
  const patterns = [...listed]
    .sort((left, right) => right.length - left.length)
    .map((acronym) => [acronym, acronymPattern(acronym)] as const)
  for (const { where, text } of words) {
    let rest = text.replace(PLACE, ' ')
    for (const [acronym, pattern] of patterns) {
      rest = rest.replace(pattern, () => {
        used.add(acronym)
        return ' '
      })
    }
    for (const [, acronym = ''] of rest.matchAll(ACRONYM)) {
      if (!names.has(acronym) && !unlisted.has(acronym)) unlisted.set(acronym, where)
    }
  }
  return { used, unlisted }
}

function acronymPattern(acronym: string): RegExp {
  const literal = acronym.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?:s|’s|'s)?(?![\\p{L}\\p{N}])`, 'gu')
}

function twoMeanings(entries: readonly GlossaryEntry[]): readonly GlossaryFinding[] {
  const terms = new Map<string, Set<string>>()
  for (const { acronym, term } of entries) {
    terms.set(acronym, (terms.get(acronym) ?? new Set()).add(term.trim()))
  }
  return [...terms]
    .filter(([, meanings]) => meanings.size > 1)
    .map(([acronym, meanings]) => ({
      kind: 'two meanings' as const,
      acronym,
      message: `“${acronym}” is listed with ${meanings.size} meanings.`,
    }))
}

export function glossaryOf(workspace: Workspace, modification: string): readonly GlossaryEntry[] {
  return [...workspace.glossary.values()]
    .filter((entry) => entry.modification === modification)
    .sort((left, right) => left.acronym.localeCompare(right.acronym, 'en-GB'))
}

/**
 * The words that the report prints: title, narrative with its fields read by `resolve`, Sub-Committee inputs and
 * timetable. The glossary itself does not count as use.
 */
export function wordsOfReport(
  workspace: Workspace,
  modificationId: string,
  resolve: (field: string) => string,
): readonly ReportWords[] {
  const modification = workspace.modification.get(modificationId)
  const ofThis = (record: { readonly modification: string }) =>
    record.modification === modificationId
  const title = modification === undefined ? [] : [modification.title]
  return [
    ...title.map((text) => ({ where: 'the title', text })),
    ...[...workspace.section.values()].filter(ofThis).map((section) => ({
      where: `“${section.heading}”`,
      text: section.blocks.map((block) => blockWords(block, resolve)).join('\n'),
    })),
    ...[...workspace.input.values()].filter(ofThis).map((input) => ({
      where: 'the Sub-Committee input',
      text: `${workspace.committee.get(input.committee)?.acronym ?? ''}\n${input.text}\n${input.response ?? ''}`,
    })),
    ...[...workspace.event.values()]
      .filter(ofThis)
      .map((event) => ({ where: 'the timetable', text: event.title })),
  ]
}

/** Findings for a modification as its report stands. */
export function glossaryFindingsOf(
  workspace: Workspace,
  modificationId: string,
  resolve: (field: string) => string,
): readonly GlossaryFinding[] {
  const modification = workspace.modification.get(modificationId)
  const names = [modification?.proposer, modification?.proposerOrganisation]
  return glossaryFindings(
    wordsOfReport(workspace, modificationId, resolve),
    glossaryOf(workspace, modificationId),
    names.filter((name) => typeof name === 'string'),
  )
}
