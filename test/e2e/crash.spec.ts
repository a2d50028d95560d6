/** What is lost when something dies: nothing that was shown as saved. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, launch, readyWindow, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'
import { clause, messageLine, openPath, request, titleOf, typeInClause } from './workspaces.ts'

/** Ends a process as a power cut or the system's memory guard does: without a word to it. */
function kill(process_: number): void {
  process.kill(process_, 'SIGKILL')
}

/** The processes of an application, from the main one down. */
async function processesOf(app: ElectronApplication): Promise<readonly number[]> {
  return app.evaluate(({ app: application }) =>
    [...application.getAppMetrics()].map(({ pid }) => pid),
  )
}

/** The process number of the store; null while there is none. */
function storeProcess(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(({ app: application }) => {
    const found = application
      .getAppMetrics()
      .find(({ name, serviceName }) => `${name} ${serviceName}`.includes('Workspace store'))
    return found?.pid ?? null
  })
}

async function runningStore(app: ElectronApplication): Promise<number> {
  await expect.poll(() => storeProcess(app)).not.toBeNull()
  return (await storeProcess(app)) ?? 0
}

/** What clause 4.1 says in a page that Playwright no longer follows, because it has crashed once. */
function clauseOnScreen(app: ElectronApplication, provision = 'ac-4.1'): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }, id) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const read = contents?.executeJavaScript(
      `document.querySelector('[data-provision="${id}"]')?.textContent ?? ''`,
    ) as Promise<string> | undefined
    // What is asked of a page that dies meanwhile is never answered.
    const late = new Promise<string>((done) => setTimeout(() => done('no answer'), 1000))
    return Promise.race([read ?? '', late])
  }, provision)
}

/** Which provision has the focus and the caret, in a page that Playwright no longer follows. */
function caretOnScreen(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const read = contents?.executeJavaScript(`(() => {
      const root = document.activeElement
      const selection = document.getSelection()
      if (!root?.isContentEditable || !root.contains(selection?.focusNode)) return ''
      const range = document.createRange()
      range.setStart(root, 0)
      range.setEnd(selection.focusNode, selection.focusOffset)
      return root.getAttribute('aria-label') + ' at ' + range.toString().length
    })()`) as Promise<string> | undefined
    // What is asked of a page that dies meanwhile is never answered.
    const late = new Promise<string>((done) => setTimeout(() => done('no answer'), 1000))
    return Promise.race([read ?? '', late])
  })
}

async function saved(window: Page): Promise<void> {
  await expect(window.getByTestId('saving')).toHaveText('Saved')
}

/** One command, sent as the window sends it; gives what the program answers. */
function insertWord(window: Page, word: string, seed: string): Promise<unknown> {
  return request(window, 'workspace.run', {
    name: 'text.edit',
    args: {
      draft: 'dp255-option-a',
      document: 'appendix-ac',
      splices: [
        {
          provision: 'ac-4.1',
          start: 0,
          end: 0,
          insert: [{ kind: 'text', text: `${word} `, marks: [] }],
        },
      ],
    },
    author: 'sample-author',
    at: new Date().toISOString(),
    seed,
  })
}

async function changesText(window: Page): Promise<string> {
  const answer = (await request(window, 'workspace.snapshot')) as {
    value: { records: readonly { kind: string }[] }
  }
  return JSON.stringify(answer.value.records.filter(({ kind }) => kind === 'change'))
}

test.describe('a crash', () => {
  test('of everything at once, behind “Saved”, loses nothing', async ({ dataFolder }) => {
    const first = await launch(dataFolder)
    const window = await readyWindow(first)
    await typeInClause(window, 'Kept through a crash ')
    await expect(clause(window)).toContainText('Kept through a crash')
    await saved(window)
    const processes = await processesOf(first)
    const closed = first.waitForEvent('close')
    for (const one of processes) kill(one)
    await closed
    // Left by the killed store; the next start takes it over.
    const owner = join(dataFolder, 'workspaces', 'DP255.workbench.owner')
    expect(readFileSync(owner, 'utf8')).toContain('"process"')
    const second = await launch(dataFolder)
    try {
      const again = await readyWindow(second)
      expect(await titleOf(second)).toBe('DP255 – Drafting Workbench')
      await expect(clause(again)).toContainText('Kept through a crash')
      await expect(again.getByRole('button', { name: /^Undo: / })).toBeVisible()
    } finally {
      await second.close()
    }
  })

  test('of everything, in the middle of writing, loses nothing acknowledged', async ({
    dataFolder,
  }) => {
    const first = await launch(dataFolder)
    const window = await readyWindow(first)
    const acknowledged: string[] = []
    const processes = await processesOf(first)
    const closed = first.waitForEvent('close')
    setTimeout(() => processes.forEach(kill), 1500)
    try {
      for (let count = 0; ; count += 1) {
        const answer = await insertWord(window, `word${count}`, `crash-seed-${count}`)
        expect(answer).toMatchObject({ ok: true })
        acknowledged.push(`word${count} `)
      }
    } catch (error) {
      // The page is gone with everything else; an answer that was not "ok" would be a failure of the test.
      expect(String(error)).toMatch(/closed|crashed|destroyed/)
    }
    await closed
    expect(acknowledged.length).toBeGreaterThan(3)
    const second = await launch(dataFolder)
    try {
      const text = await changesText(await readyWindow(second))
      for (const word of acknowledged) expect(text).toContain(word)
    } finally {
      await second.close()
    }
  })

  test('of the store is said, and work goes on where it was', async ({ app, window }) => {
    const path = await openPath(window)
    await typeInClause(window, 'Before the crash ')
    await saved(window)
    kill(await runningStore(app))
    await expect(messageLine(window)).toContainText('The store stopped unexpectedly')
    await expect(messageLine(window)).toContainText(
      'Everything that was shown as saved is still there',
    )
    await expect(clause(window)).toContainText('Before the crash')
    expect(await openPath(window)).toBe(path)
    await typeInClause(window, 'After it ')
    await saved(window)
    await expect(clause(window)).toContainText('After it')
    const text = await changesText(window)
    expect(text).toContain('Before the crash')
    expect(text).toContain('After it')
  })

  test('of the store, again and again while it is written to, loses nothing acknowledged', async ({
    app,
    window,
  }) => {
    const acknowledged: string[] = []
    for (let round = 0; round < 2; round += 1) {
      const store = await runningStore(app)
      for (let count = 0; count < 5; count += 1) {
        const sent = insertWord(window, `r${round}w${count}`, `store-seed-${round}-${count}`)
        // The last one is on its way when the store dies: it may be answered either way, but never with a lie.
        if (count === 4) kill(store)
        const answer = await sent
        if (count < 4) expect(answer).toMatchObject({ ok: true })
        if ((answer as { ok: boolean }).ok) acknowledged.push(`r${round}w${count} `)
      }
      await expect.poll(() => storeProcess(app)).not.toBe(store)
      await runningStore(app)
    }
    const text = await changesText(window)
    for (const word of acknowledged) expect(text).toContain(word)
  })

  test('of the page brings it back with the workspace', async ({ app, window }) => {
    await typeInClause(window, 'Before the page crashed ')
    await saved(window)
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect
      .poll(() => clauseOnScreen(app), { timeout: 15_000 })
      .toContain('Before the page crashed')
    expect(await titleOf(app)).toBe('DP255 – Drafting Workbench')
  })

  test('of the page reopens it at the same caret', async ({ app, window }) => {
    const room = new DraftingPage(window)
    await room.begin()
    await room.goTo('5.2')
    await room.press('Control+Home')
    await room.type('Kept here ')
    await saved(window)
    await room.expectPlace(/^Clause 5\.2,/, 'Kept here '.length)
    // A caret is remembered once it has come to rest.
    await window.waitForTimeout(400)
    // The answer may go down with the page; what counts is what comes up again.
    await app
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      )
      .catch(() => undefined)
    await expect
      .poll(() => caretOnScreen(app), { timeout: 15_000 })
      .toBe('Clause 5.2, redline at 10')
  })

  test('of the page and the store in the middle of typing keeps what was saved, and the clause', async ({
    app,
    window,
  }) => {
    const room = new DraftingPage(window)
    await room.begin()
    await room.goTo('5.2')
    await room.press('Control+Home')
    await room.type('Saved before ')
    await saved(window)
    await window.waitForTimeout(400)
    await room.type('still being wri')
    kill(await runningStore(app))
    await app
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      )
      .catch(() => undefined)
    await expect
      .poll(() => caretOnScreen(app), { timeout: 15_000 })
      .toMatch(/^Clause 5\.2, redline at (1[3-9]|2\d)$/)
    await expect
      .poll(() => clauseOnScreen(app, 'ac-5.2'), { timeout: 15_000 })
      .toContain('Saved before ')
  })

  test('is no reason to lose what was typed last: closing the window saves it', async ({
    dataFolder,
  }) => {
    const first = await launch(dataFolder)
    const window = await readyWindow(first)
    await typeInClause(window, 'Unfinished')
    const closed = first.waitForEvent('close')
    await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
    const second = await launch(dataFolder)
    try {
      await expect(clause(await readyWindow(second))).toContainText('Unfinished')
    } finally {
      await second.close()
    }
  })
})
