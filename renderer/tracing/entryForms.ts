/** The forms by which entries are made and edited, as data; and what is typed in them, read. */
import type { Fact } from '../../shared/records/tracing.ts'
import { type Entry, type EntryKind, entriesOf } from '../../shared/tracing/entries.ts'
import type { Workspace } from '../../shared/workspace.ts'

export interface FormField {
  readonly name: string
  readonly label: string
  /** A fact is a line that is null while it is empty, and that keeps its source while it is not reworded. */
  readonly look: 'line' | 'words' | 'list' | 'fact' | 'choice' | 'checks'
  readonly hint?: string
  /** What is said where it is empty and may not be. */
  readonly needed?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** Offered while a line is typed. */
  readonly suggestions?: readonly string[]
  readonly half?: boolean
}

/** What stands in the form, by name of the field; lists one to a line. */
export type Typed = Readonly<Record<string, string>>

/** Stands for a forum that is not in the list yet. */
export const ANOTHER_FORUM = 'another'

const NOT_STATED = 'Leave it empty where the source does not say.'
const PAYMENT = ['Credit', 'Prepayment', 'Credit or prepayment']
const VIEWS = ['Yes', 'No', 'Neutral']
const DISPOSITIONS = ['Accepted', 'Partly accepted', 'Not accepted', 'Noted']

function used(workspace: Workspace, kind: EntryKind, name: string): readonly string[] {
  const words = [...workspace[kind].values()].map(
    (entry) => (entry as unknown as Readonly<Record<string, unknown>>)[name],
  )
  return words.flatMap((word) => {
    if (typeof word === 'string') return [word]
    return word !== null && typeof word === 'object' && 'text' in word ? [String(word.text)] : []
  })
}

/** The fields of a form. What was written elsewhere in the workspace is suggested, together with `more`. */
export function formOf(
  workspace: Workspace,
  kind: EntryKind,
  modification: string,
): readonly FormField[] {
  const suggest = (name: string, more: readonly string[] = []) => ({
    suggestions: [...new Set([...more, ...used(workspace, kind, name)])].filter(Boolean),
  })
  switch (kind) {
    case 'scenario':
      return scenarioForm(suggest)
    case 'input':
      return inputForm(workspace, modification)
    case 'requirement':
      return REQUIREMENT
    case 'response':
      return responseForm(suggest)
    case 'topic':
      return TOPIC
    case 'evidence':
      return evidenceForm(suggest)
  }
}

type Suggest = (name: string, more?: readonly string[]) => { suggestions: readonly string[] }

function scenarioForm(suggest: Suggest): readonly FormField[] {
  const fact = (name: string, label: string, more: readonly string[] = []): FormField => ({
    name,
    label,
    look: 'fact',
    half: true,
    ...suggest(name, more),
  })
  return [
    { name: 'reference', label: 'Number', look: 'line', needed: 'Give it a number, such as S10.' },
    { name: 'title', label: 'What happens', look: 'line', needed: 'Say what happens.' },
    {
      name: 'support',
      label: 'Words of the source that support it',
      look: 'words',
      hint: 'Without quotation marks.',
    },
    fact('who', 'Who'),
    fact('devices', 'Which Devices'),
    fact('connected', 'What is connected'),
    fact('payment', 'Credit or prepayment', PAYMENT),
    fact('region', 'CSP Region'),
    { ...fact('next', 'What happens next'), hint: NOT_STATED },
  ]
}

function inputForm(workspace: Workspace, modification: string): readonly FormField[] {
  const forums = [...workspace.committee.values()].map(({ id, acronym }) => ({
    value: id,
    label: acronym,
  }))
  const events = [...workspace.event.values()]
    .filter((event) => event.modification === modification)
    .sort((left, right) => left.order - right.order)
    .map(({ id, title }) => ({ value: id, label: title }))
  return [
    {
      name: 'committee',
      label: 'Forum',
      look: 'choice',
      half: true,
      options: [...forums, { value: ANOTHER_FORUM, label: 'Another forum' }],
    },
    {
      name: 'kind',
      label: 'Input',
      look: 'choice',
      half: true,
      options: [
        { value: 'question', label: 'A question' },
        { value: 'none anticipated', label: 'None anticipated' },
      ],
    },
    { name: 'text', label: 'What is asked', look: 'words', needed: 'Say what is asked.' },
    { name: 'events', label: 'Taken at', look: 'checks', options: events },
  ]
}

const REQUIREMENT: readonly FormField[] = [
  { name: 'number', label: 'Number', look: 'line', needed: 'Give it a number.', half: true },
  { name: 'text', label: 'What is required', look: 'words', needed: 'Say what is required.' },
  {
    name: 'keywords',
    label: 'Key words',
    look: 'list',
    hint: 'Words or phrases that the proposed text must have, one to a line.',
  },
]

function responseForm(suggest: Suggest): readonly FormField[] {
  return [
    { name: 'party', label: 'Party', look: 'line', needed: 'Say who answered.', half: true },
    {
      name: 'category',
      label: 'Party category',
      look: 'line',
      half: true,
      ...suggest('category'),
    },
    { name: 'question', label: 'Question', look: 'line', ...suggest('question') },
    { name: 'view', label: 'View', look: 'line', half: true, ...suggest('view', VIEWS) },
    { name: 'clause', label: 'Clause', look: 'line', half: true, ...suggest('clause') },
    { name: 'extract', label: 'What they said', look: 'words' },
    {
      name: 'disposition',
      label: 'Disposition',
      look: 'line',
      half: true,
      hint: 'What becomes of it; empty until that is decided.',
      ...suggest('disposition', DISPOSITIONS),
    },
    { name: 'reply', label: 'Reply: what we did', look: 'words' },
  ]
}

const TOPIC: readonly FormField[] = [
  { name: 'title', label: 'Topic', look: 'line', needed: 'Name the topic.' },
  {
    name: 'summary',
    label: 'What has to be settled',
    look: 'words',
    hint: 'Alternatives are listed as “connected, enrolled or commissioned”.',
  },
  {
    name: 'status',
    label: 'Status',
    look: 'choice',
    options: [
      { value: 'open', label: 'Open' },
      { value: 'under way', label: 'Under way' },
      { value: 'closed', label: 'Closed' },
    ],
  },
]

function evidenceForm(suggest: Suggest): readonly FormField[] {
  return [
    { name: 'claim', label: 'What is claimed', look: 'line', needed: 'Say what is claimed.' },
    { name: 'figure', label: 'Figure', look: 'line', half: true, hint: NOT_STATED },
    { name: 'saidBy', label: 'Who says so', look: 'line', half: true, ...suggest('saidBy') },
    { name: 'caveat', label: 'Caveat', look: 'words' },
  ]
}

/** Empty lines of these are null in the record rather than empty. */
const NULLABLE: ReadonlySet<string> = new Set(['figure'])

export function typedOf(fields: readonly FormField[], entry: Entry | null): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, typedValue(field, entry)]))
}

function typedValue({ name, look, options }: FormField, entry: Entry | null): string {
  if (entry === null) return look === 'choice' ? (options?.[0]?.value ?? '') : ''
  const value = (entry as unknown as Readonly<Record<string, unknown>>)[name]
  if (Array.isArray(value)) return value.join('\n')
  if (value !== null && typeof value === 'object') return (value as Fact).text
  return value === null || value === undefined ? '' : String(value)
}

/** The record's fields as they are typed; those of a fact that was not reworded keep their source. */
export function fieldsOf(
  fields: readonly FormField[],
  typed: Typed,
  entry: Entry | null,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.map((field) => [field.name, readValue(field, typed[field.name] ?? '', entry)]),
  )
}

function readValue({ name, look }: FormField, typed: string, entry: Entry | null): unknown {
  if (look === 'list' || look === 'checks') {
    return typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }
  if (look === 'fact') {
    const before = (entry as unknown as Readonly<Record<string, Fact | null>> | null)?.[name]
    const text = typed.trim()
    if (text === '') return null
    return before?.text === text ? before : { text, basis: null }
  }
  if (NULLABLE.has(name) && typed.trim() === '') return null
  return look === 'words' ? typed.trimEnd() : typed.trim()
}

/** The fields that differ from the entry's, for an edit that says no more than it has to. */
export function editedFields(
  fields: readonly FormField[],
  typed: Typed,
  entry: Entry,
): Readonly<Record<string, unknown>> {
  const before = typedOf(fields, entry)
  const next = fieldsOf(fields, typed, entry)
  return Object.fromEntries(Object.entries(next).filter(([name]) => before[name] !== typed[name]))
}

/** The first field that may not be empty and is, with what to say about it. */
export function missingField(
  fields: readonly FormField[],
  typed: Typed,
): { readonly name: string; readonly message: string } | null {
  for (const { name, needed } of fields) {
    if (needed !== undefined && (typed[name] ?? '').trim() === '') return { name, message: needed }
  }
  return null
}

/** The number that comes after those that are there: S10 after S9, 4 after 3. */
export function nextNumber(
  workspace: Workspace,
  kind: 'scenario' | 'requirement',
  modification: string,
): string {
  const entries = entriesOf(workspace, kind, modification)
  const last = entries[entries.length - 1]
  const citation = last === undefined ? '' : 'number' in last ? last.number : last.reference
  const [, head = '', digits] = /^(.*?)(\d+)$/.exec(citation) ?? []
  if (digits !== undefined) return `${head}${Number(digits) + 1}`
  return kind === 'scenario' ? 'S1' : '1'
}
