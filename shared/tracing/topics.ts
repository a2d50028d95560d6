/** What the assessment has to settle, and the figures it has to go on. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'

export interface Topic {
  readonly topic: RecordOf<'topic'>
  /** The alternatives between which it has to choose, or none. */
  readonly alternatives: readonly string[]
}

/** Topics that are a choice between alternatives come first: on them everything else depends. */
export function topicsOf(workspace: Workspace, modification: string): readonly Topic[] {
  return [...workspace.topic.values()]
    .filter((topic) => topic.modification === modification)
    .map((topic) => ({ topic, alternatives: alternativesIn(topic.summary) }))
    .sort(
      (left, right) =>
        right.alternatives.length - left.alternatives.length ||
        left.topic.order - right.topic.order ||
        left.topic.title.localeCompare(right.topic.title, 'en-GB'),
    )
}

/** The tests of success between which the assessment has to choose; none where no topic names any. */
export function testsOfSuccess(workspace: Workspace, modification: string): readonly string[] {
  return topicsOf(workspace, modification)[0]?.alternatives ?? []
}

/** "Connected, enrolled or commissioned" names three alternatives; a sentence names none. */
export function alternativesIn(summary: string): readonly string[] {
  const list = /^([^,;.]+(?:, [^,;.]+)+),? or ([^,;.]+)\.?$/.exec(summary.trim())
  if (list === null) return []
  return [...(list[1] ?? '').split(', '), list[2] ?? ''].map((name) => name.toLowerCase())
}

export function evidenceOf(
  workspace: Workspace,
  modification: string,
): readonly RecordOf<'evidence'>[] {
  return [...workspace.evidence.values()]
    .filter((evidence) => evidence.modification === modification)
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
}

/** What the report's narrative says about the areas for assessment, with how far that can be trusted. */
export function areasForAssessment(
  workspace: Workspace,
  modification: string,
): RecordOf<'section'> | null {
  for (const section of workspace.section.values()) {
    if (section.modification === modification && section.part === 'assessment.areas') return section
  }
  return null
}
