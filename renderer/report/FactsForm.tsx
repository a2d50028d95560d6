import type { ReactNode } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { formatLongDay, readDay } from '../../shared/timetable/days.ts'
import { problemText } from '../bridge.ts'
import { Field, Select } from '../design/controls.tsx'
import { StandingWithSource } from '../design/Standing.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { FactField } from './FactField.tsx'
import styles from './report.module.css'

type Modification = RecordOf<'modification'>

interface FactsFormProps {
  readonly modification: Modification
  readonly contactOnly: boolean
}

/** The facts of the modification that the report states. What is left empty is printed as "not stated". */
export function FactsForm({ modification, contactOnly }: FactsFormProps) {
  return (
    <>
      {!contactOnly && (
        <>
          <Group title="Modification">
            <Words modification={modification} />
          </Group>
          <Group title="This issue of the report">
            <Issue modification={modification} />
          </Group>
        </>
      )}
      <Group title="Contact">
        <Contact modification={modification} />
      </Group>
      <p>
        <StandingWithSource basis={modification.basis} />
      </p>
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function edit(modification: Modification, fields: Partial<Modification>): boolean {
  return attempt('modification.edit', { id: modification.id, fields })
}

/** Empty is null: not stated. */
function stated(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

interface PartProps {
  readonly modification: Modification
}

function Words({ modification }: PartProps) {
  const { settings, classifications } = useWorkspace(({ workspace }) => ({
    settings: workspace.settings.get('workspace'),
    classifications: workspace.classification,
  }))
  const required = (name: string) => (text: string) =>
    text.trim() === '' ? `A report needs its ${name}.` : null
  return (
    <>
      <FactField
        label="Reference"
        value={modification.reference}
        check={required('reference')}
        record={(text) => edit(modification, { reference: text.trim() })}
      />
      <FactField
        wide
        label="Title"
        value={modification.title}
        check={required('title')}
        record={(text) => edit(modification, { title: text.trim() })}
      />
      <FactField
        label="Proposer"
        value={modification.proposer ?? ''}
        record={(text) => edit(modification, { proposer: stated(text) })}
      />
      <FactField
        label="Proposer’s organisation"
        value={modification.proposerOrganisation ?? ''}
        record={(text) => edit(modification, { proposerOrganisation: stated(text) })}
      />
      <FactChoice
        label="Stage"
        value={modification.stage}
        options={(settings?.stages ?? []).map((stage) => ({ value: stage, label: stage }))}
        record={(stage) => edit(modification, { stage })}
      />
      <FactChoice
        label="Path"
        value={modification.path}
        options={(settings?.paths ?? []).map((path) => ({ value: path, label: path }))}
        record={(path) => edit(modification, { path })}
      />
      <FactChoice
        label="Classification"
        value={modification.classification}
        options={[...classifications.values()].map(({ id, name }) => ({ value: id, label: name }))}
        record={(classification) => edit(modification, { classification })}
      />
    </>
  )
}

const versionFault = (text: string) =>
  /^\d+\.\d+$/.test(text.trim()) ? null : 'Write a version such as 0.2 or 1.0.'

function Issue({ modification }: PartProps) {
  return (
    <>
      <FactField
        label="Version"
        value={modification.reportVersion}
        check={versionFault}
        record={(text) => edit(modification, { reportVersion: text.trim() })}
      />
      <FactField
        label="Date"
        value={formatLongDay(modification.reportDate)}
        check={(text) => {
          const read = readDay(text)
          return read.ok ? null : problemText(read.error)
        }}
        record={(text) => {
          const read = readDay(text)
          return read.ok && edit(modification, { reportDate: read.value })
        }}
      />
      <FactField
        label="Version of the legal text"
        value={modification.legalTextVersion}
        check={versionFault}
        record={(text) => edit(modification, { legalTextVersion: text.trim() })}
      />
    </>
  )
}

const NO_CONTACT = { name: '', telephone: null, email: null }

function Contact({ modification }: PartProps) {
  const contact = modification.contact ?? NO_CONTACT
  const keep = (part: Partial<typeof contact>) => {
    const next = { ...contact, ...part }
    const none = next.name === '' && next.telephone === null && next.email === null
    return edit(modification, { contact: none ? null : next })
  }
  return (
    <>
      <FactField label="Name" value={contact.name} record={(text) => keep({ name: text.trim() })} />
      <FactField
        label="Telephone"
        value={contact.telephone ?? ''}
        record={(text) => keep({ telephone: stated(text) })}
      />
      <FactField
        label="Email"
        value={contact.email ?? ''}
        record={(text) => keep({ email: stated(text) })}
      />
    </>
  )
}

interface FactChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly record: (value: string | null) => void
}

/** One of the values that the workspace's settings offer, or none; a value they no longer offer stays. */
function FactChoice({ label, value, options, record }: FactChoiceProps) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  const offered = options.some((option) => option.value === value)
  const kept = value === null || offered ? [] : [{ value, label: value }]
  return (
    <Field label={label}>
      {(tie) => (
        <Select
          {...tie}
          disabled={readOnly}
          value={value ?? ''}
          options={[{ value: '', label: 'Not stated' }, ...kept, ...options]}
          onValueChange={(next) => record(next === '' ? null : next)}
        />
      )}
    </Field>
  )
}
