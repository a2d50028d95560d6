/** Two Word files on the command line: a redline that patches the first, or what differs in words. */
import { basename, dirname, extname, resolve } from 'node:path'
import { prepareFolder, writeWhole } from '../export/files.ts'
import { runGuarded } from '../word/guard.ts'
import type { WordCompared } from '../word/jobs.ts'
import { complain, type ExitCode, type Output, tellProgress } from './command.ts'

/** Who is named for the changes where nobody is given. */
const NOBODY = 'Drafting Workbench'

interface Options {
  readonly out?: string | undefined
  readonly author?: string | undefined
  readonly json?: boolean | undefined
}

export function isWord(path: string): boolean {
  return extname(path).toLowerCase() === '.docx'
}

export async function compareWordFiles(
  output: Output,
  before: string,
  after: string,
  { out, author, json }: Options,
): Promise<ExitCode> {
  if (out !== undefined && !isWord(out)) {
    return complain(output, {
      code: 'compare/out',
      message: `“${out}” ends in nothing that two Word files can be written as.`,
      advice: 'Name a file that ends in .docx, or leave --out away to read what differs.',
    })
  }
  const compared = await runGuarded(
    {
      kind: 'compare',
      before: resolve(output.folder, before),
      after: resolve(output.folder, after),
      author: author ?? NOBODY,
      at: new Date().toISOString(),
    },
    tellProgress(output),
  )
  output.progress?.('')
  if (!compared.ok) return complain(output, compared.error)
  for (const note of compared.value.notes) output.note(note)
  if (out !== undefined) {
    const path = resolve(output.folder, out)
    const folder = prepareFolder(dirname(path))
    if (!folder.ok) return complain(output, folder.error)
    const made = { name: basename(path), content: compared.value.redline }
    const written = writeWhole(dirname(path), made)
    if (json !== true) output.answer(written)
  } else if (json !== true) output.answer(asText(compared.value))
  if (json === true) output.answer(asJson(compared.value))
  return compared.value.changes + compared.value.formats === 0 ? 0 : 1
}

function asJson({ redline: _, lines: __, ...figures }: WordCompared): string {
  return JSON.stringify(figures)
}

function asText({ changes, formats, moved, lines }: WordCompared): string {
  const count = (number: number, one: string, many: string) =>
    `${number} ${number === 1 ? one : many}`
  const parts = [
    count(changes, 'change', 'changes'),
    ...(formats === 0 ? [] : [count(formats, 'change of format', 'changes of format')]),
    ...(moved === 0 ? [] : [`${moved} moved`]),
  ]
  const summary = changes + formats === 0 ? 'The two texts say the same.' : `${parts.join(', ')}.`
  return [summary, ...lines].join('\n')
}
