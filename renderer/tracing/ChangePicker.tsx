import type { LinkTarget } from '../../shared/linking.ts'
import { changesOfDraft, type TracedChange } from '../../shared/tracing/changes.ts'
import { type ChoiceGroup, Chooser } from '../design/Chooser.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeWords } from './ChangeWords.tsx'
import styles from './tracing.module.css'

interface ChangePickerProps {
  readonly to: LinkTarget
  readonly subject: string
  readonly linked: readonly string[]
  readonly draft: string
  readonly onClose: () => void
}

/** Chooses a change to link; those that are linked already are not offered. */
export function ChangePicker({ to, subject, linked, draft, onClose }: ChangePickerProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const modification = workspace.draft.get(draft)?.modification
  const groups: readonly ChoiceGroup[] = [...workspace.draft.values()]
    .filter((candidate) => candidate.modification === modification)
    .sort((left, right) => Number(right.id === draft) - Number(left.id === draft))
    .map(({ id, name }) => ({
      heading: name,
      choices: changesOfDraft(workspace, id)
        .filter((change) => !linked.includes(change.id))
        .map(choiceOf),
    }))
    .filter(({ choices }) => choices.length > 0)
  return (
    <Chooser
      label={`Link a change to ${subject}`}
      placeholder="Clause or words of a change"
      groups={groups}
      nothing="No other change has these words."
      onChoose={(id) => attempt('link.add', { from: { kind: 'change', id }, to })}
      onClose={onClose}
    />
  )
}

function choiceOf(change: TracedChange) {
  return {
    id: change.id,
    label: `${change.citation} ${change.act} ${change.deleted} ${change.inserted}`,
    content: (
      <span className={styles['choiceLine']}>
        <strong>{change.citation}</strong> <ChangeWords change={change} />
      </span>
    ),
  }
}
