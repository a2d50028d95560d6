import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, launch, readyWindow, test } from './app.ts'
import { checkout, makeWorkspace, messageLine, openPath, titleOf } from './workspaces.ts'

/** Starts the application, and closes it behind the test's steps even where one of them fails. */
async function started(
  dataFolder: string,
  args: readonly string[],
  steps: (app: ElectronApplication) => Promise<void>,
): Promise<void> {
  const app = await launch(dataFolder, args)
  try {
    await steps(app)
  } finally {
    await app.close()
  }
}

function preferencesWith(dataFolder: string, change: Readonly<Record<string, unknown>>): void {
  mkdirSync(dataFolder, { recursive: true })
  const preferences = {
    theme: 'system',
    zoom: 1,
    authorName: '',
    recentFiles: [],
    panels: { outline: true, inspector: true },
  }
  const window = { width: 1200, height: 800, maximized: false }
  writeFileSync(
    join(dataFolder, 'preferences.json'),
    JSON.stringify({ preferences, window, lastFile: null, ...change }),
  )
}

test.describe('the start', () => {
  test('makes the sample in the data folder, and nothing in the checkout', async ({
    dataFolder,
  }) => {
    const before = await readdir(checkout)
    await started(dataFolder, [], async (app) => {
      const window = await readyWindow(app)
      const sample = join(dataFolder, 'workspaces', 'DP255.workbench')
      expect(existsSync(sample)).toBe(true)
      expect(await openPath(window)).toBe(sample)
      expect(await titleOf(app)).toBe('DP255 – Drafting Workbench')
      await expect(window.getByRole('heading', { level: 1 })).toContainText('DP255')
      await expect(window.locator('[data-provision="ac-4.1"]').first()).toBeVisible()
    })
    expect(await readdir(checkout)).toEqual(before)
    expect(await readdir(join(dataFolder, 'workspaces'))).toEqual(['DP255.workbench'])
  })

  test('opens the file named on the command line, and the next start opens it again', async ({
    dataFolder,
  }) => {
    const path = makeWorkspace(join(dataFolder, 'Some work.workbench'))
    await started(dataFolder, [path], async (app) => {
      expect(await openPath(await readyWindow(app))).toBe(path)
      expect(await titleOf(app)).toBe('Some work – Drafting Workbench')
    })
    await started(dataFolder, [], async (app) => {
      expect(await openPath(await readyWindow(app))).toBe(path)
    })
    expect(existsSync(join(dataFolder, 'workspaces', 'DP255.workbench'))).toBe(false)
  })

  test('takes a relative path from where the person stands', async ({ dataFolder }) => {
    makeWorkspace(join(dataFolder, 'Near.workbench'))
    // Playwright starts programs from the checkout, so the path begins there.
    const up = checkout
      .split('/')
      .slice(1)
      .map(() => '..')
    const relative = join(...up, dataFolder, 'Near.workbench')
    await started(dataFolder, [relative], async (app) => {
      expect(await openPath(await readyWindow(app))).toBe(join(dataFolder, 'Near.workbench'))
    })
  })

  const troubles: readonly (readonly [string, (path: string) => void, RegExp])[] = [
    ['missing', () => undefined, /There is no file “.*Last\.workbench”/],
    [
      'not a workspace',
      (path) => writeFileSync(path, 'Where the DCC receives…'),
      /“.*Last\.workbench” is not a workspace/,
    ],
    [
      'newer than the program',
      (path) => {
        makeWorkspace(path)
        const bytes = readFileSync(path)
        // user_version, at offset 60 of a SQLite file.
        bytes.writeUInt32BE(99, 60)
        writeFileSync(path, bytes)
      },
      /“.*Last\.workbench” was written by a newer Drafting Workbench/,
    ],
    [
      'cut off',
      (path) => {
        makeWorkspace(path)
        writeFileSync(path, readFileSync(path).subarray(0, 5000))
      },
      /“.*Last\.workbench” is cut off/,
    ],
  ]
  for (const [what, make, says] of troubles) {
    test(`with a last file that is ${what} shows the sample, and names the file`, async ({
      dataFolder,
    }) => {
      const path = join(dataFolder, 'Last.workbench')
      make(path)
      const before = existsSync(path) ? readFileSync(path) : null
      preferencesWith(dataFolder, { lastFile: path })
      await started(dataFolder, [], async (app) => {
        const window = await readyWindow(app)
        await expect(messageLine(window)).toContainText(says)
        expect(await openPath(window)).toBe(join(dataFolder, 'workspaces', 'DP255.workbench'))
        await expect(window.locator('[data-provision="ac-4.1"]').first()).toBeVisible()
      })
      if (before !== null) expect(readFileSync(path).equals(before)).toBe(true)
    })
  }

  test('with a damaged sample says so, leaves it alone and makes another', async ({
    dataFolder,
  }) => {
    mkdirSync(join(dataFolder, 'workspaces'))
    const path = join(dataFolder, 'workspaces', 'DP255.workbench')
    writeFileSync(path, 'not a workspace')
    preferencesWith(dataFolder, { lastFile: path })
    await started(dataFolder, [], async (app) => {
      const window = await readyWindow(app)
      await expect(messageLine(window)).toContainText('DP255.workbench” is not a workspace')
      expect(await openPath(window)).toBe(join(dataFolder, 'workspaces', 'DP255 (2).workbench'))
      await expect(window.locator('[data-provision="ac-4.1"]').first()).toBeVisible()
    })
    expect(readFileSync(path, 'utf8')).toBe('not a workspace')
  })

  test('with preferences that cannot be read goes on, and sets them aside', async ({
    dataFolder,
  }) => {
    writeFileSync(join(dataFolder, 'preferences.json'), '{"half')
    await started(dataFolder, [], async (app) => {
      expect(await openPath(await readyWindow(app))).toContain('DP255.workbench')
    })
    expect(readFileSync(join(dataFolder, 'preferences.json.unreadable'), 'utf8')).toBe('{"half')
  })

  test('has the window as large as it was', async ({ dataFolder }) => {
    await started(dataFolder, [], async (app) => {
      await readyWindow(app)
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1011, height: 707 }),
      )
      await expect
        .poll(() =>
          app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds().width),
        )
        .toBe(1011)
      await app.evaluate(({ app: application }) => application.quit())
      await app.waitForEvent('close')
    })
    await started(dataFolder, [], async (app) => {
      await readyWindow(app)
      expect(
        await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
      ).toMatchObject({ width: 1011, height: 707 })
    })
  })

  test('of a second program hands its file to the first and ends', async ({ dataFolder }) => {
    const path = makeWorkspace(join(dataFolder, 'Handed over.workbench'))
    await started(dataFolder, [], async (app) => {
      const window = await readyWindow(app)
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      const second = spawn(process.env['ELECTRON_EXECUTABLE'] ?? '', [...sandbox, checkout, path], {
        stdio: 'ignore',
        env: { ...process.env, WORKBENCH_DATA_DIR: dataFolder },
      })
      const code = await new Promise((done) => second.once('exit', done))
      expect(code).toBe(0)
      await expect.poll(() => titleOf(app)).toBe('Handed over – Drafting Workbench')
      await expect.poll(() => openPath(window)).toBe(path)
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
        1,
      )
    })
  })
})
