import type { RecordOf } from '../../shared/records/index.ts'
import type { Traced } from '../../shared/tracing/questions.ts'
import { attempt } from '../workspace/author.ts'
import { workspaceState } from '../workspace/store.ts'
import { goToScenario } from './goTo.ts'
import styles from './links.module.css'
import { TracedLinks } from './TracedLinks.tsx'

interface ScenarioLinksProps {
  readonly input: string
  readonly acronym: string
  readonly links: readonly Traced<RecordOf<'scenario'>>[]
}

/** The scenarios that a question is about. */
export function ScenarioLinks({ input, acronym, links }: ScenarioLinksProps) {
  return (
    <TracedLinks
      label={`Scenarios of the question of ${acronym}`}
      listClassName={styles['scenarios']}
      links={links.map(({ link, end, suspect }) => ({
        link,
        suspect,
        name: end.reference,
        spoken: `scenario ${end.reference}`,
        words: <span>{end.title}</span>,
        onGo: () => goToScenario(end.id),
      }))}
      offer={{
        label: `Link a scenario to the question of ${acronym}`,
        text: 'Link a scenario…',
        placeholder: 'Number or words of a scenario',
        nothing: 'No other scenario has these words.',
        groups: () => {
          const linked = new Set(links.map(({ end }) => end.id))
          const choices = [...workspaceState().workspace.scenario.values()]
            .filter(({ id }) => !linked.has(id))
            .sort((left, right) => left.order - right.order)
            .map(({ id, reference, title }) => ({ id, label: `${reference} ${title}` }))
          return [{ heading: 'Scenarios', choices }]
        },
        onChoose: (id) =>
          attempt('link.add', {
            from: { kind: 'input', id: input },
            to: { kind: 'scenario', id },
          }),
      }}
    />
  )
}
