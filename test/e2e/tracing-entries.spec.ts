/** Entries are made, edited, ordered and removed in the window, with the keys and the pointer that a person has. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

async function openView(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+Alt+Q')
  await window.getByRole('tab', { name }).click()
}

/** Chooses an item of an entry's menu by keys. */
async function fromMenu(window: Page, of: string, item: string): Promise<void> {
  await window.getByRole('button', { name: `What to do with ${of}` }).focus()
  await window.keyboard.press('Enter')
  await window.getByRole('menuitem', { name: item }).waitFor()
  await window.keyboard.type(item)
  await window.keyboard.press('Enter')
}

/** As a hand does it: slowly enough for the drag to begin, and over the target before it lets go. */
async function dragOnTo(window: Page, what: Locator, target: Locator): Promise<void> {
  await what.hover()
  await window.mouse.down()
  await target.hover({ position: { x: 20, y: 8 } })
  await target.hover({ position: { x: 24, y: 12 } })
  await target.hover({ position: { x: 20, y: 8 } })
  await window.mouse.up()
}

test('requirements are added, edited, ordered, removed and brought back', async ({ window }) => {
  await openView(window, 'Requirements')
  await expect(window.getByText('No requirement of DP255 is recorded.')).toBeVisible()
  for (const [number, words] of [
    ['1', 'Every Device counts'],
    ['2', 'Hubs stay'],
  ]) {
    await window.getByRole('button', { name: 'Add a requirement…' }).press('Enter')
    await expect(window.getByLabel('Number')).toHaveValue(number ?? '')
    await window.keyboard.press('Tab')
    await window.keyboard.type(words ?? '')
    await window.keyboard.press('Tab')
    await window.keyboard.type('each other Device')
    await window.getByRole('button', { name: 'Add', exact: true }).click()
  }
  const numbers = window.getByRole('rowheader')
  await expect(numbers).toHaveText(['1', '2'])
  await fromMenu(window, 'requirement 2', 'Move up')
  await expect(numbers).toHaveText(['2', '1'])
  await fromMenu(window, 'requirement 1', 'Edit…')
  await window.getByLabel('Number').fill('2')
  await window.keyboard.press('Enter')
  await expect(window.getByText('There is a requirement 2 already.')).toBeVisible()
  await window.getByLabel('Number').fill('1a')
  await window.keyboard.press('Enter')
  await expect(numbers).toHaveText(['2', '1a'])
  await fromMenu(window, 'requirement 2', 'Remove')
  await expect(numbers).toHaveText(['1a'])
  await window.keyboard.press('Control+Z')
  await expect(numbers).toHaveText(['2', '1a'])
})

test('a change is dragged on to a requirement, and the link gets a note', async ({ window }) => {
  await openView(window, 'Requirements')
  await window.getByRole('button', { name: 'Add a requirement…' }).press('Enter')
  await window.getByLabel('What is required').fill('Every Device counts')
  await window.getByRole('button', { name: 'Add', exact: true }).click()
  const tray = window.getByRole('list', { name: /Drag a change of Option A/ })
  const row = window.getByRole('row', { name: /Every Device counts/ })
  await dragOnTo(window, tray.getByText('4.1A', { exact: true }), row)
  const links = window.getByRole('list', { name: 'Changes that bear on requirement 1' })
  await expect(links.getByRole('listitem')).toHaveCount(1)
  await links.getByRole('button', { name: 'Note on the link to the change at 4.1A' }).press('Enter')
  await window.keyboard.type('As the Proposer asked')
  await window.getByRole('button', { name: 'Keep' }).click()
  await expect(links).toContainText('As the Proposer asked')
})

test('a scenario is described in its facts, and assessed under a draft', async ({ window }) => {
  await openView(window, 'Scenarios')
  const table = window.getByRole('table', { name: /Scenarios of DP255/ })
  const first = table.getByRole('row', { name: /^S1/ })
  await expect(first.getByRole('rowheader')).toContainText('The Communications Hub only')
  await expect(first.getByRole('rowheader')).toContainText('Not stated')
  await window.getByRole('button', { name: 'Add a scenario…' }).press('Enter')
  await expect(window.getByLabel('Number')).toHaveValue('S10')
  await window.getByLabel('What happens', { exact: true }).fill('The Device is replaced')
  await window.getByLabel('CSP Region').fill('North')
  await window.keyboard.press('Enter')
  const row = table.getByRole('row', { name: /^S10/ })
  await expect(row.getByRole('rowheader')).toContainText('North')
  await expect(row.getByRole('cell').nth(1)).toHaveText('Not stated')
  await row.getByRole('button', { name: 'Assess S10 under Option A' }).press('Enter')
  await window.getByLabel('Outcome').selectOption('Not successful')
  await window.getByLabel('Add a provision that decides it').selectOption({ index: 1 })
  await window.getByLabel('commissioned').selectOption('Not met')
  await window.getByRole('button', { name: 'Add a status' }).click()
  await window.getByLabel('Device, row 1').fill('Gas Smart Meter')
  await window.getByLabel('SMI Status, row 1').fill('pending')
  await window.getByRole('button', { name: 'Add a duty' }).click()
  await window.getByLabel('Who, row 1').fill('The Supplier')
  await window.getByLabel('What, row 1').fill('Return')
  await window.getByRole('button', { name: 'Keep' }).click()
  const cell = row.getByRole('cell').nth(1)
  await expect(cell).toContainText('Not successful')
  await expect(cell).toContainText('Gas Smart Meter ‘pending’')
  await expect(cell).toContainText('The Supplier: Return')
  await expect(cell).toContainText('Assessed by')
  await window.getByRole('radio', { name: 'By test of success' }).click()
  await expect(table.getByRole('columnheader')).toHaveText([
    'Scenario',
    'connected',
    'enrolled',
    'commissioned',
    'operating fully',
  ])
  await expect(first.getByRole('cell').nth(0)).toContainText('Not met')
})

test('a forum that is not in the list is asked', async ({ window }) => {
  await openView(window, 'Questions')
  await window.getByRole('button', { name: 'Ask a forum…' }).press('Enter')
  await window.getByLabel('Forum', { exact: true }).selectOption('Another forum')
  await window.getByLabel('Its short name').fill('TAG')
  await window.getByLabel('What is asked').fill('How is it tested?')
  await window.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(window.getByRole('row', { name: /^TAG/ })).toContainText('How is it tested?')
})

test('a clause as a whole is linked with the keys, noted, and found from its purpose', async ({
  window,
}) => {
  const drafting = new DraftingPage(window)
  await drafting.begin()
  await window.keyboard.press('Control+G')
  await window.keyboard.type('4.1')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: '4.1 as a whole' })).toBeVisible()
  await window.keyboard.press('Control+Alt+L')
  await window.keyboard.type('S7')
  await window.keyboard.press('Enter')
  const inspector = window.getByRole('complementary', { name: 'Changes and links' })
  await expect(inspector.getByRole('button', { name: /^S7 / })).toBeVisible()
  await inspector.getByRole('button', { name: /^S7 / }).click()
  const links = window.getByRole('list', { name: 'Changes that bear on scenario S7' })
  await expect(links).toContainText('4.1')
  await expect(links).toContainText('as a whole')
  await links.getByRole('button', { name: 'Go to clause 4.1 as a whole' }).press('Enter')
  await expect(drafting.editor).toHaveCount(1)
})
