/**
 * Prints a page to PDF in a hidden window, for the command line: sets up an Electron like `npm start` does.
 *
 *     node electron/bootstrap/print-pdf.mjs <page.html> <target.pdf> <footer>
 */
import { ensureBuilt } from './build.mjs'
import { createContext } from './context.mjs'
import { lacksDisplay, startVirtualDisplay } from './display.mjs'
import { runMain, SetupProblem } from './problem.mjs'
import { runInForeground } from './processes.mjs'
import { environmentOf, setUpAll } from './setup.mjs'
import { sandboxArguments } from './start.mjs'

async function main() {
  const [source, target, footer = ''] = process.argv.slice(2)
  if (!source || !target) {
    throw new SetupProblem({
      what: 'A page and a target are needed.',
      remedy: 'Run: node electron/bootstrap/print-pdf.mjs <page.html> <target.pdf> <footer>',
    })
  }
  const context = createContext({ chatter: process.stderr })
  const setup = await setUpAll(context)
  await ensureBuilt(context, setup.node)
  const display = lacksDisplay() ? await startVirtualDisplay(context) : undefined
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  try {
    return await runInForeground(
      setup.electron.executable,
      [...sandboxArguments(context), context.checkout, '--print-pdf', source, target, footer],
      {
        cwd: context.checkout,
        env: { ...environment, ...environmentOf(setup), ...display?.environment },
      },
    )
  } finally {
    await display?.close()
  }
}

await runMain(import.meta.url, main)
