import { useState } from 'react'
import { Field, TextInput } from '../design/controls.tsx'
import { say } from '../interface/messages.ts'
import { navigate } from '../interface/navigation.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { beginWriting, currentScene } from './actions.ts'
import { closePanel, MinuteForm } from './MinuteForm.tsx'
import styles from './minuting.module.css'
import { nextName } from './names.ts'
import type { Scene } from './scene.ts'
import { setShow } from './state.ts'

/** V, Enter: another draft from this one, open for rewording at the same clause. */
export function AlternativeForm({ scene }: { readonly scene: Scene }) {
  const { draft, modification, clause, step } = scene
  const drafts = useWorkspace(({ workspace }) => workspace.draft)
  const [name, setName] = useState(() =>
    nextName(
      [...drafts.values()]
        .filter((other) => other.modification === modification.id)
        .map((other) => other.name),
    ),
  )
  const make = () => {
    const id = `draft-${crypto.randomUUID()}`
    if (!attempt('draft.copy', { draft: draft.id, id, name })) return
    closePanel()
    navigate({ draft: id })
    // Its changes are copies with ids of their own: the step is the one at the same provision.
    const same = currentScene()?.steps.find(
      (other) =>
        other.change?.provision === step?.change?.provision && other.group?.id === step?.group?.id,
    )
    if (same !== undefined) setShow({ step: same.key })
    say(`${name} begins as a copy of ${draft.name}. Press C to see them side by side.`)
    if (step?.change != null) beginWriting()
  }
  return (
    <MinuteForm
      title="Alternative"
      about={`from ${draft.name}${clause === null ? '' : `, beginning at ${clause.citation}`}`}
      confirm="Draft it"
      onSubmit={make}
    >
      <Field label="Name of the alternative" hideLabel>
        {(tie) => (
          <TextInput
            {...tie}
            data-autofocus
            className={styles['owner']}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
    </MinuteForm>
  )
}
