/** Other ways to read, and drafts beside each other, by real keys. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test as base, expect } from './app.ts'
import { DraftingPage, pasteElsewhere } from './drafting-page.ts'
import { request } from './workspaces.ts'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

async function expectNoViolations(window: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  expect(found, where).toEqual([])
}

test('the linear text is read from start to end, and copied whole', async ({ window, room }) => {
  await room.press('Control+6')
  const linear = window.getByRole('region', { name: 'Linear text' })
  const clause = linear.locator('[data-line="ac-4.1"]')
  await expect(clause).toBeFocused()
  await expect(clause).toContainText("'commissioned'[inserted: , but that update shall not")
  await expect(linear).toContainText('[inserted clause: 4.1A The installation')
  await expectNoViolations(window, 'the linear text')
  await room.press('Alt+ArrowDown')
  await expect(linear.locator('[data-line="a-4.1A"]')).toBeFocused()
  await linear.getByRole('button', { name: 'Copy all' }).press('Enter')
  await room.expectMessage('The whole text is on the clipboard.')
  const { text } = await pasteElsewhere(window)
  expect(text).toContain('[inserted clause: 4.1A The installation')
  await room.press('Control+1')
  await expect(linear).toHaveCount(0)
})

test('the clause and its neighbours stand out, and all again', async ({ window, room }) => {
  const far = window.locator('[data-provision="ac-3.2"] > div').last()
  const before = await far.evaluate((element) => getComputedStyle(element).color)
  await room.press('Control+Alt+3')
  const color = (name: string) =>
    window
      .locator(`[data-provision="${name}"]`)
      .locator('xpath=.//*[contains(@class, "words")]')
      .first()
      .evaluate((element) => getComputedStyle(element).color)
  expect(await color('ac-3.2')).not.toBe(await color('a-4.1A'))
  await expectNoViolations(window, 'one clause standing out')
  await room.press('Control+Alt+3')
  expect(await far.evaluate((element) => getComputedStyle(element).color)).toBe(before)
})

test('drafts stand beside each other; wording is taken, an alternative made, one preferred', async ({
  window,
  room,
}) => {
  await room.press('Control+7')
  const drafts = window.getByRole('region', { name: 'Drafts beside each other' })
  await expect(drafts).toContainText('3 provisions differ.')
  await expect(drafts).toContainText('Nothing here in Option A')
  await expectNoViolations(window, 'drafts beside each other')

  await drafts.getByRole('button', { name: /^Option A takes “operating fully/ }).press('Enter')
  await expect(drafts).toContainText('2 provisions differ.')
  await drafts
    .getByRole('button', { name: /^Option A takes “its Communications Hub/ })
    .press('Enter')
  await room.expectMessage('Option A changes the same words')
  await window.getByRole('button', { name: 'Take it over, withdraw the other' }).press('Enter')
  await expect(drafts).toContainText('1 provision differs.')

  await drafts.getByRole('button', { name: 'Prefer Option B' }).press('Enter')
  await expect(window.getByRole('radio', { name: /Option B.*preferred/ })).toBeVisible()

  await drafts.getByRole('button', { name: 'Make an alternative…' }).press('Enter')
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Option C')
  await expectNoViolations(window, 'the dialog that makes an alternative')
  await room.press('Enter')
  await room.expectMessage('Option C begins as a copy of Option A.')
  await drafts.getByLabel('Draft to compare with').selectOption({ label: 'Option A' })
  await expect(drafts).toContainText('The two read the same.')

  await drafts.getByLabel('Draft to compare with').selectOption('agreed')
  await expect(drafts.getByRole('status')).toContainText('provisions differ.')
  await expect(drafts).toContainText('From Option C to Agreed text of Option C:')
  await expect(drafts.getByRole('button', { name: / takes / })).toHaveCount(0)
  await expectNoViolations(window, 'a draft beside its agreed text')
  await drafts.getByLabel('Draft to compare with').selectOption({ label: 'Option A' })
  await room.press('Control+1')
  await room.goTo('4.2')
  await room.press('Alt+Shift+ArrowDown')
  await room.saved()
  await room.press('Control+7')
  await drafts.getByLabel('Draft to compare with').selectOption({ label: 'Option A' })
  await expect(drafts).toContainText(/differ/)
  await drafts.getByRole('button', { name: /^Option A takes “Moves it here from/ }).press('Enter')
  await expect(drafts).toContainText('The two read the same.')
})

test('a view never saves as accepted, and zooming is three keys', async ({ window, room }) => {
  for (const key of ['2', '3', '4', '5', '6', '7', '1']) await room.press(`Control+${key}`)
  await room.saved()
  await expect(window.getByText('Option A: 4 pending, 0 accepted')).toBeVisible()
  expect(await request(window, 'workspace.history', { limit: 10 })).toEqual({ ok: true, value: [] })

  const zoom = () =>
    window.evaluate(() => document.documentElement.style.getPropertyValue('--zoom'))
  await room.press('Control+=', 'Control+=')
  expect(await zoom()).toBe('1.25')
  await room.press('Control+-')
  expect(await zoom()).toBe('1.1')
  await room.press('Control+0')
  expect(await zoom()).toBe('1')
})

test('a clause is gone to in a narrow window, from the search and from drafts beside each other', async ({
  app,
  window,
  room,
}) => {
  await room.press('Control+Shift+f')
  await room.goTo('6.3')
  await room.expectPlace(/^Clause 6\.3,/, 0)
  await room.press('Control+7')
  await room.goTo('5.2')
  await room.expectPlace(/^Clause 5\.2,/)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 700),
  )
  await expect(window.getByRole('navigation', { name: 'Outline' })).toBeHidden()
  await room.goTo('4.1')
  await room.expectPlace(/^Clause 4\.1,/, 0)
})
