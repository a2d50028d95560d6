import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  type LucideIcon,
} from 'lucide-react'
import type { RecordOf } from '../../shared/records/index.ts'
import styles from './outcomes.module.css'

export type VerdictName = RecordOf<'outcome'>['verdict']

const VERDICTS: Readonly<
  Record<VerdictName, { readonly word: string; readonly icon: LucideIcon }>
> = {
  successful: { word: 'Successful', icon: CircleCheck },
  'not successful': { word: 'Not successful', icon: CircleX },
  'does not decide': { word: 'Does not decide', icon: CircleQuestionMark },
  'not stated': { word: 'Not stated', icon: CircleDashed },
}

export const VERDICT_OPTIONS = Object.entries(VERDICTS).map(([value, { word }]) => ({
  value,
  label: word,
}))

export function isVerdict(value: string): value is VerdictName {
  return value in VERDICTS
}

interface VerdictProps {
  readonly name: VerdictName
  /** Unlike the baseline's: set stronger. */
  readonly differs: boolean
}

/** A verdict by its word and by its shape. */
export function Verdict({ name, differs }: VerdictProps) {
  const { word, icon: Icon } = VERDICTS[name]
  return (
    <span className={styles['verdict']} data-verdict={name} data-differs={differs || undefined}>
      <Icon aria-hidden="true" />
      {word}
    </span>
  )
}
