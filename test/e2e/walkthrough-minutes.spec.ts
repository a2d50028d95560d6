import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { expect, launch, readyWindow, test } from './app.ts'
import { WalkthroughPage } from './walkthrough-page.ts'
import { answerOpenDialog, makeWorkspace, ownerFileContent } from './workspaces.ts'

/** What the room decides, by the keys that record it: figures choose the outcome, words may follow. */
const DECISIONS: readonly (readonly [outcome: string, figure: string, words: string])[] = [
  ['Agreed', '1', 'The status trigger in 4.1 stays as it is'],
  ['Not agreed', '2', 'No reference to enrolment in 4.1'],
  ['Deferred', '3', 'Whether the words may be shorter'],
  ['Noted', '4', ''],
  ['Agreed', '1', 'Each Device has to be commissioned'],
  ['Agreed', '1', ''],
  ['Deferred', '3', 'What “operating fully” would add'],
  ['Not agreed', '2', 'Install and Leave is left to another modification'],
  ['Noted', '4', 'OPSG will be asked on reporting'],
  ['Agreed', '1', 'The wording as reworded in the room'],
]

test('a walkthrough of forty minutes by keyboard: ten decisions, and minutes that hold them', async ({
  app,
  window,
  dataFolder,
}) => {
  test.slow()
  const room = new WalkthroughPage(window)
  // Time passes as fast as the clock is told, so that nobody waits.
  await window.clock.install({ time: new Date('2024-04-03T10:00:00') })
  await window.getByRole('button', { name: 'Drafting', exact: true }).waitFor()
  await room.begin()
  const decide = async (index: number) => {
    const [outcome, figure, words] = DECISIONS[index] ?? ['', '', '']
    await room.press('d', figure)
    await expect(window.getByRole('radio', { name: outcome, exact: true })).toBeChecked()
    if (words !== '') {
      await room.press('Tab')
      await window.keyboard.type(words)
    }
    await room.press('Enter')
    await expect(room.message(`D${index + 1}: ${outcome}, minuted on`)).toBeVisible()
    await window.clock.fastForward('04:00')
  }
  for (const index of [0, 1, 2, 3]) await decide(index)
  await room.press('PageDown')
  await room.expectStep('2 of 2', /^Clause 4\.1A/)
  for (const index of [4, 5]) await decide(index)
  await room.press('Space', 'Space', 'r')
  for (const index of [6, 7]) await decide(index)
  await room.press('a')
  await window.keyboard.type('Ask OPSG how installations are reported')
  await room.press('Tab')
  await window.keyboard.type('SECAS')
  await room.press('Tab')
  await window.keyboard.type('12 Apr 2024')
  await room.press('Enter')
  await expect(room.message('A1 is minuted on 4.1A, due 12 Apr 2024.')).toBeVisible()
  await decide(8)
  await room.press('w')
  await expect(window.getByRole('textbox', { name: 'Wording of 4.1A' })).toBeFocused()
  await room.press('ArrowDown', 'ArrowDown', 'Control+Home')
  await window.keyboard.type('without exception, ')
  await window.clock.runFor(1000)
  await room.press('Escape')
  await expect(room.message('is minuted. Press D')).toBeVisible()
  await room.press('d', 'Tab')
  await window.keyboard.type(DECISIONS[9]?.[2] ?? '')
  await room.press('Enter')
  await expect(room.message('D11: Agreed, minuted on 4.1A.')).toBeVisible()
  await room.press('m')
  await expect(window.getByRole('dialog').getByRole('listitem')).toHaveCount(12)
  await room.press('Escape', 'Escape')
  await expect(window.getByRole('navigation', { name: 'Rooms' })).toBeVisible()
  await window.clock.runFor(2000)

  await answerOpenDialog(app, dataFolder)
  await room.press('Control+e')
  const dialog = window.getByRole('dialog')
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck()
  for (const name of [/^Minutes, Word/, /^Minutes, web page/]) {
    await dialog.getByRole('checkbox', { name }).check()
  }
  await dialog.getByRole('button', { name: /^Choose a folder/ }).click()
  await expect(dialog.getByText('2 documents written.')).toBeVisible()

  const files = readdirSync(dataFolder).filter((name) => name.startsWith('DP255 Minutes'))
  expect(files.map((name) => name.split('.').pop()).sort()).toEqual(['docx', 'html'])
  for (const name of files) {
    const file = readFileSync(join(dataFolder, name))
    const text = name.endsWith('.docx')
      ? readBack(new Uint8Array(file)).accepted.join('\n')
      : file.toString('utf8')
    for (const [outcome, , words] of DECISIONS) {
      expect(text).toContain(outcome)
      expect(text).toContain(words)
    }
    expect(text).toContain('10 decisions, 1 action')
    expect(text).toContain('Wording proposed')
    expect(text).toContain('without exception, ')
    expect(text).toContain('12 Apr 2024')
    expect(text).toContain('3 April 2024')
    expect(text).toContain('Illustrative, not in-force text')
  }
})

test('read only, everything is shown and nothing recorded, in words', async ({ dataFolder }) => {
  const path = makeWorkspace(join(dataFolder, 'DP255.workbench'))
  writeFileSync(`${path}.owner`, ownerFileContent())
  const app = await launch(dataFolder, [path])
  try {
    const window = await readyWindow(app)
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.press('ArrowRight')
    await room.expectStep('2 of 2')
    for (const key of ['d', 'a', 'w', 'v']) {
      await room.press(key)
      await expect(room.message('Nothing can be recorded here.')).toBeVisible()
      await expect(window.getByRole('form')).toHaveCount(0)
    }
    await room.press('c')
    await expect(window.getByRole('region', { name: 'Option B' })).toBeVisible()
  } finally {
    await app.close()
  }
})

test('whoever presents minutes what the room decides, and rewords nothing', async ({ window }) => {
  await window.getByRole('button', { name: /^Role: / }).press('Enter')
  await window.getByRole('menuitemcheckbox', { name: 'Presenting' }).press('Enter')
  const room = new WalkthroughPage(window)
  await room.begin()
  await room.press('w')
  await expect(room.message('You are presenting.')).toBeVisible()
  await expect(window.getByRole('textbox', { name: /^Wording/ })).toHaveCount(0)
  await room.press('v')
  await expect(window.getByRole('form', { name: 'Alternative' })).toHaveCount(0)
  await room.press('d', 'Enter')
  await expect(room.message('D1: Agreed, minuted on 4.1.')).toBeVisible()
})

test('the presenter’s window follows, drives, and keeps notes', async ({ app, window }) => {
  const room = new WalkthroughPage(window)
  await room.begin()
  const opened = app.waitForEvent('window')
  await room.press('s')
  const presenter = await opened
  await expect(presenter.getByRole('heading', { level: 1 })).toHaveText('DP255, Option A: 4.1')
  await expect(presenter.getByText('1 of 2')).toBeVisible()
  await expect(presenter.getByRole('region', { name: 'Next step' })).toContainText('4.1A')
  // It follows.
  await room.press('Space')
  await expect(presenter.getByText('proposed', { exact: true })).toBeVisible()
  // It drives.
  await presenter.keyboard.press('b')
  await expect(presenter.getByText('blank screen')).toBeVisible()
  await expect(window.getByText('The screen is blank. Press B')).toBeAttached()
  await presenter.keyboard.press('.')
  // What is laid over the clause is closed from there as well.
  await presenter.keyboard.press('?')
  await expect(presenter.getByText('The sheet of keys')).toBeVisible()
  await presenter.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await presenter.getByRole('textbox', { name: 'Notes' }).fill('4.1 never speaks of success')
  await presenter.getByRole('button', { name: 'Next', exact: true }).click()
  await room.expectStep('2 of 2')
  await expect(presenter.getByText('This is the last step.')).toBeVisible()
  await presenter.getByRole('button', { name: 'Previous' }).click()
  await expect(presenter.getByRole('textbox', { name: 'Notes' })).toHaveValue(
    '4.1 never speaks of success',
  )
  const { violations } = await new AxeBuilder({ page: presenter }).setLegacyMode().analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  // It is confined as the first window is, and closes with the walkthrough.
  const tried = await presenter.evaluate(async () => ({
    require: typeof require,
    network: await fetch('https://example.org').then(
      () => 'reached',
      () => 'refused',
    ),
    opened: globalThis.open('app://workbench/index.html') === null ? 'refused' : 'opened',
  }))
  expect(tried).toEqual({ require: 'undefined', network: 'refused', opened: 'refused' })
  const closed = presenter.waitForEvent('close')
  await room.press('Escape')
  await closed
})

test('the handout opens with the network off, asks for nothing, and axe finds nothing', async ({
  app,
  window,
  dataFolder,
}) => {
  await answerOpenDialog(app, dataFolder)
  await window.keyboard.press('Control+e')
  const dialog = window.getByRole('dialog')
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck()
  await dialog.getByRole('checkbox', { name: /^Walkthrough handout/ }).check()
  await dialog.getByRole('button', { name: /^Choose a folder/ }).click()
  await expect(dialog.getByText('1 document written.')).toBeVisible()
  const path = join(dataFolder, 'DP255 Walkthrough handout Option A.html')

  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, file) => {
    const other = new BrowserWindow({
      width: 1100,
      height: 900,
      webPreferences: { partition: 'handout', sandbox: true },
    })
    const { session } = other.webContents
    session.enableNetworkEmulation({ offline: true })
    session.webRequest.onBeforeRequest((details, decide) => {
      if (!details.url.startsWith('file:') && !details.url.startsWith('devtools:')) {
        ;(globalThis as { asked?: string[] }).asked ??= []
        ;(globalThis as { asked?: string[] }).asked?.push(details.url)
      }
      decide({})
    })
    void other.loadFile(file)
  }, path)
  const page = await opened
  await expect(page.getByRole('heading', { level: 1 })).toContainText('WAN issues')
  await page.getByRole('link', { name: '4.1A', exact: true }).first().press('Enter')
  await expect(page.getByRole('heading', { name: 'SEC Appendix AC 4.1A' })).toBeInViewport()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  // In print, what comes and what goes is told apart by lines alone.
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  const printed = await page
    .locator('ins')
    .first()
    .evaluate((element) => {
      const { color, textDecorationLine } = getComputedStyle(element)
      return { color, textDecorationLine }
    })
  expect(printed).toEqual({ color: 'rgb(0, 0, 0)', textDecorationLine: 'underline' })
  expect(await app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? [])).toEqual([])
})
