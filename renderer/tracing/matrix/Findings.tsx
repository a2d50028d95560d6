import { useState } from 'react'
import { formatDay } from '../../../shared/timetable/days.ts'
import { tracedChange } from '../../../shared/tracing/changes.ts'
import {
  FINDING_KINDS,
  FINDING_TITLES,
  type Finding,
  type FindingKind,
} from '../../../shared/tracing/findings.ts'
import { Button } from '../../design/controls.tsx'
import { announce } from '../../interface/messages.ts'
import { attempt } from '../../workspace/author.ts'
import { personName } from '../../workspace/current.ts'
import { useWorkspace, workspaceState } from '../../workspace/store.ts'
import { goToChange, goToEntry } from '../goTo.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'
import traced from '../tracing.module.css'
import styles from './matrix.module.css'

interface FindingsProps {
  readonly modification: string
  readonly findings: readonly Finding[]
}

/** Listed of one kind at a time; the rest is counted. */
const MOST = 60

/** What is missing, by kind. Nothing here blocks: a finding can be waived with a reason, and taken up again. */
export function Findings({ modification, findings }: FindingsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [waiving, setWaiving] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  const open = findings.filter(({ waiver }) => waiver === null)
  const waived = findings.filter(({ waiver }) => waiver !== null)
  const keys = open.map(({ key }) => key).filter((key) => chosen.has(key))
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    setChosen(next)
  }
  const waive = (reason: string) => {
    const done = attempt('finding.waive', { modification, findings: keys, reason })
    if (done) {
      setChosen(new Set())
      announce(`${keys.length} waived`)
    }
    return done
  }
  return (
    <section aria-label="Findings" className={styles['findings']}>
      <div className={styles['findingsHead']}>
        <h3>
          {open.length === 0
            ? 'No findings'
            : `${open.length} ${open.length === 1 ? 'finding' : 'findings'}`}
          {waived.length > 0 && `, ${waived.length} waived`}
        </h3>
        {readOnly === null && open.length > 0 && (
          <Button unavailable={keys.length === 0} onClick={() => setWaiving(true)}>
            {keys.length === 0 ? 'Waive those chosen…' : `Waive ${keys.length}…`}
          </Button>
        )}
      </div>
      {FINDING_KINDS.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          findings={open.filter((finding) => finding.kind === kind)}
          chosen={chosen}
          onChoose={readOnly === null ? choose : null}
        />
      ))}
      {waived.length > 0 && <Waived findings={waived} />}
      {waiving && (
        <ReasonDialog
          title={keys.length === 1 ? 'Waive a finding' : `Waive ${keys.length} findings`}
          words="Each stays on record with your name and this reason, and no longer counts."
          act="Waive"
          onGive={waive}
          onClose={() => setWaiving(false)}
        />
      )}
    </section>
  )
}

interface GroupProps {
  readonly kind: FindingKind
  readonly findings: readonly Finding[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: ((key: string, on: boolean) => void) | null
}

function Group({ kind, findings, chosen, onChoose }: GroupProps) {
  if (findings.length === 0) return null
  return (
    <details open={findings.length <= 12}>
      <summary>
        <strong>{FINDING_TITLES[kind]}</strong>: {findings.length}
      </summary>
      <ul>
        {findings.slice(0, MOST).map((finding) => (
          <li key={finding.key}>
            {onChoose === null ? (
              <span>{finding.words}</span>
            ) : (
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(finding.key)}
                  onChange={(event) => onChoose(finding.key, event.currentTarget.checked)}
                />
                {finding.words}
              </label>
            )}
            <button
              type="button"
              className={traced['goTo']}
              aria-label={`Go to ${finding.name}`}
              onClick={() => goToSubject(finding)}
            >
              {finding.name}
            </button>
          </li>
        ))}
        {findings.length > MOST && <li>And {findings.length - MOST} more.</li>}
      </ul>
    </details>
  )
}

function goToSubject({ subject }: Finding): void {
  if (subject.kind !== 'change') {
    goToEntry(subject.kind, subject.id)
    return
  }
  const { workspace } = workspaceState()
  const change = workspace.change.get(subject.id)
  if (change !== undefined) goToChange(tracedChange(workspace, change))
}

function Waived({ findings }: { readonly findings: readonly Finding[] }) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly,
  }))
  return (
    <details className={styles['waived']}>
      <summary>
        <strong>Waived</strong>: {findings.length}
      </summary>
      <ul>
        {findings.map(({ key, words, waiver }) =>
          waiver === null ? null : (
            <li key={key}>
              <span>
                {words} Waived by {personName(workspace, waiver.by)},{' '}
                {formatDay(waiver.at.slice(0, 10))}: {waiver.reason}
              </span>
              {readOnly === null && (
                <Button look="quiet" onClick={() => attempt('finding.unwaive', { id: waiver.id })}>
                  Take up again
                </Button>
              )}
            </li>
          ),
        )}
      </ul>
    </details>
  )
}
