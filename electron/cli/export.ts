/** `workbench export`: the documents of a modification, as the window writes them. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { EXPORT_FORMATS, EXPORTS, type ExportFormat, partsOfFormat } from '../../shared/exports.ts'
import { type Facts, madeInSentence } from '../../shared/report/receipts.ts'
import { ok, type Result } from '../../shared/result.ts'
import { exportDocuments } from '../export/index.ts'
import { TOUCHED_KINDS } from '../store/touches.ts'
import { runGuarded } from '../word/guard.ts'
import { type CliCommand, COMMAND_LINE, complain, complainOfUsage, type Output } from './command.ts'
import { keepReceipts } from './keep-receipts.ts'
import { printWithElectron } from './print.ts'
import { openReader } from './workspace.ts'

const DOCUMENTS = [...new Set(EXPORT_FORMATS.map((format) => partsOfFormat(format).document))]
const ENDINGS = [...new Set(EXPORT_FORMATS.map((format) => partsOfFormat(format).ending))]

export const exportCommand: CliCommand = {
  name: 'export',
  usage: `export <file.workbench> --modification DP255 --out <folder> [--draft "Option A"] [--meeting "Working Group"] [--issue 0.1] [--template house.docx] [--comments] [--anew] [--author "Name"] [--documents ${DOCUMENTS.join(',')}] [--formats ${ENDINGS.join(',')}] [--json]`,
  summary:
    'Writes the Modification Report and the redlined legal text, and keeps the receipts of what was checked.',
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        modification: { type: 'string' },
        out: { type: 'string' },
        draft: { type: 'string' },
        meeting: { type: 'string' },
        issue: { type: 'string' },
        template: { type: 'string' },
        comments: { type: 'boolean' },
        anew: { type: 'boolean' },
        author: { type: 'string' },
        documents: { type: 'string' },
        formats: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const [name, surplus] = positionals
    const { modification, out, draft, meeting, issue } = values
    if (name === undefined || modification === undefined || out === undefined) {
      const needed = 'A workspace, --modification and --out are needed.'
      return complainOfUsage(output, exportCommand, needed)
    }
    if (surplus !== undefined) {
      const message = `One workspace at a time: “${surplus}” is one argument too many.`
      return complainOfUsage(output, exportCommand, message)
    }
    const formats = chosenFormats(values.documents, values.formats)
    if (typeof formats === 'string') return complainOfUsage(output, exportCommand, formats)
    const path = resolve(output.folder, name)
    const opened = openReader(path)
    if (!opened.ok) return complain(output, opened.error)
    const workspace = opened.value.workspace()
    const touches = opened.value.touched(TOUCHED_KINDS)
    opened.value.close()
    const template = await checkedTemplate(output, values.template)
    if (!template.ok) return complain(output, template.error)
    const request = {
      modification,
      formats,
      ...(draft !== undefined && { draft }),
      ...(meeting !== undefined && { meeting }),
      ...(issue !== undefined && { issue }),
      ...(template.value !== null && { template: template.value }),
      comments: values.comments === true,
      anew: values.anew === true,
    }
    const done = await exportDocuments(
      workspace,
      request,
      resolve(output.folder, out),
      printWithElectron,
      touches,
      (hash) => packageIn(path, hash),
    )
    if (!done.ok) return complain(output, done.error)
    const { written, failed, receipts } = done.value
    if (values.json === true) output.answer(JSON.stringify(done.value))
    else for (const path of written) output.answer(path)
    keepReceipts(output, path, done.value, values.author?.trim() || COMMAND_LINE)
    for (const sentence of receipts.flatMap(whereMade)) output.note(sentence)
    for (const { format, reason } of failed) output.note(`${format} was not written: ${reason}`)
    return failed.length === 0 ? 0 : 1
  },
}

function whereMade({ file, madeIn }: Facts): readonly string[] {
  return madeInSentence(madeIn).map((sentence) => `${file}: ${sentence}`)
}

/** Read when it is needed: most exports need none. */
async function packageIn(path: string, hash: string): Promise<Uint8Array | null> {
  const opened = openReader(path)
  if (!opened.ok) return null
  const bytes = opened.value.packageBytes(hash)
  opened.value.close()
  return bytes
}

/** The path of a template that a process of its own has looked over; null where none is asked for. */
async function checkedTemplate(
  { folder }: Output,
  name: string | undefined,
): Promise<Result<string | null>> {
  if (name === undefined) return ok(null)
  const path = resolve(folder, name)
  const looked = await runGuarded({ kind: 'template', path })
  return looked.ok ? ok(path) : looked
}

/** The formats asked for, or what is wrong with how they were asked for. */
function chosenFormats(
  documents: string | undefined,
  formats: string | undefined,
): ExportFormat[] | string {
  const named = documents?.split(',')
  const wrong = named?.find((name) => !DOCUMENTS.includes(name))
  if (wrong !== undefined) return `There is no document “${wrong}”; there are: ${list(DOCUMENTS)}.`
  const endings = formats?.split(',')
  const unknown = endings?.find((ending) => !ENDINGS.includes(ending))
  if (unknown !== undefined) return `There is no format “${unknown}”; there are: ${list(ENDINGS)}.`
  const chosen = EXPORT_FORMATS.filter((format) => {
    const { document, ending } = partsOfFormat(format)
    const wanted = named === undefined ? EXPORTS[format].usual : named.includes(document)
    return wanted && (endings === undefined || endings.includes(ending))
  })
  return chosen.length === 0 ? 'None of the documents comes in that format.' : chosen
}

function list(words: readonly string[]): string {
  return words.join(', ')
}
