/** `workbench read`: what a Word file says, with its tracked changes or with all of them accepted or rejected. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { WordView } from '../../legal-text/formats/docx/reading.ts'
import { runGuarded } from '../word/guard.ts'
import type { WordRead } from '../word/jobs.ts'
import { type CliCommand, complain, complainOfUsage } from './command.ts'

const VIEWS: readonly WordView[] = ['redline', 'accepted', 'rejected']
const FORMATS = ['text', 'json'] as const

export const readCommand: CliCommand = {
  name: 'read',
  usage: 'read <file.docx> [--view redline|accepted|rejected] [--format text|json]',
  summary: 'Prints what a Word file says, in any of its readings.',
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { view: { type: 'string' }, format: { type: 'string' } },
    })
    const [name, surplus] = positionals
    if (name === undefined || surplus !== undefined) {
      return complainOfUsage(output, readCommand, 'One Word file is needed.')
    }
    const view = VIEWS.find((known) => known === (values.view ?? 'redline'))
    if (view === undefined) {
      return complainOfUsage(output, readCommand, `There is no view “${values.view}”.`)
    }
    const format = FORMATS.find((known) => known === (values.format ?? 'text'))
    if (format === undefined) {
      return complainOfUsage(output, readCommand, `There is no format “${values.format}”.`)
    }
    const read = await runGuarded({ kind: 'read', path: resolve(output.folder, name), view })
    if (!read.ok) return complain(output, read.error)
    output.answer(format === 'json' ? asJson(read.value) : asText(read.value))
    for (const fault of read.value.faults) output.note(`Word may refuse the file: ${fault}.`)
    return 0
  },
}

function asJson({ lines: _, ...read }: WordRead): string {
  return JSON.stringify(read)
}

function asText({ lines, footnotes, endnotes, comments }: WordRead): string {
  const notes = [
    ...footnotes.map(({ id, lines: words }) => `[footnote ${id}] ${words.join(' ')}`),
    ...endnotes.map(({ id, lines: words }) => `[endnote ${id}] ${words.join(' ')}`),
    ...comments.map(({ author, text }) => `[comment by ${author ?? 'nobody named'}] ${text}`),
  ]
  return [...lines, ...notes].join('\n')
}
