import { CircleX, FileCheck2, FolderOpen } from 'lucide-react'
import type { Written } from '../../shared/channels.ts'
import { formatTitle } from '../../shared/exports.ts'
import { type Facts, receiptSentence, shortHash } from '../../shared/report/receipts.ts'
import { request } from '../bridge.ts'
import { IconButton } from '../design/controls.tsx'
import { reportProblem } from '../interface/messages.ts'
import styles from './ExportDialog.module.css'
import { fileName } from './fileName.ts'

/** What was written, and what could not be, each with its reason. */
export function ExportResults({ written }: { readonly written: Written }) {
  return (
    <div role="status">
      <p className={styles['note']}>{summary(written)}</p>
      <ul className={styles['results']}>
        {written.failed.map(({ format, reason }) => (
          <li key={format} className={styles['failed']}>
            <CircleX aria-hidden="true" />
            <div>
              <strong>{formatTitle(format)} was not written</strong>
              <p className={styles['path']}>{reason}</p>
            </div>
          </li>
        ))}
        {written.written.map((path) => (
          <li key={path}>
            <FileCheck2 aria-hidden="true" />
            <div>
              <strong>{fileName(path)}</strong>
              <p className={styles['path']}>{path}</p>
              <Receipt receipt={written.receipts.find(({ file }) => file === fileName(path))} />
            </div>
            <IconButton
              icon={FolderOpen}
              inDialog
              label={`Show ${fileName(path)} in its folder`}
              onClick={() => void show(path)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Receipt({ receipt }: { readonly receipt: Facts | undefined }) {
  if (receipt === undefined) return null
  return (
    <p className={styles['path']}>
      {receiptSentence(receipt)} SHA-256 <code>{shortHash(receipt.hashes.file)}</code>
    </p>
  )
}

function summary({ written, failed }: Written): string {
  const documents = (count: number) => (count === 1 ? '1 document' : `${count} documents`)
  if (failed.length === 0) return `${documents(written.length)} written.`
  return `${documents(written.length)} written, ${documents(failed.length)} not.`
}

async function show(path: string): Promise<void> {
  const shown = await request('file.show', { path })
  if (!shown.ok) reportProblem(shown.error)
}
