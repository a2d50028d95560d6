import { useEffect, useState } from 'react'
import type { EventOf } from '../../shared/channels.ts'
import { progressSentence, shareDone } from '../../shared/word-progress.ts'
import { subscribe } from '../bridge.ts'
import styles from './progress.module.css'

type Progress = EventOf<'import.progress'>

/** How far the file is that is being read; what is said in its place until one is. */
export function ReadingProgress({ before }: { readonly before: string }) {
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => subscribe('import.progress', setProgress), [])
  if (progress === null) {
    return (
      <p role="status" className={styles['soft']}>
        {before}
      </p>
    )
  }
  const { file, place, files } = progress
  const share = (place - 1 + shareDone(progress)) / files
  return (
    <div className={styles['progress']}>
      {/* Read aloud once for each file: the bar itself tells how far it is. */}
      <p role="status" className={styles['file']}>
        Reading {file}
        {files > 1 && `, ${place} of ${files}`}
      </p>
      <progress max={1} value={share} aria-label={`Reading ${file}`} />
      <p className={styles['soft']}>{progressSentence(progress)}</p>
    </div>
  )
}
