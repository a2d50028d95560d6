import { Check, Pencil, RotateCcw } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type Action, isOverdue } from '../../shared/meetings/minutes.ts'
import { formatDay, readDay } from '../../shared/timetable/days.ts'
import { problemText } from '../bridge.ts'
import { Badge, Button, Field, IconButton, TextInput } from '../design/controls.tsx'
import { Table } from '../design/surfaces.tsx'
import { announce } from '../interface/messages.ts'
import { useReturningFocus } from '../timetable/useReturningFocus.ts'
import { attempt } from '../workspace/author.ts'
import styles from './meetings.module.css'
import { Subjects } from './Subjects.tsx'
import { today } from './today.ts'

interface ActionTableProps {
  readonly caption: string
  readonly actions: readonly Action[]
  readonly readOnly: boolean
}

/** Who does what until when; an action is closed with a press, and opened again with another. */
export function ActionTable({ caption, actions, readOnly }: ActionTableProps) {
  if (actions.length === 0) {
    return (
      <p className={styles['nothing']}>
        No action has been given. In a walkthrough, A records one.
      </p>
    )
  }
  return (
    <Table className={styles['table']}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">What is to be done</th>
          <th scope="col">On</th>
          <th scope="col">Owner</th>
          <th scope="col">Due</th>
          <th scope="col">State</th>
          {!readOnly && (
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <Row key={action.id} action={action} readOnly={readOnly} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ action, readOnly }: { readonly action: Action; readonly readOnly: boolean }) {
  const [editing, setEditing] = useState(false)
  const opener = useReturningFocus<HTMLButtonElement>(editing)
  const { id, number, text, owner, due, done, on } = action
  const close = (day: string | null, said: string) => () => {
    if (attempt('action.edit', { id, fields: { done: day } })) announce(said)
  }
  if (editing) {
    return (
      <tr>
        <th scope="row">A{number}</th>
        <td colSpan={6}>
          <EditAction action={action} onDone={() => setEditing(false)} />
        </td>
      </tr>
    )
  }
  return (
    <tr data-done={done !== null || undefined}>
      <th scope="row">A{number}</th>
      <td>{text}</td>
      <td>
        <Subjects on={on} />
      </td>
      <td>{owner ?? <span className={styles['quiet']}>not stated</span>}</td>
      <td className={styles['day']}>
        {due === null ? <span className={styles['quiet']}>not stated</span> : formatDay(due)}
      </td>
      <td className={styles['day']}>
        {done === null ? 'open' : `done ${formatDay(done)}`}{' '}
        {isOverdue(action, today()) && <Badge tone="caution">overdue</Badge>}
      </td>
      {!readOnly && (
        <td className={styles['day']}>
          {done === null ? (
            <IconButton
              icon={Check}
              label={`A${number} is done`}
              onClick={close(today(), `A${number} is done`)}
            />
          ) : (
            <IconButton
              icon={RotateCcw}
              label={`Open A${number} again`}
              onClick={close(null, `A${number} is open again`)}
            />
          )}
          <IconButton
            ref={opener}
            icon={Pencil}
            label={`Edit A${number}`}
            onClick={() => setEditing(true)}
          />
        </td>
      )}
    </tr>
  )
}

interface EditActionProps {
  readonly action: Action
  readonly onDone: () => void
}

function EditAction({ action, onDone }: EditActionProps) {
  const { id, number } = action
  const [text, setText] = useState(action.text)
  const [owner, setOwner] = useState(action.owner ?? '')
  const [due, setDue] = useState(action.due === null ? '' : formatDay(action.due))
  const [problem, setProblem] = useState<string | null>(null)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const day = due.trim() === '' ? null : readDay(due)
    setProblem(day === null || day.ok ? null : problemText(day.error))
    if (day !== null && !day.ok) return
    const fields = {
      text: text.trim(),
      owner: owner.trim() === '' ? null : owner.trim(),
      due: day === null ? null : day.value,
    }
    if (attempt('action.edit', { id, fields })) onDone()
  }
  return (
    <form className={styles['fields']} onSubmit={save} aria-label={`A${number}`}>
      <Field label="What is to be done">
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus
            value={text}
            maxLength={20_000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Owner">
        {(tie) => (
          <TextInput
            {...tie}
            value={owner}
            maxLength={200}
            placeholder="Not stated"
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Due" error={problem}>
        {(tie) => (
          <TextInput
            {...tie}
            value={due}
            placeholder="Not stated"
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles['buttons']}>
        <Button look="danger" onClick={() => attempt('action.remove', { id })}>
          Remove
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary">
          Keep
        </Button>
      </div>
    </form>
  )
}
