import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, launch, readyWindow, test } from './app.ts'
import {
  answerOpenDialog,
  answerSaveDialog,
  chooseInMenu,
  clause,
  makeWorkspace,
  messageLine,
  openPath,
  openRecentInMenu,
  ownerFileContent,
  recentInMenu,
  request,
  titleOf,
  typeInClause,
} from './workspaces.ts'

test.describe('the File menu', () => {
  test('saves a copy, whole and apart from the original', async ({ app, window, dataFolder }) => {
    await typeInClause(window, 'Copied words ')
    await expect(window.getByTestId('saving')).toHaveText('Saved')
    const original = await openPath(window)
    const copy = join(dataFolder, 'A copy.workbench')
    await answerSaveDialog(app, join(dataFolder, 'A copy'))
    await chooseInMenu(app, 'file.saveCopy')
    await expect(messageLine(window)).toContainText(`A copy was saved as ${copy}`)
    expect(await openPath(window)).toBe(original)
    await request(window, 'file.openPath', { path: copy })
    await expect.poll(() => titleOf(app)).toBe('A copy – Drafting Workbench')
    await expect(clause(window)).toContainText('Copied words')
  })

  test('refuses to copy a workspace onto itself', async ({ app, window }) => {
    const original = await openPath(window)
    const before = readFileSync(original)
    await answerSaveDialog(app, original)
    await chooseInMenu(app, 'file.saveCopy')
    await expect(messageLine(window)).toContainText('cannot have the name of the workspace itself')
    expect(readFileSync(original).equals(before)).toBe(true)
  })

  test('says where a copy cannot be written', async ({ app, window, dataFolder }) => {
    await answerSaveDialog(app, join(dataFolder, 'no such folder', 'x.workbench'))
    await chooseInMenu(app, 'file.saveCopy')
    await expect(messageLine(window)).toContainText(/no such folder.*cannot be written/)
    expect(await readdir(dataFolder)).not.toContain('no such folder')
  })

  test('makes a new workspace, and never over another file', async ({
    app,
    window,
    dataFolder,
  }) => {
    const path = join(dataFolder, 'Fresh.workbench')
    await answerSaveDialog(app, path)
    await chooseInMenu(app, 'file.new')
    await expect.poll(() => titleOf(app)).toBe('Fresh – Drafting Workbench')
    expect(await openPath(window)).toBe(path)
    const taken = join(dataFolder, 'Taken.workbench')
    writeFileSync(taken, 'somebody’s file')
    await answerSaveDialog(app, taken)
    await chooseInMenu(app, 'file.newSample')
    await expect(messageLine(window)).toContainText('Taken.workbench” exists already')
    expect(readFileSync(taken, 'utf8')).toBe('somebody’s file')
    expect(await openPath(window)).toBe(path)
  })

  test('opens a workspace, lists it as recent, and opens that again', async ({
    app,
    window,
    dataFolder,
  }) => {
    const sample = await openPath(window)
    const path = makeWorkspace(join(dataFolder, 'Other.workbench'))
    await answerOpenDialog(app, path)
    await chooseInMenu(app, 'file.open')
    await expect.poll(() => titleOf(app)).toBe('Other – Drafting Workbench')
    await expect.poll(() => recentInMenu(app)).toEqual([path, sample])
    await openRecentInMenu(app, sample)
    await expect.poll(() => titleOf(app)).toBe('DP255 – Drafting Workbench')
    await expect.poll(() => recentInMenu(app)).toEqual([sample, path])
  })

  test('does nothing where the dialog is cancelled', async ({ app, window }) => {
    const before = await openPath(window)
    await answerOpenDialog(app, null)
    await answerSaveDialog(app, null)
    for (const id of ['file.open', 'file.new', 'file.newSample', 'file.saveCopy'])
      await chooseInMenu(app, id)
    expect(await openPath(window)).toBe(before)
    await expect(messageLine(window)).toBeEmpty()
  })

  test('says that a recent file is gone, and keeps the open one', async ({
    app,
    window,
    dataFolder,
  }) => {
    const sample = await openPath(window)
    const path = makeWorkspace(join(dataFolder, 'Gone soon.workbench'))
    await request(window, 'file.openPath', { path })
    await request(window, 'file.openPath', { path: sample })
    await rm(path)
    await openRecentInMenu(app, path)
    await expect(messageLine(window)).toContainText('There is no file')
    expect(await openPath(window)).toBe(sample)
  })

  test('opens another workspace only once what was typed is in this one', async ({
    app,
    window,
    dataFolder,
  }) => {
    const first = await openPath(window)
    const path = makeWorkspace(join(dataFolder, 'Twin.workbench'))
    await request(window, 'file.openPath', { path })
    await expect.poll(() => titleOf(app)).toBe('Twin – Drafting Workbench')
    await expect(clause(window)).toBeVisible()
    await typeInClause(window, 'Unfinished')
    // At once, before the pause that makes a record of the word.
    await openRecentInMenu(app, first)
    await expect.poll(() => titleOf(app)).toBe('DP255 – Drafting Workbench')
    await expect(clause(window)).toBeVisible()
    await window.waitForTimeout(1000)
    await expect(clause(window)).not.toContainText('Unfinished')
    await openRecentInMenu(app, path)
    await expect.poll(() => titleOf(app)).toBe('Twin – Drafting Workbench')
    await expect(clause(window)).toContainText('Unfinished')
  })
})

test.describe('a file that is not a workspace', () => {
  const files: readonly (readonly [string, (path: string) => void, RegExp])[] = [
    ['a text', (path) => writeFileSync(path, 'words'), /is not a workspace/],
    ['empty', (path) => writeFileSync(path, ''), /is empty/],
    ['a folder', (path) => void mkdirSync(path), /is a folder, not a workspace/],
    ['not there', () => undefined, /There is no file/],
  ]
  for (const [what, make, says] of files) {
    test(`because it is ${what} is said, and the open one stays`, async ({
      app,
      window,
      dataFolder,
    }) => {
      const before = await openPath(window)
      const path = join(dataFolder, 'Wrong.workbench')
      make(path)
      await answerOpenDialog(app, path)
      await chooseInMenu(app, 'file.open')
      await expect(messageLine(window)).toContainText(says)
      await expect(messageLine(window)).toContainText('Wrong.workbench')
      expect(await openPath(window)).toBe(before)
      expect(await titleOf(app)).toBe('DP255 – Drafting Workbench')
      await typeInClause(window, 'Still writable ')
      await expect(window.getByTestId('saving')).toHaveText('Saved')
      await expect(clause(window)).toContainText('Still writable')
    })
  }
})

test.describe('a workspace that is open elsewhere', () => {
  test('is read beside its writer, says so, and refuses typing', async ({ dataFolder }) => {
    const path = makeWorkspace(join(dataFolder, 'Shared.workbench'))
    const owner = ownerFileContent()
    writeFileSync(`${path}.owner`, owner)
    const before = readFileSync(path)
    const app = await launch(dataFolder, [path])
    try {
      const window = await readyWindow(app)
      expect(await titleOf(app)).toBe('Shared (read-only) – Drafting Workbench')
      await expect(
        window.getByText(/Read only\. It is open for writing by A colleague/),
      ).toBeVisible()
      await expect(window.getByTestId('saving')).toHaveText('Read only')
      const words = await clause(window).textContent()
      await typeInClause(window, 'Refused')
      await expect(messageLine(window)).toContainText('Nothing can be changed here')
      await expect(messageLine(window)).toContainText('A colleague')
      expect(await clause(window).textContent()).toBe(words)
      // A page that asks all the same is refused by the store.
      const answer = await request(window, 'workspace.undo', { author: 'sample-author' })
      expect(answer).toMatchObject({ ok: false, error: { code: 'workspace/read-only' } })
    } finally {
      await app.close()
    }
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readFileSync(`${path}.owner`, 'utf8')).toBe(owner)
  })

  test('can be written to once its writer has closed it', async ({ dataFolder }) => {
    const path = makeWorkspace(join(dataFolder, 'Shared.workbench'))
    writeFileSync(`${path}.owner`, ownerFileContent())
    const app = await launch(dataFolder, [path])
    try {
      const window = await readyWindow(app)
      await expect(window.getByTestId('saving')).toHaveText('Read only')
      await rm(`${path}.owner`)
      await expect(messageLine(window)).toContainText('it can be changed here now')
      await expect(window.getByTestId('saving')).toHaveText('Saved')
      await typeInClause(window, 'Accepted ')
      await expect(clause(window)).toContainText('Accepted')
      await expect(window.getByTestId('saving')).toHaveText('Saved')
    } finally {
      await app.close()
    }
  })

  test('can be written in as a copy', async ({ dataFolder }) => {
    const path = makeWorkspace(join(dataFolder, 'Shared.workbench'))
    writeFileSync(`${path}.owner`, ownerFileContent())
    const app = await launch(dataFolder, [path])
    try {
      const window = await readyWindow(app)
      const copy = join(dataFolder, 'Mine.workbench')
      await answerSaveDialog(app, copy)
      await chooseInMenu(app, 'file.saveCopy')
      await expect.poll(() => existsSync(copy)).toBe(true)
      await expect
        .poll(() => request(window, 'file.openPath', { path: copy }))
        .toMatchObject({ ok: true, value: { readOnly: null } })
      await expect.poll(() => titleOf(app)).toBe('Mine – Drafting Workbench')
      await expect(window.getByTestId('saving')).toHaveText('Saved')
    } finally {
      await app.close()
    }
  })
})

test.describe('a file dropped on the window', () => {
  /** Drops a real file, which only the browser's own file chooser can bring into a page. */
  async function drop(window: Page, paths: readonly string[]) {
    await window.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.multiple = true
      input.id = 'dropping'
      document.body.append(input)
    })
    await window.locator('#dropping').setInputFiles([...paths])
    await window.evaluate(() => {
      const input = document.getElementById('dropping') as HTMLInputElement
      const dataTransfer = new DataTransfer()
      for (const file of input.files ?? []) dataTransfer.items.add(file)
      input.remove()
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
      document.getElementById('room')?.dispatchEvent(event)
    })
  }

  test('is opened', async ({ app, window, dataFolder }) => {
    const path = makeWorkspace(join(dataFolder, 'Dropped.workbench'))
    await drop(window, [path])
    await expect.poll(() => titleOf(app)).toBe('Dropped – Drafting Workbench')
    expect(await openPath(window)).toBe(path)
  })

  test('is refused where it is of another kind, or one of several', async ({
    window,
    dataFolder,
  }) => {
    const before = await openPath(window)
    const text = join(dataFolder, 'notes.rtf')
    writeFileSync(text, 'words')
    await drop(window, [text])
    await expect(messageLine(window)).toContainText('“notes.rtf” is not a workspace file')
    const one = makeWorkspace(join(dataFolder, 'One.workbench'))
    const two = makeWorkspace(join(dataFolder, 'Two.workbench'))
    await drop(window, [one, two])
    await expect(messageLine(window)).toContainText('one file at a time')
    expect(await openPath(window)).toBe(before)
  })
})
