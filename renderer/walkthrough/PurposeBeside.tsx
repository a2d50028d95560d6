import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  type LucideIcon,
} from 'lucide-react'
import { decisionOutcomeWords, minutedOn } from '../../shared/meetings/minutes.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import type { Bearing, PurposeQuestion, PurposeScenario } from '../../shared/walkthrough/purpose.ts'
import { Badge } from '../design/controls.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './beside.module.css'
import { isOpenQuestion, type Scene, subjectsOf } from './scene.ts'

/** Why the clause is changed, for which scenarios and questions, what is open, and what the room has said. */
export function PurposeBeside({ scene }: { readonly scene: Scene }) {
  const { purpose, step } = scene
  if (purpose === null || step === null) return null
  const { reason, effect, questions, scenarios, bearings } = purpose
  const requirements = bearings.filter(({ kind }) => kind === 'requirement')
  const others = bearings.filter(({ kind }) => kind !== 'requirement')
  const nothing = questions.length === 0 && scenarios.length === 0 && bearings.length === 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles['beside']} aria-label="What it is for" tabIndex={0}>
      {step.change !== null && (
        <Part title="Why">
          <p className={styles['reason']}>{reason === '' ? 'Not stated.' : reason}</p>
        </Part>
      )}
      {effect !== null && (
        <Part title="In plain words">
          <p>{effect}</p>
        </Part>
      )}
      {requirements.length > 0 && <Bearings title="Requirements" bearings={requirements} />}
      {questions.length > 0 && (
        <Part title="Questions">
          <ul>
            {questions.map((question) => (
              <Question key={question.id} question={question} />
            ))}
          </ul>
        </Part>
      )}
      {scenarios.length > 0 && (
        <Part title="Scenarios: baseline, then this draft">
          <ul className={styles['scenarios']}>
            {scenarios.map((scenario) => (
              <ScenarioLine
                key={scenario.id}
                scenario={scenario}
                current={scenario.id === step.group?.id}
              />
            ))}
          </ul>
          {purpose.illustrative !== null && (
            <p className={styles['note']}>Outcomes under this draft are illustrative.</p>
          )}
        </Part>
      )}
      {others.length > 0 && <Bearings title="Topics, evidence and responses" bearings={others} />}
      {nothing && step.change !== null && (
        <p className={styles['note']}>
          Linked to no question and no scenario: the room may ask what it is for.
        </p>
      )}
      <Said scene={scene} />
    </section>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Bearings({
  title,
  bearings,
}: {
  readonly title: string
  readonly bearings: readonly Bearing[]
}) {
  return (
    <Part title={title}>
      <ul>
        {bearings.map(({ kind, words }) => (
          <li key={`${kind} ${words}`}>{words}</li>
        ))}
      </ul>
    </Part>
  )
}

function Question({ question }: { readonly question: PurposeQuestion }) {
  const { acronym, text, response, asked, suspect } = question
  return (
    <li>
      <strong>{acronym}</strong> {text}{' '}
      <span className={styles['signs']}>
        {isOpenQuestion(question) && <Badge tone="caution">open</Badge>}
        {!asked && <Badge>none anticipated</Badge>}
        {suspect && <Badge tone="caution">check again</Badge>}
      </span>
      {response !== null && <p className={styles['answer']}>{response}</p>}
    </li>
  )
}

type VerdictName = RecordOf<'outcome'>['verdict'] | 'not assessed'

const VERDICTS: Readonly<
  Record<VerdictName, { readonly icon: LucideIcon; readonly word: string }>
> = {
  successful: { icon: CircleCheck, word: 'Successful' },
  'not successful': { icon: CircleX, word: 'Not successful' },
  'does not decide': { icon: CircleQuestionMark, word: 'Does not decide' },
  'not stated': { icon: CircleDashed, word: 'Not stated' },
  'not assessed': { icon: CircleDashed, word: 'Not assessed' },
}

interface ScenarioLineProps {
  readonly scenario: PurposeScenario
  /** The one under which the step stands. */
  readonly current: boolean
}

function ScenarioLine({ scenario, current }: ScenarioLineProps) {
  const { reference, title, baseline, proposed, suspect } = scenario
  const was = baseline?.verdict ?? 'not assessed'
  const is = proposed?.verdict ?? 'not assessed'
  return (
    <li aria-current={current || undefined}>
      <span className={styles['scenarioName']}>
        <strong>{reference}</strong> {title} {suspect && <Badge tone="caution">check again</Badge>}
      </span>
      <span className={styles['verdicts']}>
        <VerdictWord name={was} />
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">, then </span>
        <VerdictWord name={is} strong={was !== is} />
      </span>
    </li>
  )
}

function VerdictWord({
  name,
  strong = false,
}: {
  readonly name: VerdictName
  readonly strong?: boolean
}) {
  const { icon: Icon, word } = VERDICTS[name]
  return (
    <span className={styles['verdict']} data-strong={strong || undefined}>
      <Icon aria-hidden="true" />
      {word}
    </span>
  )
}

/** What has been minuted on this step, in this room and before. */
function Said({ scene: { step } }: { readonly scene: Scene }) {
  const workspace = useWorkspace((state) => state.workspace)
  const [subject] = step === null ? [] : subjectsOf(step)
  if (subject === undefined) return null
  const { decisions, actions } = minutedOn(workspace, subject)
  if (decisions.length === 0 && actions.length === 0) return null
  return (
    <Part title="Minuted">
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <strong>D{decision.number}</strong> {decisionOutcomeWords(decision)}
            {decision.text !== '' && `: ${decision.text}`}
          </li>
        ))}
        {actions.map(({ id, number, text, owner }) => (
          <li key={id}>
            <strong>A{number}</strong> {text}
            {owner !== null && ` (${owner})`}
          </li>
        ))}
      </ul>
    </Part>
  )
}
