import { useEffect, useRef, useState } from 'react'
import { Field, TextInput } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { onFlush, useWorkspace } from '../workspace/store.ts'

interface EffectFieldProps {
  readonly change: string
  readonly readOnly: boolean
}

/** What a change comes to in one line of plain English: the matrix, the report and the room read it. */
export function EffectField({ change, readOnly }: EffectFieldProps) {
  const recorded = useWorkspace(
    ({ workspace }) =>
      [...workspace.effect.values()].find((effect) => effect.change === change)?.text ?? '',
  )
  return <Line key={recorded} {...{ change, readOnly, recorded }} />
}

/** Saved when the field is left, however it is left. */
function Line({ change, readOnly, recorded }: EffectFieldProps & { readonly recorded: string }) {
  const [text, setText] = useState(recorded)
  const unsaved = useRef<string | null>(null)
  const save = useRef<() => void>(() => undefined)
  save.current = () => {
    const words = unsaved.current
    unsaved.current = null
    if (words !== null && words.trim() !== recorded) attempt('effect.set', { change, text: words })
  }
  useEffect(() => {
    const stop = onFlush(() => save.current())
    return () => {
      stop()
      save.current()
    }
  }, [])
  return (
    <Field label="Effect, in a line">
      {(tie) => (
        <TextInput
          {...tie}
          value={text}
          maxLength={300}
          readOnly={readOnly}
          placeholder={readOnly ? 'Not stated' : 'What does it come to, in plain English?'}
          onChange={(event) => {
            unsaved.current = event.currentTarget.value
            setText(event.currentTarget.value)
          }}
          onBlur={() => save.current()}
          onKeyDown={(event) => event.key === 'Enter' && save.current()}
        />
      )}
    </Field>
  )
}
