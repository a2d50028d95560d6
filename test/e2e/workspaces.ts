/** What the tests of files, start and crashes share: workspace files, the system's dialogs and the menu. */
import { execFileSync } from 'node:child_process'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type {} from '../../renderer/bridge.ts'

export const checkout = resolve(import.meta.dirname, '../..')

/** Made by the command line, so that nothing of the application under test is needed first. */
export function makeWorkspace(path: string, content: 'dp255' | 'empty' = 'dp255'): string {
  const kind = content === 'empty' ? ['--empty'] : ['--sample', content]
  execFileSync(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(checkout, 'electron/cli/main.ts'),
    'new',
    path,
    ...kind,
  ])
  return path
}

/** The owner file that another running program, this one, has beside a workspace while it writes. */
export function ownerFileContent(): string {
  return JSON.stringify({
    name: 'A colleague',
    host: hostname(),
    process: process.pid,
    time: new Date().toISOString(),
  })
}

export function titleOf(app: ElectronApplication): Promise<string> {
  return asked(() =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? ''),
  )
}

/** Asks the program something; once more where its answer was lost, as V8 may collect a promise that only a debugger awaits. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (!String(error).includes('promise was garbage collected')) throw error
    return ask()
  }
}

/** What the message line says. */
export function messageLine(window: Page): Locator {
  return window.locator('[role=status][aria-live=polite]')
}

/** Answers every dialog that asks where to save. */
export function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    const answer = { canceled: filePath === null, filePath: filePath ?? '' }
    dialog.showSaveDialog = () => Promise.resolve(answer)
  }, path)
}

/** Answers every dialog that asks what to open. */
export function answerOpenDialog(app: ElectronApplication, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    const answer = { canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] }
    dialog.showOpenDialog = () => Promise.resolve(answer)
  }, path)
}

/** Chooses an item of the menu as a click on it does. */
export function chooseInMenu(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ Menu }, item) => {
    Menu.getApplicationMenu()?.getMenuItemById(item)?.click()
  }, id)
}

/** The paths under File > Open recent, in their order. */
export function recentInMenu(app: ElectronApplication): Promise<readonly string[]> {
  return asked(() =>
    app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items[0]?.submenu?.items ?? []
      const recent = file.find(({ label }) => label === 'Open recent')?.submenu?.items ?? []
      return recent.map(({ sublabel }) => sublabel ?? '')
    }),
  )
}

export function openRecentInMenu(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => {
    const file = Menu.getApplicationMenu()?.items[0]?.submenu?.items ?? []
    const recent = file.find(({ label }) => label === 'Open recent')?.submenu?.items ?? []
    const item = recent.find(({ sublabel }) => sublabel === wanted)
    if (item === undefined) throw new Error(`“${wanted}” is not among the recent files.`)
    item.click()
  }, path)
}

/** The path of the workspace that the window has open, as the program tells it. */
export async function openPath(window: Page): Promise<string> {
  const answer = (await request(window, 'workspace.snapshot')) as {
    value?: { file: { path: string } }
  }
  return answer.value?.file.path ?? JSON.stringify(answer)
}

/** Asks the program directly, as any script in the page could. */
export function request(page: Page, name: string, value?: unknown): Promise<unknown> {
  return page.evaluate(
    ([named, given]) => window.workbench.request(named as 'workspace.snapshot', given),
    [name, value] as const,
  )
}

/** Clause 4.1 on the page. */
export function clause(window: Page): Locator {
  return window.locator('[data-provision="ac-4.1"]').first()
}

/** Puts the caret at the beginning of clause 4.1. */
async function enterClause(window: Page): Promise<void> {
  await clause(window).getByText('Where the DCC receives').first().click()
  await clause(window).getByRole('textbox').waitFor()
  await window.keyboard.press('Control+Home')
}

/** Types at the beginning of clause 4.1. */
export async function typeInClause(window: Page, words: string): Promise<void> {
  await enterClause(window)
  await window.keyboard.type(words)
}
