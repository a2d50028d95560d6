import { useId } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import type { Workspace } from '../../shared/workspace.ts'
import styles from './ExportDialog.module.css'

/** The names of the Word files that a draft's base versions were imported from. */
export function keptFiles(
  { version }: Pick<Workspace, 'version'>,
  { bases }: RecordOf<'draft'>,
): readonly string[] {
  return bases.flatMap((base) => version.get(base.version)?.package?.name ?? [])
}

interface ImportedFileChoiceProps {
  readonly kept: readonly string[]
  readonly anew: boolean
  readonly onAnew: (anew: boolean) => void
}

/** Whether legal text is exported in the file that was imported, or as a document of its own. */
export function ImportedFileChoice({ kept, anew, onAnew }: ImportedFileChoiceProps) {
  const name = useId()
  const names = kept.map((file) => `“${file}”`).join(', ')
  return (
    <fieldset className={styles['formats']}>
      <legend>Legal text in Word</legend>
      <label className={styles['format']}>
        <input type="radio" name={name} checked={!anew} onChange={() => onAnew(false)} />
        <strong>In the file that was imported</strong>
        <span>{names}, of which only the paragraphs that change are written anew</span>
      </label>
      <label className={styles['format']}>
        <input type="radio" name={name} checked={anew} onChange={() => onAnew(true)} />
        <strong>Made anew</strong>
        <span>On pages of its own, with title, header and footer</span>
      </label>
    </fieldset>
  )
}
