/** Prints a page to PDF from the command line: in an Electron of its own, which is set up where it is missing. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The whole set-up of an Electron may be needed first; a page never takes that long. */
const PRINT_WITHIN = 600_000

export async function printWithElectron(html: string, footer: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-pdf-'))
  try {
    const page = join(folder, 'page.html')
    const target = join(folder, 'page.pdf')
    await writeFile(page, html)
    await run(process.execPath, [
      join(import.meta.dirname, '../bootstrap/print-pdf.mjs'),
      page,
      target,
      footer,
    ])
    return new Uint8Array(await readFile(target))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 'pipe'], timeout: PRINT_WITHIN })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000)
    })
    child.once('error', fail)
    child.once('close', (code) => {
      if (code === 0) done()
      else
        fail(
          new Error(
            `No PDF could be printed, since Electron ended with code ${code}. ${said.trim()}`,
          ),
        )
    })
  })
}
