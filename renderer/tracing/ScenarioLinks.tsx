import { Link2, X } from 'lucide-react'
import { useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import type { Traced } from '../../shared/tracing/questions.ts'
import { Chooser } from '../design/Chooser.tsx'
import { Button, IconButton } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { goToScenario } from './goTo.ts'
import { SuspectLink } from './SuspectLink.tsx'
import styles from './tracing.module.css'

interface ScenarioLinksProps {
  readonly input: string
  readonly acronym: string
  readonly links: readonly Traced<RecordOf<'scenario'>>[]
}

/** The scenarios that a question is about. */
export function ScenarioLinks({ input, acronym, links }: ScenarioLinksProps) {
  const [picking, setPicking] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <div className={styles['links']}>
      {links.length > 0 && (
        <ul aria-label={`Scenarios of the question of ${acronym}`} className={styles['scenarios']}>
          {links.map(({ link, end, suspect }) => (
            <li key={link.id} className={styles['link']}>
              <div className={styles['linkLine']}>
                <button
                  type="button"
                  className={styles['goTo']}
                  aria-label={`Go to scenario ${end.reference}`}
                  onClick={() => goToScenario(end.id)}
                >
                  {end.reference}
                </button>
                <span>{end.title}</span>
                {readOnly === null && (
                  <IconButton
                    icon={X}
                    className={styles['unlink']}
                    label={`Remove the link to scenario ${end.reference}`}
                    onClick={() => attempt('link.remove', { id: link.id })}
                  />
                )}
              </div>
              {suspect && <SuspectLink link={link} compact />}
            </li>
          ))}
        </ul>
      )}
      {readOnly === null && (
        <Button
          look="quiet"
          className={styles['small']}
          aria-label={`Link a scenario to the question of ${acronym}`}
          onClick={() => setPicking(true)}
        >
          <Link2 aria-hidden="true" />
          Link a scenario…
        </Button>
      )}
      {picking && (
        <ScenarioPicker
          input={input}
          acronym={acronym}
          linked={links.map(({ end }) => end.id)}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}

interface ScenarioPickerProps {
  readonly input: string
  readonly acronym: string
  readonly linked: readonly string[]
  readonly onClose: () => void
}

function ScenarioPicker({ input, acronym, linked, onClose }: ScenarioPickerProps) {
  const scenarios = useWorkspace((state) => state.workspace.scenario)
  const choices = [...scenarios.values()]
    .filter(({ id }) => !linked.includes(id))
    .sort((left, right) => left.order - right.order)
    .map(({ id, reference, title }) => ({ id, label: `${reference} ${title}` }))
  return (
    <Chooser
      label={`Link a scenario to the question of ${acronym}`}
      placeholder="Number or words of a scenario"
      groups={[{ heading: 'Scenarios', choices }]}
      nothing="No other scenario has these words."
      onChoose={(id) =>
        attempt('link.add', {
          from: { kind: 'input', id: input },
          to: { kind: 'scenario', id },
        })
      }
      onClose={onClose}
    />
  )
}
