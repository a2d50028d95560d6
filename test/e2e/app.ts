/** The real application in a real Electron, with a data folder of its own for each test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  type Page,
} from '@playwright/test'

const checkout = resolve(import.meta.dirname, '../..')

interface Fixtures {
  /** The user's data folder of this test. */
  readonly dataFolder: string
  readonly app: ElectronApplication
  /** The first window, with a workspace open in it. */
  readonly window: Page
}

/** Starts the application on a data folder; more arguments and environment as a user or launcher would give them. */
export async function launch(
  dataFolder: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<ElectronApplication> {
  const executablePath = process.env['ELECTRON_EXECUTABLE']
  if (executablePath === undefined)
    throw new Error('Run these tests with npm test, which finds an Electron.')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return electron.launch({
    executablePath,
    args: [...sandbox, checkout, ...args],
    env: {
      ...(process.env as Record<string, string>),
      WORKBENCH_DATA_DIR: dataFolder,
      ...environment,
    },
  })
}

/** The first window, once the status bar says that everything is saved. */
export async function readyWindow(app: ElectronApplication): Promise<Page> {
  const window = await app.firstWindow()
  await window.getByTestId('saving').waitFor()
  await window.getByText('Opening the workspace').first().waitFor({ state: 'detached' })
  return window
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ dataFolder }, use) => {
    const app = await launch(dataFolder)
    await use(app)
    await app.close()
  },
  window: async ({ app }, use) => {
    await use(await readyWindow(app))
  },
})

export { expect } from '@playwright/test'
