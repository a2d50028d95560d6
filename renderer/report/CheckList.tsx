import { useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { type ReportFinding, reportFindings } from '../../shared/report/checks.ts'
import { Button, TextInput } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './report.module.css'

interface CheckListProps {
  readonly modification: RecordOf<'modification'>
  /** Opens the part that a finding is about; null for the cover. */
  readonly onOpen: (part: string | null) => void
}

/** What is missing before the report can go out at its stage. Warnings all: none of them stops an export. */
export function CheckList({ modification, onOpen }: CheckListProps) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly !== null,
  }))
  const findings = reportFindings(workspace, modification)
  const open = findings.filter(({ waiver }) => waiver === null)
  const waived = findings.filter(({ waiver }) => waiver !== null)
  const stage = modification.stage ?? 'a stage that is not stated'
  return (
    <section aria-label="Check list" className={styles['editor']}>
      <h3>Check list</h3>
      <p className={styles['soft']}>
        For {stage}. A finding warns; it stops no export and can be waived with a reason.
      </p>
      {open.length === 0 ? (
        <p className={styles['fine']}>Nothing is missing.</p>
      ) : (
        <ul aria-label="Findings" className={styles['checks']}>
          {open.map((finding) => (
            <Finding
              key={finding.key}
              finding={finding}
              modification={modification.id}
              readOnly={readOnly}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
      {waived.length > 0 && (
        <>
          <h4>Waived</h4>
          <ul aria-label="Waived findings" className={styles['checks']}>
            {waived.map(({ key, message, waiver }) => (
              <li key={key}>
                <span>
                  {message} <em>{waiver?.reason}</em>
                </span>
                {!readOnly && (
                  <Button
                    look="quiet"
                    onClick={() => attempt('finding.unwaive', { id: waiver?.id ?? '' })}
                  >
                    Take back
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface FindingProps {
  readonly finding: ReportFinding
  readonly modification: string
  readonly readOnly: boolean
  readonly onOpen: (part: string | null) => void
}

function Finding({ finding, modification, readOnly, onOpen }: FindingProps) {
  const [waiving, setWaiving] = useState(false)
  const [reason, setReason] = useState('')
  const waive = () => {
    if (reason.trim() === '') return
    attempt('finding.waive', { modification, findings: [finding.key], reason })
  }
  return (
    <li>
      <span>{finding.message}</span>
      <Button look="quiet" onClick={() => onOpen(finding.part)}>
        Open
      </Button>
      {!readOnly && !waiving && (
        <Button look="quiet" onClick={() => setWaiving(true)}>
          Waive…
        </Button>
      )}
      {waiving && (
        <form
          className={styles['waive']}
          onSubmit={(event) => {
            event.preventDefault()
            waive()
          }}
        >
          <TextInput
            autoFocus
            aria-label={`Why it may stand: ${finding.message}`}
            placeholder="Why it may stand"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setWaiving(false)}
          />
          <Button type="submit" unavailable={reason.trim() === ''}>
            Waive
          </Button>
        </form>
      )}
    </li>
  )
}
