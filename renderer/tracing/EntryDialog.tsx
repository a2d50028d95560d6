import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Entry, EntryKind } from '../../shared/tracing/entries.ts'
import { Button, classes, Field, Select, TextArea, TextInput } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import styles from './dialogs.module.css'
import {
  ANOTHER_FORUM,
  editedFields,
  type FormField,
  fieldsOf,
  formOf,
  missingField,
  nextNumber,
  type Typed,
  typedOf,
} from './entryForms.ts'

export const ENTRY_WORDS: Readonly<
  Record<EntryKind, { readonly one: string; readonly add: string }>
> = {
  scenario: { one: 'scenario', add: 'Add a scenario' },
  input: { one: 'input sought', add: 'Ask a forum' },
  requirement: { one: 'requirement', add: 'Add a requirement' },
  response: { one: 'response', add: 'Add a response' },
  topic: { one: 'topic', add: 'Add a topic' },
  evidence: { one: 'piece of evidence', add: 'Add evidence' },
}

interface EntryDialogProps {
  readonly kind: EntryKind
  readonly modification: string
  /** Null for a new one. */
  readonly entry: Entry | null
  readonly onClose: () => void
}

/** Makes an entry, or edits one. Enter keeps it, Escape leaves everything as it was. */
export function EntryDialog({ kind, modification, entry, onClose }: EntryDialogProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const fields = formOf(workspace, kind, modification)
  const [typed, setTyped] = useState(() => firstTyped(fields, kind, modification, entry))
  const [wrong, setWrong] = useState<{ name: string; message: string } | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (wrong !== null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [wrong])
  const shown = typed['committee'] === ANOTHER_FORUM ? withForum(fields) : fields
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingField(shown, typed)
    setWrong(missing)
    if (missing === null && keepEntry(kind, modification, entry, fields, typed)) onClose()
  }
  const { one, add } = ENTRY_WORDS[kind]
  return (
    <Dialog
      wide
      title={entry === null ? add : `Edit ${one}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="entry-form">
            {entry === null ? 'Add' : 'Keep'}
          </Button>
        </>
      }
    >
      <form ref={form} id="entry-form" className={styles['entryForm']} onSubmit={keep} noValidate>
        {shown.map((field, index) => (
          <EntryField
            key={field.name}
            field={field}
            first={index === 0}
            value={typed[field.name] ?? ''}
            error={wrong?.name === field.name ? wrong.message : null}
            onType={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        ))}
      </form>
    </Dialog>
  )
}

function firstTyped(
  fields: readonly FormField[],
  kind: EntryKind,
  modification: string,
  entry: Entry | null,
): Typed {
  const typed = typedOf(fields, entry)
  if (entry !== null || (kind !== 'scenario' && kind !== 'requirement')) return typed
  const number = nextNumber(workspaceState().workspace, kind, modification)
  return { ...typed, [kind === 'scenario' ? 'reference' : 'number']: number }
}

/** The form with the fields of a forum that is not in the list yet. */
function withForum(fields: readonly FormField[]): readonly FormField[] {
  const [forum, ...rest] = fields
  if (forum === undefined) return fields
  return [
    forum,
    {
      name: 'acronym',
      label: 'Its short name',
      look: 'line',
      needed: 'Give the forum a name.',
      half: true,
    },
    { name: 'forumName', label: 'Its full name', look: 'line', half: true },
    ...rest,
  ]
}

function keepEntry(
  kind: EntryKind,
  modification: string,
  entry: Entry | null,
  fields: readonly FormField[],
  typed: Typed,
): boolean {
  const committee = typed['committee'] === ANOTHER_FORUM ? addForum(typed) : typed['committee']
  if (committee === null) return false
  const complete = committee === undefined ? typed : { ...typed, committee }
  if (entry === null) {
    const given = fieldsOf(fields, complete, null)
    const more = kind === 'input' ? { response: null, respondedOn: null } : {}
    return attempt('entry.add', { kind, modification, fields: { ...given, ...more } })
  }
  const edited = editedFields(fields, complete, entry)
  if (Object.keys(edited).length === 0) return true
  return attempt('entry.edit', { kind, id: entry.id, fields: edited })
}

/** Id of the forum that is made, or null where that failed and has been said. */
function addForum(typed: Typed): string | null {
  const acronym = (typed['acronym'] ?? '').trim()
  const name = (typed['forumName'] ?? '').trim() || acronym
  const id = `committee-${crypto.randomUUID()}`
  return attempt('committee.add', { id, acronym, name }) ? id : null
}

interface EntryFieldProps {
  readonly field: FormField
  readonly first: boolean
  readonly value: string
  readonly error: string | null
  readonly onType: (value: string) => void
}

function EntryField({ field, first, value, error, onType }: EntryFieldProps) {
  const list = useId()
  if (field.look === 'checks') return <Checks field={field} value={value} onType={onType} />
  const focus = first ? { 'data-autofocus': true } : {}
  return (
    <div className={classes(field.half === true && styles['half'])}>
      <Field
        label={field.label}
        error={error}
        {...(field.hint === undefined ? {} : { hint: field.hint })}
      >
        {(tie) => {
          if (field.look === 'choice') {
            return (
              <Select
                {...tie}
                {...focus}
                value={value}
                options={field.options ?? []}
                onValueChange={onType}
              />
            )
          }
          if (field.look === 'words' || field.look === 'list') {
            return (
              <TextArea
                {...tie}
                {...focus}
                rows={field.look === 'list' ? 3 : 4}
                value={value}
                onChange={(event) => onType(event.currentTarget.value)}
              />
            )
          }
          return (
            <>
              <TextInput
                {...tie}
                {...focus}
                value={value}
                list={list}
                placeholder={field.look === 'fact' ? 'Not stated' : undefined}
                onChange={(event) => onType(event.currentTarget.value)}
              />
              <datalist id={list}>
                {field.suggestions?.map((word) => (
                  <option key={word} value={word} />
                ))}
              </datalist>
            </>
          )
        }}
      </Field>
    </div>
  )
}

function Checks({ field, value, onType }: Pick<EntryFieldProps, 'field' | 'value' | 'onType'>) {
  const chosen = value === '' ? [] : value.split('\n')
  const options = field.options ?? []
  if (options.length === 0) return null
  return (
    <fieldset className={styles['checks']}>
      <legend>{field.label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onType(
                options
                  .map((other) => other.value)
                  .filter((id) =>
                    id === option.value ? event.currentTarget.checked : chosen.includes(id),
                  )
                  .join('\n'),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
