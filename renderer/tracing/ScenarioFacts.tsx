import type { RecordOf } from '../../shared/records/index.ts'
import { SCENARIO_FACTS } from '../../shared/records/tracing.ts'
import { Standing } from '../design/Standing.tsx'
import styles from './tracing.module.css'

const LABELS: Readonly<Record<(typeof SCENARIO_FACTS)[number], string>> = {
  who: 'Who',
  devices: 'Devices',
  connected: 'Connected',
  payment: 'Credit or prepayment',
  region: 'CSP Region',
  next: 'What happens next',
}

/** The case in its facts; what the source does not say is named as such, in one line. */
export function ScenarioFacts({ scenario }: { readonly scenario: RecordOf<'scenario'> }) {
  const known = SCENARIO_FACTS.flatMap((name) => {
    const fact = scenario[name]
    return fact === null ? [] : [{ name, fact }]
  })
  const unknown = SCENARIO_FACTS.filter((name) => scenario[name] === null)
  return (
    <dl className={styles['facts']}>
      {known.map(({ name, fact }) => (
        <div key={name}>
          <dt>{LABELS[name]}</dt>
          <dd>
            {fact.text} <Standing basis={fact.basis} />
          </dd>
        </div>
      ))}
      {unknown.length > 0 && (
        <div>
          <dt>Not stated</dt>
          <dd className={styles['quiet']}>{unknown.map((name) => LABELS[name]).join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}
