/** A published Modification Report from a file: text, or Word. */
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { ReadReport } from '../../shared/report/import/imported.ts'
import { linesOfText } from '../../shared/report/import/lines.ts'
import { readReport } from '../../shared/report/import/read-report.ts'
import { linesOfWord } from '../../shared/report/import/word-lines.ts'
import { failed, type Result } from '../../shared/result.ts'
import type { AnswerOf, ReadJob } from '../word/jobs.ts'

/** Reads a Word file in a process of its own, since it may come from anywhere. */
export type ReadWord = (job: ReadJob) => Promise<Result<AnswerOf<ReadJob>>>

export const REPORT_ENDINGS = ['txt', 'md', 'docx'] as const

/** Larger than the text of any report. */
const MOST_BYTES = 16 * 1024 * 1024

export async function readReportFile(
  path: string,
  readWord: ReadWord,
): Promise<Result<ReadReport>> {
  const ending = extname(path).slice(1).toLowerCase()
  if (ending === 'docx') {
    const read = await readWord({ kind: 'read', path, view: 'accepted' })
    return read.ok ? readReport(linesOfWord(read.value.paragraphs), basename(path)) : read
  }
  if (!REPORT_ENDINGS.some((known) => known === ending)) {
    return failed(
      'import/format',
      `“${path}” ends in nothing that a report is read from.`,
      'Give text (.txt, .md) or a Word file (.docx). Save a PDF as either first.',
    )
  }
  const text = readText(path)
  return text.ok ? readReport(linesOfText(text.value), basename(path)) : text
}

function readText(path: string): Result<string> {
  try {
    if (statSync(path).size > MOST_BYTES) {
      return failed('import/size', `“${path}” is larger than 16 MB.`, 'Give the report alone.')
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
    return { ok: true, value: text }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failed('import/missing', `There is no file “${path}”.`)
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return failed('import/encoding', `“${path}” is not text in UTF-8.`, 'Save it as UTF-8.')
    }
    return failed('import/unreadable', `“${path}” cannot be read: ${message}`)
  }
}
