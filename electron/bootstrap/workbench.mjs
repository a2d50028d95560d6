/**
 * `npm run workbench -- <command>`: the command line, on the Node that its TypeScript needs. Standard output is the
 * command's answer and nothing else; what the set-up has to say goes to standard error.
 *
 * What the command line gets in its environment:
 *   WORKBENCH_NODE  the Node it runs on
 * An Electron is set up only when a PDF is printed, see `print-pdf.mjs`.
 */
import { join } from 'node:path'
import { createContext } from './context.mjs'
import { runMain } from './problem.mjs'
import { runInForeground } from './processes.mjs'
import { environmentOf, setUpTools } from './setup.mjs'

async function main() {
  const context = createContext({ chatter: process.stderr })
  const setup = await setUpTools(context)
  return runInForeground(
    setup.node.executable,
    [
      '--disable-warning=ExperimentalWarning',
      join(context.checkout, 'electron/cli/main.ts'),
      ...process.argv.slice(2),
    ],
    {
      // Paths on the command line are meant from where the user stands, not from the checkout that npm changes to.
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: { ...process.env, ...environmentOf(setup) },
    },
  )
}

await runMain(import.meta.url, main)
