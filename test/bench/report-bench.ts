/** A report of 200 pages, exported in one go as Word, web page and PDF, beside LibreOffice turning its Word file into a PDF. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printWithElectron } from '../../electron/cli/print.ts'
import { exportDocuments } from '../../electron/export/index.ts'
import { sheetsOf } from '../../electron/export/pdf-reading.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import type { NarrativeBlock, RecordOf } from '../../shared/records/index.ts'
import { reportModel } from '../../shared/report/model.ts'
import { DP255 } from '../../shared/sample/facts.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, put, type Workspace } from '../../shared/workspace.ts'
import type { Bench, Row } from './report.ts'

/** Parts of narrative, each about a page long. */
const PAGES = 185
const WORDS =
  'Where only the Communications Hub connects, the installing Party follows the path for an incident, which is looked into by whoever runs the network in that Region, and the Devices behind it are not visible to anybody until a further visit. '

export const report: Bench = {
  name: 'report',
  what: 'a report of 200 pages as Word, web page and PDF, beside LibreOffice',
  run: measure,
}

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-report-'))
  try {
    const workspace = longReport()
    const rows: Row[] = []
    const model = timed(() => reportModel(workspace, 'DP255'))
    if (!model.value.ok) throw new Error(model.value.error.message)
    rows.push({ what: 'model of the report', value: milliseconds(model.took) })
    let whole = 0
    for (const format of ['report.html', 'report.docx', 'report.pdf'] as const) {
      const start = performance.now()
      const done = await exportDocuments(
        workspace,
        { modification: DP255, formats: [format] },
        folder,
        printWithElectron,
      )
      const took = performance.now() - start
      whole += took
      const failed = done.ok ? done.value.failed[0]?.reason : done.error.message
      rows.push({
        what: `${format}, written`,
        value: failed === undefined ? milliseconds(took) : `not written: ${failed}`,
      })
    }
    const name = join(folder, 'DP255 Modification Report v0.2')
    rows.push({ what: 'all three', value: milliseconds(whole) })
    rows.push(await sheetsRow(`${name}.pdf`))
    rows.push({
      what: 'paragraphs in the Word file, read back',
      value: String(readBack(new Uint8Array(readFileSync(`${name}.docx`))).accepted.length),
    })
    return [...rows, ...libreOffice(folder, `${name}.docx`)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sheetsRow(path: string): Promise<Row> {
  try {
    const sheets = await sheetsOf(new Uint8Array(readFileSync(path)), ['legal-text'])
    const last = sheets?.get('legal-text') ?? 0
    return {
      what: 'sheet that the last appendix begins on',
      value: String(last),
      goal: 'at least 195',
      met: last >= 195,
    }
  } catch {
    return { what: 'sheet that the last appendix begins on', value: 'no PDF' }
  }
}

/** The same Word file, laid out and printed by somebody else. */
function libreOffice(folder: string, docx: string): readonly Row[] {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, 'libreoffice')
  const start = performance.now()
  const ran = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, docx],
    { encoding: 'utf8', timeout: 600_000 },
  )
  if (ran.error !== undefined || ran.status !== 0) {
    return [{ what: 'LibreOffice, Word to PDF', value: 'not run: soffice is not installed' }]
  }
  const rows: Row[] = [
    { what: 'LibreOffice, Word to PDF', value: milliseconds(performance.now() - start) },
  ]
  const information = spawnSync('pdfinfo', [join(out, 'DP255 Modification Report v0.2.pdf')], {
    encoding: 'utf8',
  })
  const pages = /Pages:\s+(\d+)/.exec(information.stdout ?? '')?.[1]
  return pages === undefined ? rows : [...rows, { what: 'pages in LibreOffice', value: pages }]
}

/** The sample with a topic of its own for each page. */
function longReport(): Workspace {
  const workspace = dp255Workspace()
  const line = (text: string): NarrativeBlock => ({
    kind: 'paragraph',
    inlines: [{ kind: 'text', text, marks: [] }],
  })
  const patches = Array.from({ length: PAGES }, (_, page) => {
    const section: RecordOf<'section'> = {
      id: `page-${page}`,
      modification: DP255,
      part: `assessment.page${page}`,
      heading: `Topic ${page + 1}`,
      order: 100 + page,
      level: 2,
      blocks: Array.from({ length: 7 }, (_, index) => line(`${index + 1}. ${WORDS.repeat(2)}`)),
      basis: null,
    }
    return put(workspace, 'section', section)
  })
  return applyPatches(workspace, patches)
}

function timed<Value>(run: () => Value): { readonly value: Value; readonly took: number } {
  const start = performance.now()
  const value = run()
  return { value, took: performance.now() - start }
}

function milliseconds(time: number): string {
  return `${Math.round(time)} ms`
}
