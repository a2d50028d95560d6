/** Reviewing: the panel of all changes, deciding on many, splitting and joining, comments, by real keys. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { writeLargeWorkspace } from '../bench/large-workspace.ts'
import { test as base, expect } from './app.ts'
import { DraftingPage } from './drafting-page.ts'
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

/** What has been read aloud last. */
async function expectAnnounced(window: Page, words: RegExp): Promise<void> {
  await expect(window.locator('p[aria-live=polite]')).toHaveText(words)
}

test('the list is filtered by status, author, kind and link, and shows all again', async ({
  window,
  room,
}) => {
  await room.press('Control+Home')
  await room.type('Only ')
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
  await room.press('Control+Alt+Shift+f')
  await expect(window.getByLabel('Status', { exact: true })).toBeFocused()
  await window.getByLabel('Author', { exact: true }).selectOption({ label: 'Not stated (1)' })
  await expect(room.changes()).toHaveCount(1)
  await expect(room.changes().first()).toContainText('Only')
  await window.getByRole('button', { name: 'Show all changes' }).press('Enter')
  await window.getByLabel('Kind of change').selectOption('structure')
  await expect(room.changes()).toHaveCount(3)
  await window.getByLabel('Kind of change').selectOption('')
  await window.getByLabel('Linked to').selectOption('none')
  await expect(room.changes().filter({ hasText: 'Only' })).toHaveCount(1)
  await window.getByLabel('Status', { exact: true }).selectOption('accepted')
  await expect(window.getByText('No change is like that.')).toBeVisible()
  await expectNoViolations(window, 'with the filter open')
})

test('changes that differ in quotes only are folded away', async ({ window, room }) => {
  await room.goTo('4.1')
  await room.press('Control+Home')
  const start = (await room.redline()).indexOf("'commissioned'")
  for (let step = 0; step < start; step += 1) await room.press('ArrowRight')
  await room.select(1)
  await room.type('‘')
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
  await room.press('Control+Alt+Shift+f')
  await window.getByLabel('Fold away quotes, spaces and formatting (1)').press('Space')
  await expect(room.changes()).toHaveCount(4)
})

test('all that is listed is accepted in one step, and undone in one', async ({ window, room }) => {
  await window.getByRole('button', { name: 'Accept all 4 listed' }).press('Enter')
  await expectAnnounced(window, /^Accepted 4 changes; nothing left to decide/)
  await expect(window.getByText('0 pending, 4 accepted')).toBeVisible()
  await room.editor.focus()
  await room.press('Control+z')
  await expect(window.getByText('4 pending, 0 accepted')).toBeVisible()
})

test('those of one provision are chosen and rejected, with what is left announced', async ({
  window,
  room,
}) => {
  await window.getByRole('checkbox', { name: 'Choose the changes at 4.1A(a)' }).press('Space')
  await window.getByRole('checkbox', { name: 'Choose: Inserts at 4.1', exact: true }).press('Space')
  await window.getByRole('button', { name: 'Reject 2 chosen' }).press('Enter')
  await expectAnnounced(window, /^Rejected 2 changes; 2 left to decide/)
  await expect(room.changes()).toHaveCount(2)
  await expect(window.getByText('Withdrawn: 2')).toBeVisible()
})

test('what is selected in the text is accepted together: words, or whole provisions', async ({
  window,
  room,
}) => {
  await room.press('Control+End', 'Shift+ArrowDown', 'Control+Alt+a')
  await expectAnnounced(window, /^Accepted 2 changes; 2 left to decide/)
  await expect(window.getByText('Option A: 2 pending, 2 accepted')).toBeVisible()
  await room.press('Control+z')
  await expect(window.getByText('Option A: 4 pending, 0 accepted')).toBeVisible()
  await room.goTo('4.1')
  await room.press('Control+End', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Control+Alt+r')
  await expectAnnounced(window, /^Rejected; 3 left to decide/)
  await expect(window.getByText('Option A: 3 pending, 0 accepted')).toBeVisible()
})

test('two thousand changes are listed by what is in sight, accepted in one step, and undone in one', async ({
  window,
  room,
  dataFolder,
}) => {
  const path = join(dataFolder, 'Large.workbench')
  writeLargeWorkspace(path)
  await request(window, 'file.openPath', { path })
  await expect(window.getByText('2000 pending, 0 accepted')).toBeVisible({ timeout: 20_000 })
  await expect(room.editor).toBeFocused()
  await window.locator('#outline-find').waitFor({ state: 'attached' })
  await room.saved()
  expect(await room.changes().count()).toBeLessThan(60)
  await room.press('Control+Alt+Shift+F')
  await window.getByLabel('Kind of change').selectOption('insertion')
  await window.getByRole('button', { name: 'Accept all 1000 listed' }).press('Enter')
  await expectAnnounced(window, /^Accepted 1000 changes; 1000 left to decide/)
  await window.getByRole('button', { name: 'Show all changes' }).press('Enter')
  await window.getByRole('button', { name: 'Reject all 1000 listed' }).press('Enter')
  await expectAnnounced(window, /^Rejected 1000 changes; nothing left to decide/)
  await room.editor.focus()
  await room.press('Control+z', 'Control+z')
  await expect(window.getByText('2000 pending, 0 accepted')).toBeVisible()

  await room.press('Control+6')
  const linear = window.getByRole('region', { name: 'Linear text' })
  await expect(linear.locator('[data-line]:focus')).toBeInViewport()
  await expect.poll(() => linear.locator('[data-line]').count()).toBeGreaterThan(8000)
  await expect(linear.locator('[data-line]:focus')).toBeInViewport()
})

test('arrows go from change to change in the list', async ({ window, room }) => {
  await room.changes().first().getByRole('button').focus()
  await room.press('ArrowDown')
  await expect(room.changes().nth(1).getByRole('button')).toBeFocused()
  await room.press('Enter')
  await expect(window.getByRole('heading', { name: 'Change at 4.1A', exact: true })).toBeVisible()
})

test('a change is split and joined again by keyboard', async ({ window, room }) => {
  await room.press('Control+Alt+s')
  await expect(window.getByLabel('Words written by the first change')).toBeFocused()
  await expectNoViolations(window, 'the dialog that splits a change')
  await room.press('Home', 'ArrowRight')
  await expect(window.getByRole('dialog')).toContainText('but that update')
  await room.press('Tab', 'Tab', 'Enter')
  await expect(room.changes()).toHaveCount(5)
  await room.press('Control+Alt+j')
  await expect(room.changes()).toHaveCount(4)
  await room.expectRedline(/to 'commissioned'\[\+, but that update .* successful\+\]$/)
  await room.press('Control+z')
  await expect(room.changes()).toHaveCount(5)
})

test('what cannot be split or joined says why', async ({ room }) => {
  await room.press('Alt+ArrowDown', 'Control+Alt+s')
  await room.expectMessage('Only a change of words can be split.')
  await room.press('Alt+ArrowUp', 'Control+Alt+j')
  await room.expectMessage('No change stands after this one here.')
})

test('a change tells its history, from the journal', async ({ window, room }) => {
  await room.press('Control+Home')
  await room.type('Only ')
  await room.saved()
  await room.changes().first().getByRole('button').press('Enter')
  await window.getByRole('button', { name: 'Accept', exact: true }).press('Enter')
  const details = window.getByRole('region', { name: 'Selected change' })
  await expect(details.locator('details').filter({ hasText: 'History' })).toContainText('Accepted')
  await expect(details.locator('details').filter({ hasText: 'History' })).toContainText('Made')
  await room.press('Control+z')
  await expect(details.locator('details').filter({ hasText: 'History' })).toContainText(
    'Open again, by undoing',
  )
})

test('a comment is written, answered, resolved and found, by keyboard', async ({
  window,
  room,
}) => {
  await room.press('Control+Alt+c')
  await room.type('Is this wide enough?')
  await room.press('Control+Enter')
  const details = window.getByRole('region', { name: 'Selected change' })
  await expect(details.getByText('1 open of 1')).toBeVisible()
  await expect(window.getByText(/^4\.1, 1 open comment/)).toBeAttached()
  await details.getByRole('button', { name: 'Reply' }).press('Enter')
  await room.type('It is.')
  await room.press('Control+Enter')
  await expect(details.getByRole('list', { name: 'Replies' })).toContainText('It is.')
  await expectNoViolations(window, 'a conversation')
  await window.getByRole('button', { name: 'Comments (1)' }).press('Enter')
  await window.getByRole('button', { name: 'On a change at 4.1', exact: true }).press('Enter')
  await room.expectPlace(/^Clause 4\.1,/)
  await expectNoViolations(window, 'the list of comments')
  await details.getByRole('button', { name: 'Resolve' }).press('Enter')
  await expect(window.getByText('No comment of this draft is like that.')).toBeVisible()
  await window.getByRole('radio', { name: 'Resolved (1)' }).click()
  await expect(
    window.getByRole('region', { name: 'Comments', exact: true }).getByText('Is this wide enough?'),
  ).toBeVisible()
})

test('a comment stands on words that are struck out', async ({ window, room }) => {
  await room.goTo('4.2')
  await room.press('Control+Home', 'Control+Delete')
  await room.expectRedline(/^\[-The/)
  await room.saved()
  const struck = room.changes().filter({ hasText: 'Deletes' })
  await struck.getByRole('button').press('Enter')
  await room.press('Control+Alt+c')
  await room.type('Why does this go?')
  await room.press('Control+Enter')
  await expect(window.getByText(/^4\.2, 1 open comment/)).toBeAttached()
  await expect(struck).toContainText('1 open comment')
})
