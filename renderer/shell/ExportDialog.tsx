import { useState } from 'react'
import type { Written } from '../../shared/channels.ts'
import { EXPORT_FORMATS, EXPORTS, type ExportFormat } from '../../shared/exports.ts'
import type { Problem } from '../../shared/result.ts'
import { problemText, request } from '../bridge.ts'
import { Button, Spinner } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { preferences } from '../preferences.ts'
import type { Current } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { keepReceipts } from '../workspace/receipts.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './ExportDialog.module.css'
import { ExportResults } from './ExportResults.tsx'
import { HouseTemplate } from './HouseTemplate.tsx'
import { ImportedFileChoice, keptFiles } from './ImportedFileChoice.tsx'

type Progress =
  | { readonly kind: 'choosing'; readonly problem: Problem | null }
  | { readonly kind: 'writing' }
  | { readonly kind: 'done'; readonly written: Written }

const USUAL = EXPORT_FORMATS.filter((format) => EXPORTS[format].usual)

/** Chooses what is written, and says what was and what was not. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const current = useCurrent()
  const [formats, setFormats] = useState<readonly ExportFormat[]>(USUAL)
  const [comments, setComments] = useState(false)
  const [anew, setAnew] = useState(false)
  const workspace = useWorkspace((state) => state.workspace)
  const [progress, setProgress] = useState<Progress>({ kind: 'choosing', problem: null })
  if (current === null) return null

  const write = async () => {
    setProgress({ kind: 'writing' })
    const answer = await request('export.write', {
      modification: current.modification.id,
      draft: current.draft.id,
      formats: [...formats],
      comments,
      anew,
      template: preferences().houseTemplate,
    })
    if (!answer.ok) setProgress({ kind: 'choosing', problem: answer.error })
    else if (answer.value === null) setProgress({ kind: 'choosing', problem: null })
    else {
      keepReceipts(answer.value)
      setProgress({ kind: 'done', written: answer.value })
    }
  }

  return (
    <Dialog
      title={`Export ${current.modification.reference}`}
      onClose={onClose}
      footer={
        <Footer
          progress={progress}
          nothingChosen={formats.length === 0}
          onWrite={() => void write()}
          onAgain={() => setProgress({ kind: 'choosing', problem: null })}
          onClose={onClose}
        />
      }
    >
      {progress.kind === 'done' ? (
        <ExportResults written={progress.written} />
      ) : (
        <Choices
          current={current}
          formats={formats}
          problem={progress.kind === 'choosing' ? progress.problem : null}
          onFormats={setFormats}
          comments={comments}
          onComments={setComments}
          kept={keptFiles(workspace, current.draft)}
          anew={anew}
          onAnew={setAnew}
        />
      )}
    </Dialog>
  )
}

interface FooterProps {
  readonly progress: Progress
  readonly nothingChosen: boolean
  readonly onWrite: () => void
  readonly onAgain: () => void
  readonly onClose: () => void
}

function Footer({ progress, nothingChosen, onWrite, onAgain, onClose }: FooterProps) {
  if (progress.kind === 'done') {
    return (
      <>
        <Button onClick={onAgain}>Export again</Button>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </>
    )
  }
  const writing = progress.kind === 'writing'
  return (
    <>
      {writing && <Spinner label="Writing the documents" />}
      <Button onClick={onClose}>Cancel</Button>
      <Button
        look="primary"
        data-autofocus
        unavailable={nothingChosen || writing}
        onClick={onWrite}
      >
        Choose a folder and export…
      </Button>
    </>
  )
}

interface ChoicesProps {
  readonly current: Current
  readonly formats: readonly ExportFormat[]
  readonly problem: Problem | null
  readonly onFormats: (formats: readonly ExportFormat[]) => void
  readonly comments: boolean
  readonly onComments: (comments: boolean) => void
  /** Names of the Word files that the draft's base versions keep. */
  readonly kept: readonly string[]
  readonly anew: boolean
  readonly onAnew: (anew: boolean) => void
}

function Choices(props: ChoicesProps) {
  const { current, formats, problem, onFormats, comments, onComments } = props
  const toggle = (format: ExportFormat, on: boolean) =>
    onFormats(EXPORT_FORMATS.filter((other) => (other === format ? on : formats.includes(other))))
  return (
    <div className={styles['form']}>
      {problem !== null && (
        <p role="alert" className={styles['failed']}>
          {problemText(problem)}
        </p>
      )}
      <fieldset className={styles['formats']}>
        <legend>Documents</legend>
        {EXPORT_FORMATS.map((format) => (
          <label key={format} className={styles['format']}>
            <input
              type="checkbox"
              checked={formats.includes(format)}
              onChange={(event) => toggle(format, event.currentTarget.checked)}
            />
            <strong>{EXPORTS[format].title}</strong>
            <span>{EXPORTS[format].note}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles['format']}>
        <input
          type="checkbox"
          checked={comments}
          onChange={(event) => onComments(event.currentTarget.checked)}
        />
        <strong>Reasons as comments</strong>
        <span>The redlined legal text says in its margin why each change is made</span>
      </label>
      {props.kept.length > 0 && (
        <ImportedFileChoice kept={props.kept} anew={props.anew} onAnew={props.onAnew} />
      )}
      <HouseTemplate />
      <p className={styles['note']}>
        The legal text is that of {current.draft.name}. Illustrative wording stays marked as such in
        what is written.
      </p>
    </div>
  )
}
