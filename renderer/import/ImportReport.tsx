import { useState } from 'react'
import type { ImportGroup } from '../../shared/commands/import-report.ts'
import type { Fate, LineAccount, ReadReport } from '../../shared/report/import/imported.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import { Button } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Table } from '../design/surfaces.tsx'
import { say } from '../interface/messages.ts'
import { navigate } from '../interface/navigation.ts'
import { fileName } from '../shell/fileName.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import styles from './import.module.css'
import { useWaitingReport } from './state.ts'

/** What was read of a report, what was guessed and what was not understood, before any of it is taken in. */
export function ImportReport({ onClose }: { readonly onClose: () => void }) {
  const waiting = useWaitingReport()
  const [left, setLeft] = useState<readonly ImportGroup[]>([])
  if (waiting === null) return null
  const { read, path } = waiting
  const groups = groupsOf(read)
  const taken = groups.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  const take = () => {
    if (!attempt('report.import', { report: read.report, groups: taken })) return
    goTo(read.report.reference)
    say(`${read.report.source} was imported.`)
    onClose()
  }
  return (
    <Dialog
      wide
      title={`Import ${read.report.reference}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" data-autofocus unavailable={taken.length === 0} onClick={take}>
            Import
          </Button>
        </>
      }
    >
      <div className={styles['review']}>
        <Summary read={read} file={fileName(path)} />
        <fieldset className={styles['groups']}>
          <legend>What is taken in</legend>
          {groups.map(({ id, label, note }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!left.includes(id)}
                onChange={(event) =>
                  setLeft(
                    event.currentTarget.checked
                      ? left.filter((other) => other !== id)
                      : [...left, id],
                  )
                }
              />
              <strong>{label}</strong>
              <span>{note}</span>
            </label>
          ))}
        </fieldset>
        <NotUnderstood account={read.account} />
        <Guessed read={read} />
        <Lines title="Lines that were read" account={read.account} fate="read" />
        <Lines
          title="Lines that the workbench makes itself"
          account={read.account}
          fate="computed"
        />
      </div>
    </Dialog>
  )
}

interface Group {
  readonly id: ImportGroup
  readonly label: string
  readonly note: string
}

function groupsOf({ report }: ReadReport): readonly Group[] {
  const { title, version, date, contact, sections, inputs, events, glossary } = report
  const asked = contact === null ? 'no contact' : `contact ${contact.name}`
  return [
    {
      id: 'facts',
      label: 'Cover and contact',
      note: `‘${title}’, version ${version}, ${formatLongDay(date)}, ${asked}`,
    },
    { id: 'narrative', label: 'Narrative', note: count(sections.length, 'part') },
    { id: 'inputs', label: 'Sub-Committee input', note: count(inputs.length, 'input') },
    { id: 'timetable', label: 'Progression timetable', note: count(events.length, 'event') },
    { id: 'glossary', label: 'Glossary', note: count(glossary.length, 'entry', 'entries') },
  ]
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

function Summary({ read, file }: { readonly read: ReadReport; readonly file: string }) {
  const workspace = useWorkspace((state) => state.workspace)
  const { reference } = read.report
  const isThere = [...workspace.modification.values()].some(
    (modification) => modification.reference === reference,
  )
  const lines = (fate: Fate) => read.account.filter((line) => line.fate === fate).length
  return (
    <div className={styles['summary']}>
      <p>
        <strong>{file}</strong>: {count(lines('read'), 'line')} read, {lines('computed')} that the
        workbench makes itself, {lines('guessed')} guessed, {lines('not understood')} not
        understood.
      </p>
      <p>
        {isThere
          ? `${reference} is in this workspace. What the report says is brought up to date; what it does not say stays.`
          : `${reference} is not in this workspace yet and is made.`}{' '}
        The import is one step and can be undone.
      </p>
    </div>
  )
}

function NotUnderstood({ account }: { readonly account: readonly LineAccount[] }) {
  const lines = account.filter(({ fate }) => fate === 'not understood')
  if (lines.length === 0) {
    return <p className={styles['fine']}>Every line was understood.</p>
  }
  return (
    <section aria-labelledby="not-understood">
      <h3 id="not-understood">Not understood</h3>
      <p className={styles['note']}>
        Kept with the narrative, under “Not placed by the import”, which the report leaves out.
      </p>
      <AccountTable caption="Lines that were not understood" lines={lines} />
    </section>
  )
}

function Guessed({ read }: { readonly read: ReadReport }) {
  const lines = read.account.filter(({ fate }) => fate === 'guessed')
  if (lines.length + read.guesses.length === 0) return null
  return (
    <section aria-labelledby="guessed">
      <h3 id="guessed">Guessed</h3>
      <ul className={styles['guesses']}>
        {read.guesses.map((guess) => (
          <li key={guess}>{guess}</li>
        ))}
      </ul>
      {lines.length > 0 && <AccountTable caption="Lines that were guessed at" lines={lines} />}
    </section>
  )
}

interface LinesProps {
  readonly title: string
  readonly account: readonly LineAccount[]
  readonly fate: Fate
}

function Lines({ title, account, fate }: LinesProps) {
  const lines = account.filter((line) => line.fate === fate)
  if (lines.length === 0) return null
  return (
    <details className={styles['lines']}>
      <summary>
        {title} ({lines.length})
      </summary>
      <AccountTable caption={title} lines={lines} />
    </details>
  )
}

function AccountTable({
  caption,
  lines,
}: {
  readonly caption: string
  readonly lines: readonly LineAccount[]
}) {
  return (
    <Table className={styles['account']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Words</th>
          <th scope="col">Taken for</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, text, note }) => (
          <tr key={line}>
            <td>{line}</td>
            <td>{text}</td>
            <td>{note === '' ? 'nothing' : note}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Shows the report that was imported, whatever was worked on before. */
function goTo(reference: string): void {
  const { workspace } = workspaceState()
  const modification = [...workspace.modification.values()].find(
    (candidate) => candidate.reference === reference,
  )
  const draft = [...workspace.draft.values()].find(
    (candidate) => candidate.modification === modification?.id && candidate.preferred,
  )
  navigate({ room: 'report', change: null, provision: null, draft: draft?.id ?? null })
}
