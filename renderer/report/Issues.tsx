import { type FormEvent, useMemo, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { compareReports, type ReportState } from '../../shared/report/compare.ts'
import { frozenWorkspace, type Issue, issuesOf } from '../../shared/report/issues.ts'
import type { Problem } from '../../shared/result.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import { problemText, request } from '../bridge.ts'
import { Button, Field, Select, TextInput } from '../design/controls.tsx'
import { Table } from '../design/surfaces.tsx'
import { announce, reportProblem, say } from '../interface/messages.ts'
import { attempt } from '../workspace/author.ts'
import { personName } from '../workspace/current.ts'
import { keepReceipts } from '../workspace/receipts.ts'
import { useWorkspace } from '../workspace/store.ts'
import { Conversion } from './Conversion.tsx'
import styles from './report.module.css'

interface IssuesProps {
  readonly modification: RecordOf<'modification'>
}

/** The issues that went out, what changed between any two of them, and how the modification goes on. */
export function Issues({ modification }: IssuesProps) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly !== null,
  }))
  const issues = issuesOf(workspace, modification.id)
  const [chosen, setChosen] = useState<{ readonly before: string; readonly after: string } | null>(
    null,
  )
  const before = chosen?.before ?? issues[0]?.id ?? null
  const after = chosen?.after ?? NOW
  return (
    <>
      <section aria-label="Issues" className={styles['editor']}>
        <h3>Issues</h3>
        {!readOnly && <Freeze modification={modification} />}
        {issues.length === 0 ? (
          <p className={styles['soft']}>
            No issue has been frozen yet. A frozen issue keeps the whole report and legal text as
            they went out; nothing changes it, and it can be exported again.
          </p>
        ) : (
          <>
            <IssueTable issues={issues} />
            <Choose
              issues={issues}
              version={modification.reportVersion}
              before={before ?? ''}
              after={after}
              onChoose={setChosen}
            />
          </>
        )}
        {!readOnly && <Conversion modification={modification} />}
      </section>
      <Redline modification={modification} issues={issues} before={before} after={after} />
    </>
  )
}

/** Stands for the report as it is. */
const NOW = 'now'

function Freeze({ modification }: IssuesProps) {
  const [reason, setReason] = useState('')
  const { id, reference, reportVersion, reportDate } = modification
  const freeze = (event: FormEvent) => {
    event.preventDefault()
    if (!attempt('issue.freeze', { modification: id, reason })) return
    setReason('')
    announce(`Version ${reportVersion} of ${reference} is issued`)
  }
  return (
    <form className={styles['freeze']} onSubmit={freeze}>
      <Field
        label={`Why version ${reportVersion} of ${formatLongDay(reportDate)} is issued`}
        hint="The report and its legal text are frozen as they are; writing goes on in the next version."
      >
        {(tie) => (
          <TextInput
            {...tie}
            placeholder="For the CSC, for consultation…"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit">Issue v{reportVersion}</Button>
    </form>
  )
}

function IssueTable({ issues }: { readonly issues: readonly Issue[] }) {
  const workspace = useWorkspace((state) => state.workspace)
  return (
    <Table>
      <caption>Issues, the newest first ({issues.length})</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Date</th>
          <th scope="col">Author</th>
          <th scope="col">Why</th>
          <th scope="col">
            <span className="visually-hidden">Export</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <tr key={issue.id}>
            <th scope="row">
              {issue.reference} v{issue.version}
            </th>
            <td>{formatLongDay(issue.date)}</td>
            <td>{personName(workspace, issue.author)}</td>
            <td>{issue.reason === '' ? 'not stated' : issue.reason}</td>
            <td>
              <Button look="quiet" onClick={() => void exportIssue(issue)}>
                Export the set…
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

async function exportIssue({ id, modification, version }: Issue): Promise<void> {
  const answer = await request('export.write', { modification, issue: id, formats: ['set.zip'] })
  if (!answer.ok) return reportProblem(answer.error)
  if (answer.value === null) return
  const { written, failed } = answer.value
  keepReceipts(answer.value)
  const [fault] = failed
  if (fault !== undefined) {
    reportProblem({ code: 'export/set', message: `The set was not written: ${fault.reason}` })
    return
  }
  say(`Version ${version} was written: ${written.length} files.`, {
    label: 'Show in folder',
    run: () => void request('file.show', { path: written[0] ?? '' }),
  })
}

interface ChooseProps {
  readonly issues: readonly Issue[]
  readonly version: string
  readonly before: string
  readonly after: string
  readonly onChoose: (chosen: { readonly before: string; readonly after: string }) => void
}

function Choose({ issues, version, before, after, onChoose }: ChooseProps) {
  const options = issues.map((issue) => ({
    value: issue.id,
    label: `${issue.reference} v${issue.version}`,
  }))
  return (
    <fieldset className={styles['group']}>
      <legend>Compare</legend>
      <Field label="From">
        {(tie) => (
          <Select
            {...tie}
            value={before}
            options={options}
            onValueChange={(value) => onChoose({ before: value, after })}
          />
        )}
      </Field>
      <Field label="To">
        {(tie) => (
          <Select
            {...tie}
            value={after}
            options={[{ value: NOW, label: `v${version}, as it is` }, ...options]}
            onValueChange={(value) => onChoose({ before, after: value })}
          />
        )}
      </Field>
    </fieldset>
  )
}

interface RedlineProps extends IssuesProps {
  readonly issues: readonly Issue[]
  readonly before: string | null
  readonly after: string
}

/** What changed between the two, as a list and as a redline of report and legal text together. */
function Redline({ modification, issues, before, after }: RedlineProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const compared = useMemo(() => {
    if (before === null) return null
    const state = (id: string): ReportState | Problem => {
      if (id === NOW) return { workspace, modification: modification.id }
      const issue = issues.find((candidate) => candidate.id === id)
      if (issue === undefined) return { code: 'issue/missing', message: 'There is no such issue.' }
      const frozen = frozenWorkspace(issue)
      return frozen.ok ? { workspace: frozen.value, modification: modification.id } : frozen.error
    }
    const [old, now] = [state(before), state(after)]
    if ('code' in old) return { ok: false as const, error: old }
    if ('code' in now) return { ok: false as const, error: now }
    return compareReports(old, now)
  }, [workspace, modification.id, issues, before, after])
  return (
    <section aria-label="What changed" className={styles['preview']}>
      {compared === null ? (
        <p className={styles['placeholder']}>
          Once an issue is frozen, what has changed since stands here.
        </p>
      ) : !compared.ok ? (
        <p role="alert" className={styles['placeholder']}>
          {problemText(compared.error)}
        </p>
      ) : (
        <>
          <div className={styles['changed']}>
            <h3>What changed ({compared.value.list.length})</h3>
            {compared.value.list.length === 0 ? (
              <p className={styles['soft']}>Nothing changed.</p>
            ) : (
              <ul aria-label="What changed">
                {compared.value.list.map(({ where, what }) => (
                  <li key={`${where} ${what}`}>
                    <strong>{where}</strong> {what}
                  </li>
                ))}
              </ul>
            )}
          </div>
          <iframe title="Redline of the two" sandbox="" srcDoc={compared.value.html} />
        </>
      )}
    </section>
  )
}
