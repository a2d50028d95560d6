/**
 * Runs a script of this project on the Node for tools, with everything set up:
 *
 *     node electron/bootstrap/run.mjs <script.ts> [arguments]
 */
import { resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { createContext } from './context.mjs'
import { lacksDisplay, startVirtualDisplay } from './display.mjs'
import { runMain, SetupProblem } from './problem.mjs'
import { runInForeground } from './processes.mjs'
import { describeRuntime, environmentOf, setUpAll } from './setup.mjs'

async function main() {
  const [script, ...args] = process.argv.slice(2)
  if (!script) {
    throw new SetupProblem({
      what: 'No script was named.',
      remedy: 'Run: node electron/bootstrap/run.mjs <script.ts> [arguments]',
    })
  }
  const context = createContext({ chatter: process.stderr })
  const setup = await setUpAll(context)
  await ensureBuilt(context, setup.node)
  context.say(describeRuntime(setup))
  const display = lacksDisplay() ? await startVirtualDisplay(context) : undefined
  try {
    return await runInForeground(
      setup.node.executable,
      ['--disable-warning=ExperimentalWarning', resolve(context.checkout, script), ...args],
      {
        cwd: context.checkout,
        env: { ...process.env, ...environmentOf(setup), ...display?.environment },
      },
    )
  } finally {
    await display?.close()
  }
}

await runMain(import.meta.url, main)
