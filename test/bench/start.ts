/** How long the workbench takes to an editable clause, beside an empty window of the same Electron. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Bench, median, type Row } from './report.ts'

const ROUNDS = 7
const GOAL = 2
export const checkout = resolve(import.meta.dirname, '../..')

const EMPTY_WINDOW = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => {
    window.show()
    process.stdout.write(JSON.stringify({ ready: Date.now() - process.getCreationTime() }) + '\\n')
  })
  window.loadURL('data:text/html,<title>Empty</title>')
})
`

export const start: Bench = {
  name: 'start',
  what: `warm start to an editable clause, and to an empty window; median of ${ROUNDS}, in turn`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-bench-'))
    try {
      const empty = await emptyApplication(folder)
      const data = join(folder, 'data')
      // The first start makes the sample and fills the caches; it does not count.
      await timeToReady(checkout, data)
      await timeToReady(empty, join(folder, 'empty-data'))
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await timeToReady(checkout, data))
        theirs.push(await timeToReady(empty, join(folder, 'empty-data')))
      }
      return rows(median(ours), median(theirs))
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

function rows(ours: number, theirs: number): readonly Row[] {
  const ratio = ours / theirs
  return [
    { what: 'Editable clause', value: `${Math.round(ours)} ms` },
    { what: 'Empty Electron window', value: `${Math.round(theirs)} ms` },
    { what: 'Ratio', value: ratio.toFixed(2), goal: `≤ ${GOAL}`, met: ratio <= GOAL },
  ]
}

async function emptyApplication(folder: string): Promise<string> {
  const application = join(folder, 'empty')
  await mkdir(application)
  await writeFile(join(application, 'package.json'), '{"name":"empty-window","main":"main.cjs"}')
  await writeFile(join(application, 'main.cjs'), EMPTY_WINDOW)
  return application
}

/** Milliseconds from the start of a process to its word that it is ready. */
export function timeToReady(
  application: string,
  data: string,
  args: readonly string[] = [],
): Promise<number> {
  const executable = process.env['ELECTRON_EXECUTABLE']
  if (executable === undefined)
    throw new Error('Run this with npm run bench, which finds an Electron.')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return new Promise((done, fail) => {
    const child = spawn(executable, [...sandbox, application, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, WORKBENCH_DATA_DIR: data, WORKBENCH_TIMING: '1' },
    })
    let ready: number | null = null
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /\{"ready":(\d+)/.exec(said)
      if (found === null || ready !== null) return
      ready = Number(found[1])
      child.kill('SIGTERM')
    })
    child.once('error', fail)
    child.once('close', (code) => {
      if (ready === null) fail(new Error(`Electron ended with code ${code} before it was ready.`))
      else done(ready)
    })
  })
}
