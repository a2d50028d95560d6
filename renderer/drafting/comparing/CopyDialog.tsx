import { type FormEvent, useState } from 'react'
import type { RecordOf } from '../../../shared/records/index.ts'
import { problemText } from '../../bridge.ts'
import { Button, Field, TextInput } from '../../design/controls.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { say } from '../../interface/messages.ts'
import { navigate } from '../../interface/navigation.ts'
import { runCommand } from '../../workspace/author.ts'
import { workspaceState } from '../../workspace/store.ts'
import styles from './comparing.module.css'

interface CopyDialogProps {
  readonly draft: RecordOf<'draft'>
  readonly onClose: () => void
}

/** Makes an alternative that begins as a copy of a draft, and goes to it. */
export function CopyDialog({ draft, onClose }: CopyDialogProps) {
  const [name, setName] = useState(() => freeName(draft.modification))
  const [problem, setProblem] = useState<string | null>(null)
  const make = (event: FormEvent) => {
    event.preventDefault()
    const id = `draft-${crypto.randomUUID()}`
    const made = runCommand('draft.copy', { draft: draft.id, id, name })
    if (!made.ok) {
      setProblem(problemText(made.error))
      return
    }
    onClose()
    navigate({ draft: id, change: null })
    say(`${name} begins as a copy of ${draft.name}.`)
  }
  return (
    <Dialog title={`An alternative to ${draft.name}`} onClose={onClose}>
      <form className={styles['copy']} onSubmit={make}>
        <Field label="Name" error={problem}>
          {(tie) => (
            <TextInput
              {...tie}
              data-autofocus
              value={name}
              maxLength={200}
              onChange={(event) => {
                setProblem(null)
                setName(event.currentTarget.value)
              }}
            />
          )}
        </Field>
        <p>
          It takes along every change with its reason, links and outcomes. Comments stay with{' '}
          {draft.name}.
        </p>
        <div className={styles['copyTools']}>
          <Button type="submit" look="primary" unavailable={name.trim() === ''}>
            Make it
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** "Option C" where there are an A and a B. */
function freeName(modification: string): string {
  const names = new Set(
    [...workspaceState().workspace.draft.values()]
      .filter((draft) => draft.modification === modification)
      .map(({ name }) => name.toLowerCase()),
  )
  for (let letter = 0; letter < 26; letter += 1) {
    const name = `Option ${String.fromCharCode(65 + letter)}`
    if (!names.has(name.toLowerCase())) return name
  }
  return 'Another option'
}
