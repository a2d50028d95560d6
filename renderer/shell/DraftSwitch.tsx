import { Star } from 'lucide-react'
import { Select } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { navigate } from '../interface/navigation.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { flushEdits, useWorkspace } from '../workspace/store.ts'
import styles from './DraftSwitch.module.css'

/** Drafts that fit side by side in the title bar; more of them become a list. */
const IN_SIGHT = 3

/** Chooses among the Proposed Solution and its alternatives. */
export function DraftSwitch() {
  const current = useCurrent()
  if (current === null || current.drafts.length < 2) return null
  const { draft, drafts } = current
  const choose = (id: string) => {
    flushEdits()
    navigate({ draft: id, change: null })
  }
  if (drafts.length > IN_SIGHT) {
    return (
      <Select
        aria-label="Draft"
        value={draft.id}
        options={drafts.map(({ id, name }) => ({ value: id, label: name }))}
        onValueChange={choose}
      />
    )
  }
  return (
    <Segmented
      label="Draft"
      value={draft.id}
      onValueChange={choose}
      options={drafts.map(({ id, name, preferred }) => ({
        value: id,
        label: (
          <>
            {name}
            {preferred && <Star className={styles['star']} aria-label="preferred" role="img" />}
          </>
        ),
      }))}
    />
  )
}

/** Chooses among the modifications of a workspace that holds several. */
export function ModificationSwitch() {
  const current = useCurrent()
  const { modification, draft } = useWorkspace(({ workspace }) => ({
    modification: workspace.modification,
    draft: workspace.draft,
  }))
  const drafts = [...draft.values()].sort(
    (left, right) => Number(right.preferred) - Number(left.preferred),
  )
  const options = [...modification.values()].flatMap(({ id, reference }) => {
    const first = drafts.find((candidate) => candidate.modification === id)
    return first === undefined ? [] : [{ value: id, label: reference, draft: first.id }]
  })
  if (current === null || options.length < 2) return null
  return (
    <Select
      aria-label="Modification"
      value={current.modification.id}
      options={options}
      onValueChange={(id) => {
        flushEdits()
        const chosen = options.find(({ value }) => value === id)
        navigate({ draft: chosen?.draft ?? null, document: null, change: null, provision: null })
      }}
    />
  )
}
