/** `workbench compare`: two versions of a legal text, told apart as a person would mark them. */
import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Comparison, compareDocuments } from '../../legal-text/diff/document.ts'
import { comparisonHtml } from '../../legal-text/diff/html.ts'
import { comparisonText } from '../../legal-text/diff/linear.ts'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'
import { readXml } from '../../legal-text/formats/xml.ts'
import type { Provisions } from '../../legal-text/provisions.ts'
import { failed, ok, ProblemError, type Result } from '../../shared/result.ts'
import { prepareFolder, writeWhole } from '../export/files.ts'
import { type CliCommand, complain } from './command.ts'
import { compareWordFiles, isWord } from './compare-word.ts'

/** Larger than any code document; what is larger is a mistake. */
const MOST_BYTES = 64 * 1024 * 1024
const NAME_TEXT =
  'Give plain text (.txt, a provision to a line), USLM or Akoma Ntoso (.xml), or two Word files (.docx).'
const TEXT_ENDINGS: ReadonlySet<string> = new Set(['.txt', '.text', '.md', ''])

export const compareCommand: CliCommand = {
  name: 'compare',
  usage: 'compare <before> <after> [--out file.html|.txt|.json|.docx] [--author name] [--json]',
  summary:
    'Compares two plain texts with clause numbering, two USLM or Akoma Ntoso files, or two Word files. Exit code 1 where they differ.',
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        author: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const [first, second, ...others] = positionals
    if (first === undefined || second === undefined || others.length > 0) {
      return complain(output, {
        code: 'cli/arguments',
        message: `Two files are needed; ${positionals.length} ${positionals.length === 1 ? 'is' : 'are'} named.`,
        advice: `Usage: workbench ${compareCommand.usage}`,
      })
    }
    if (isWord(first) && isWord(second)) {
      return compareWordFiles(output, first, second, values)
    }
    if (isWord(first) !== isWord(second)) {
      const [word, other] = isWord(first) ? [first, second] : [second, first]
      return complain(output, {
        code: 'compare/format',
        message: `“${word}” is a Word file and “${other}” is none: the two cannot be compared.`,
        advice: 'Give two Word files, or save both as plain text.',
      })
    }
    const before = readVersion(resolve(output.folder, first))
    if (!before.ok) return complain(output, before.error)
    const after = readVersion(resolve(output.folder, second))
    if (!after.ok) return complain(output, after.error)
    const started = performance.now()
    const comparison = compareDocuments(before.value, after.value)
    const milliseconds = Math.round((performance.now() - started) * 10) / 10
    const json = JSON.stringify(summary(comparison, milliseconds))
    if (values.out !== undefined) {
      const written = write(resolve(output.folder, values.out), comparison, json, [first, second])
      if (!written.ok) return complain(output, written.error)
      if (values.json !== true) output.answer(written.value)
    } else if (values.json !== true) output.answer(comparisonText(comparison))
    if (values.json === true) output.answer(json)
    return comparison.changes === 0 ? 0 : 1
  },
}

function summary(comparison: Comparison, milliseconds: number) {
  const { provisions, changes, inserted, deleted, moved, exact } = comparison
  return { provisions, changes, inserted, deleted, moved, milliseconds, exact }
}

function readVersion(path: string): Result<Provisions> {
  const ending = extname(path).toLowerCase()
  if (ending !== '.xml' && !TEXT_ENDINGS.has(ending)) {
    return failed(
      'compare/format',
      `“${path}” cannot be compared: it ends in ${ending}.`,
      NAME_TEXT,
    )
  }
  try {
    const found = statSync(path)
    if (found.isDirectory()) {
      return failed('compare/folder', `“${path}” is a folder.`, 'Name a file in it.')
    }
    if (found.size > MOST_BYTES) {
      return failed('compare/size', `“${path}” is larger than 64 MB.`, 'Compare a part of it.')
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
    if (text.includes('\u0000')) {
      return failed('compare/binary', `“${path}” is no text: it holds a zero byte.`, NAME_TEXT)
    }
    return ending === '.xml' ? readLaw(path, text) : ok(readPlainText(text, basename(path)))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failed('compare/missing', `There is no file “${path}”.`)
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return failed('compare/encoding', `“${path}” is not text in UTF-8.`, 'Save it as UTF-8.')
    }
    return failed('compare/unreadable', `“${path}” cannot be read: ${message}`)
  }
}

function readLaw(path: string, xml: string): Result<Provisions> {
  try {
    return ok(readXml(xml, basename(path)))
  } catch (error) {
    return failed(
      'compare/xml',
      `“${path}” cannot be read as legislation. ${(error as Error).message}`,
    )
  }
}

function write(
  path: string,
  comparison: Comparison,
  json: string,
  names: readonly [string, string],
): Result<string> {
  const content = contentFor(extname(path), comparison, json, names)
  if (content === null) {
    return failed(
      'compare/out',
      `“${path}” ends in nothing that can be written.`,
      'Name a file that ends in .html, .txt or .json.',
    )
  }
  const folder = prepareFolder(dirname(path))
  if (!folder.ok) return folder
  try {
    return ok(writeWhole(dirname(path), { name: basename(path), content }))
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, error: error.problem }
    throw error
  }
}

function contentFor(
  ending: string,
  comparison: Comparison,
  json: string,
  [before, after]: readonly [string, string],
): string | null {
  if (ending === '.html') return comparisonHtml(comparison, basename(before), basename(after))
  if (ending === '.txt') return `${comparisonText(comparison)}\n`
  return ending === '.json' ? `${json}\n` : null
}
