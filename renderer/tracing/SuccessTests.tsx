import { blockWords } from '../../shared/narrative-text.ts'
import { areasForAssessment, topicsOf } from '../../shared/tracing/topics.ts'
import { StandingWithSource } from '../design/Standing.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { TopicStatus } from './TopicStatus.tsx'
import styles from './tracing.module.css'

const fieldName = (name: string) => `[${name}]`

/** The choice on which everything else depends; for DP255, which of four tests of success is meant. */
export function SuccessTests({ modification }: { readonly modification: string }) {
  const workspace = useWorkspace((state) => state.workspace)
  const choice = topicsOf(workspace, modification).find(
    ({ alternatives }) => alternatives.length > 1,
  )
  if (choice === undefined) return null
  const { topic, alternatives } = choice
  const areas = areasForAssessment(workspace, modification)
  return (
    <section aria-label={topic.title} className={styles['choice']}>
      <h3>
        {topic.title} <TopicStatus status={topic.status} />
      </h3>
      <ol className={styles['alternatives']}>
        {alternatives.map((alternative) => (
          <li key={alternative}>{alternative}</li>
        ))}
      </ol>
      {areas?.blocks.map((block) => (
        <p key={blockWords(block, fieldName)} className={styles['choiceWords']}>
          {blockWords(block, fieldName)}
        </p>
      ))}
      <p className={styles['choiceSources']}>
        <StandingWithSource basis={topic.basis} />
        {areas !== null && areas.blocks.length > 0 && <StandingWithSource basis={areas.basis} />}
      </p>
    </section>
  )
}
