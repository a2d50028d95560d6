import { X } from 'lucide-react'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import {
  type GlossaryEntry,
  type GlossaryFinding,
  glossaryFindingsOf,
  glossaryOf,
} from '../../shared/glossary.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { fieldValue } from '../../shared/report/fields.ts'
import { Button, IconButton, TextInput } from '../design/controls.tsx'
import { Table } from '../design/surfaces.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './report.module.css'
import { useSettled } from './useSettled.ts'

interface GlossaryEditorProps {
  readonly modification: RecordOf<'modification'>
}

/** The acronyms that the report explains, checked against the words it uses. */
export function GlossaryEditor({ modification }: GlossaryEditorProps) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly !== null,
  }))
  const [acronym, setAcronym] = useState('')
  const term = useRef<HTMLInputElement>(null)
  const entries = glossaryOf(workspace, modification.id)
  const findings = glossaryFindingsOf(
    workspace,
    modification.id,
    (field) => fieldValue(workspace, modification, field).text,
  )
  return (
    <>
      <Findings
        findings={findings}
        onList={
          readOnly
            ? null
            : (missing) => {
                setAcronym(missing)
                term.current?.focus()
              }
        }
      />
      <Table className={styles['glossary']}>
        <caption>Acronyms and what they stand for ({entries.length})</caption>
        <thead>
          <tr>
            <th scope="col">Acronym</th>
            <th scope="col">Full term</th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} readOnly={readOnly} />
          ))}
        </tbody>
      </Table>
      {!readOnly && (
        <NewEntry
          modification={modification.id}
          acronym={acronym}
          setAcronym={setAcronym}
          termField={term}
        />
      )}
    </>
  )
}

interface FindingsProps {
  readonly findings: readonly GlossaryFinding[]
  readonly onList: ((acronym: string) => void) | null
}

function Findings({ findings, onList }: FindingsProps) {
  if (findings.length === 0) {
    return <p className={styles['fine']}>Every acronym that the report uses is listed, once.</p>
  }
  return (
    <ul aria-label="Findings" className={styles['findings']}>
      {findings.map(({ kind, acronym, message }) => (
        <li key={`${kind} ${acronym}`}>
          <span>{message}</span>
          {kind === 'not listed' && onList !== null && (
            <Button onClick={() => onList(acronym)}>List it</Button>
          )}
        </li>
      ))}
    </ul>
  )
}

interface EntryProps {
  readonly entry: GlossaryEntry
  readonly readOnly: boolean
}

function Entry({ entry, readOnly }: EntryProps) {
  const { id, modification, acronym, term } = entry
  const keep = (part: Partial<GlossaryEntry>) =>
    attempt('glossary.put', { id, modification, acronym, term, ...part })
  return (
    <tr>
      <th scope="row">
        <Cell
          label={`Acronym: ${acronym}`}
          value={acronym}
          readOnly={readOnly}
          record={(text) => keep({ acronym: text })}
        />
      </th>
      <td>
        <Cell
          label={`Full term of ${acronym}`}
          value={term}
          readOnly={readOnly}
          record={(text) => keep({ term: text })}
        />
      </td>
      <td>
        {!readOnly && (
          <IconButton
            icon={X}
            label={`Remove ${acronym}`}
            className={styles['removeEntry']}
            onClick={() => attempt('glossary.remove', { id })}
          />
        )}
      </td>
    </tr>
  )
}

interface CellProps {
  readonly label: string
  readonly value: string
  readonly readOnly: boolean
  readonly record: (text: string) => boolean
}

/** A cell that is written in directly, and wraps. An empty one goes back to what is kept when it is left. */
function Cell({ label, value, readOnly, record }: CellProps) {
  const { text, type, settle, restore } = useSettled(
    value,
    (typed) => typed.trim() !== '' && record(typed.trim()),
  )
  return (
    <textarea
      rows={1}
      aria-label={label}
      className={styles['cell']}
      readOnly={readOnly}
      value={text}
      onChange={(event) => type(event.currentTarget.value.replace(/\n/g, ' '))}
      onBlur={() => (text.trim() === '' ? restore() : settle())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') restore()
        if (event.key !== 'Enter') return
        event.preventDefault()
        settle()
      }}
    />
  )
}

interface NewEntryProps {
  readonly modification: string
  readonly acronym: string
  readonly setAcronym: (acronym: string) => void
  readonly termField: RefObject<HTMLInputElement | null>
}

function NewEntry({ modification, acronym, setAcronym, termField }: NewEntryProps) {
  const [term, setTerm] = useState('')
  const complete = acronym.trim() !== '' && term.trim() !== ''
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const entry = {
      id: `glossary-${crypto.randomUUID()}`,
      modification,
      acronym: acronym.trim(),
      term: term.trim(),
    }
    if (!attempt('glossary.put', entry)) return
    setAcronym('')
    setTerm('')
  }
  return (
    <form aria-label="New acronym" className={styles['newEntry']} onSubmit={add}>
      <TextInput
        aria-label="New acronym"
        placeholder="Acronym"
        value={acronym}
        onChange={(event) => setAcronym(event.currentTarget.value)}
      />
      <input
        ref={termField}
        type="text"
        aria-label="Full term of the new acronym"
        placeholder="Full term"
        className={styles['field']}
        value={term}
        onChange={(event) => setTerm(event.currentTarget.value)}
      />
      <Button type="submit" unavailable={!complete}>
        Add
      </Button>
    </form>
  )
}
