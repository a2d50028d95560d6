/** One window for all tests of a file, each with a sample workspace of its own opened in it: quick, and apart. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { launch, readyWindow } from './app.ts'
import { DraftingPage } from './drafting-page.ts'
import { makeWorkspace, request } from './workspaces.ts'

interface Shared {
  readonly app: ElectronApplication
  readonly window: Page
  readonly folder: string
  /** A sample workspace that no test has touched. */
  readonly pristine: string
}

let opened = 0

export const test = base.extend<
  { readonly room: DraftingPage; readonly window: Page },
  { readonly shared: Shared }
>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'))
      const pristine = makeWorkspace(join(folder, 'Pristine.workbench'))
      const app = await launch(folder)
      const window = await readyWindow(app)
      await use({ app, window, folder, pristine })
      await app.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],
  room: async ({ shared }, use) => {
    const { window, folder, pristine } = shared
    opened += 1
    const path = join(folder, `Sample ${opened}.workbench`)
    copyFileSync(pristine, path)
    await window.keyboard.press('Escape')
    await request(window, 'file.openPath', { path })
    const room = new DraftingPage(window)
    await window.locator('#outline-find').waitFor({ state: 'attached' })
    await room.press('Control+1')
    await room.goTo('4.1')
    await room.begin()
    await use(room)
  },
  window: async ({ room }, use) => {
    await use(room.window)
  },
})

export { expect } from './app.ts'
