import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  type LucideIcon,
} from 'lucide-react'
import type { RecordOf } from '../../shared/records/index.ts'
import { Standing } from '../design/Standing.tsx'
import styles from './outcomes.module.css'

type Outcome = RecordOf<'outcome'>

const RESULTS: Readonly<
  Record<Outcome['tests'][number]['result'], { readonly word: string; readonly icon: LucideIcon }>
> = {
  met: { word: 'Met', icon: CircleCheck },
  'not met': { word: 'Not met', icon: CircleX },
  'does not decide': { word: 'Does not decide', icon: CircleQuestionMark },
  'not stated': { word: 'Not stated', icon: CircleDashed },
}

interface TestCellProps {
  readonly test: string
  readonly outcome: Outcome | null
}

/** Whether a scenario passes one test of success. */
export function TestCell({ test, outcome }: TestCellProps) {
  const found = outcome?.tests.find((other) => other.test === test)
  const { word, icon: Icon } = RESULTS[found?.result ?? 'not stated']
  return (
    <div className={styles['outcome']}>
      <span className={styles['verdict']} data-differs={found !== undefined || undefined}>
        <Icon aria-hidden="true" />
        {word}
      </span>
      {found !== undefined && (
        <span>
          <Standing basis={found.basis} />
        </span>
      )}
    </div>
  )
}
