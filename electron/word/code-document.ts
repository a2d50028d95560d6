/** A code document of any format that is read, as what is to be reviewed before it becomes a version. */
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type CodeDocument, readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'
import { readXml } from '../../legal-text/formats/xml.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { failed, ok, type Result } from '../../shared/result.ts'
import type { TellProgress } from '../../shared/word-progress.ts'

/** Larger than any code document; what is larger is a mistake, or meant to do harm. */
const MOST_BYTES = 64 * 1024 * 1024

type Reader = (bytes: Uint8Array, name: string, tell: TellProgress) => CodeDocument

const READERS: Readonly<Record<string, Reader>> = {
  '.docx': (bytes, name, tell) => {
    const file = openWordFile(bytes, (done, total) => tell({ stage: 'XML', done, total }))
    return readCodeDocument(file, name, (stage, done, total) => tell({ stage, done, total }))
  },
  '.xml': (bytes, name) => plainly(readXml(textOf(bytes), name)),
  '.txt': (bytes, name) => plainly(readPlainText(textOf(bytes), name)),
}

/** A code document with the Word file that it stands in, which its version keeps. */
export interface CodeFile extends CodeDocument {
  /** Null where it was read from something else. */
  readonly package: {
    readonly hash: string
    readonly name: string
    readonly size: number
    readonly bytes: Uint8Array
  } | null
}

export const CODE_DOCUMENT_ENDINGS: readonly string[] = Object.keys(READERS)

export function readCodeFile(path: string, tell: TellProgress = () => undefined): Result<CodeFile> {
  const name = basename(path)
  const reader = READERS[extname(path).toLowerCase()]
  if (reader === undefined) {
    return failed(
      'import/format',
      `“${name}” cannot be read as a code document.`,
      'Give a Word file (.docx), Akoma Ntoso or USLM (.xml), or plain text with a provision to a line (.txt).',
    )
  }
  try {
    if (statSync(path).size > MOST_BYTES) {
      return failed('import/size', `“${name}” is larger than 64 MB.`, 'Take its images out.')
    }
    const bytes = new Uint8Array(readFileSync(path))
    const document = reader(bytes, name, tell)
    const hash = bytesToHex(sha256(bytes))
    const kept =
      extname(path).toLowerCase() === '.docx' ? { hash, name, size: bytes.length, bytes } : null
    if (document.provisions.length > 0) return ok({ ...document, package: kept })
    return failed('import/empty', `“${name}” holds no text.`)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failed('import/missing', `There is no file “${path}”.`)
    return failed(
      'import/unreadable',
      `“${name}” cannot be read. ${message}`,
      'Open it in the program that made it and save it anew, or ask for another copy.',
    )
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

function plainly(provisions: Provisions): CodeDocument {
  return { title: null, provisions, numbering: SEC_APPENDIX_STYLE, findings: [], leftOut: [] }
}
