import { useEffect, useMemo, useState } from 'react'
import type { CodeDocumentRead } from '../../../shared/channels.ts'
import type { Problem } from '../../../shared/result.ts'
import { problemText, request } from '../../bridge.ts'
import { Button } from '../../design/controls.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { say } from '../../interface/messages.ts'
import { afterPaint } from '../../interface/painted.ts'
import { takeDropped } from '../../shell/dropped.ts'
import { undo } from '../../workspace/author.ts'
import { ReadingProgress } from '../ReadingProgress.tsx'
import styles from './import.module.css'
import { Review } from './Review.tsx'
import { type Reviewed, reviewOf } from './review.ts'
import { takeOver, type VersionFacts } from './takeOver.ts'
import { VersionStep } from './VersionStep.tsx'

type Step =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'review' | 'version' | 'taking' }

/** From a file to a version: it is read, its levels are looked over, and drafts are carried to it. */
export function ImportDocumentDialog({ onClose }: { readonly onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'reading' })
  const [read, setRead] = useState<CodeDocumentRead | null>(null)
  const [reviewed, setReviewed] = useState<Reviewed | null>(null)
  const [facts, setFacts] = useState<VersionFacts | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [attempts, setAttempts] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks for a file once
  useEffect(() => {
    let wanted = true
    const dropped = takeDropped()
    void request('import.codeDocument', dropped === null ? undefined : { path: dropped.path }).then(
      (answer) => {
        if (!wanted) return
        if (!answer.ok) setStep({ kind: 'failed', problem: answer.error })
        else if (answer.value === null) onClose()
        else {
          setRead(answer.value)
          setReviewed(reviewOf(answer.value))
          setStep({ kind: 'review' })
        }
      },
    )
    return () => {
      wanted = false
      void request('import.cancel')
    }
  }, [attempts])

  const title = useMemo(
    () => (read === null ? 'Import a code document' : `Import ${read.name}`),
    [read],
  )
  const again = () => {
    setStep({ kind: 'reading' })
    setAttempts(attempts + 1)
  }
  const finish = () => {
    if (reviewed === null || facts === null) return
    setStep({ kind: 'taking' })
    afterPaint(() => {
      const taken = takeOver(reviewed, facts)
      if (!taken.ok) {
        setProblem(taken.error)
        setStep({ kind: 'version' })
        return
      }
      onClose()
      say(taken.value, { label: 'Undo', run: () => void undo() })
    })
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      full={step.kind !== 'reading' && step.kind !== 'failed'}
      footer={
        <>
          {step.kind === 'version' && (
            <Button onClick={() => setStep({ kind: 'review' })}>Back to the levels</Button>
          )}
          {step.kind === 'failed' && <Button onClick={again}>Choose another file…</Button>}
          {step.kind !== 'taking' && (
            <Button onClick={onClose}>{step.kind === 'failed' ? 'Close' : 'Cancel'}</Button>
          )}
          {step.kind === 'review' && (
            <Button look="primary" onClick={() => setStep({ kind: 'version' })}>
              Next: version and drafts
            </Button>
          )}
          {step.kind === 'version' && (
            <Button look="primary" unavailable={facts === null} onClick={finish}>
              Take over this version
            </Button>
          )}
        </>
      }
    >
      {step.kind === 'reading' && (
        <ReadingProgress before="Choose a Word file, Akoma Ntoso or plain text. Reading a long one takes a few seconds." />
      )}
      {step.kind === 'failed' && (
        <p role="alert" className={styles['problem']}>
          {problemText(step.problem)}
        </p>
      )}
      {step.kind === 'review' && reviewed !== null && read !== null && (
        <Review read={read} reviewed={reviewed} onReviewed={setReviewed} />
      )}
      {step.kind === 'taking' && (
        <p role="status" className={styles['waiting']}>
          The version is being taken over, and drafts carried to it.
        </p>
      )}
      {step.kind === 'version' && reviewed !== null && read !== null && (
        <VersionStep read={read} reviewed={reviewed} problem={problem} onFacts={setFacts} />
      )}
    </Dialog>
  )
}
