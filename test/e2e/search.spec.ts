/** Full-text search over versions, proposals, reasons and comments, by real keys. */
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

test('results come as one types, and open where they stand', async ({ window, room }) => {
  await room.press('Control+Shift+f')
  const field = window.getByRole('combobox', { name: /^Search all versions/ })
  await expect(field).toBeFocused()
  await room.type('operating full')
  const results = window.getByRole('listbox', { name: 'Results' })
  await expect(results.getByRole('option').first()).toContainText('4.1A(c), Option B')
  await expect(results.locator('mark').first()).toHaveText('operating')
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual(
    [],
  )
  await room.press('Enter')
  await room.expectPlace(/^Paragraph 4\.1A\(c\), redline/, 0)
  await expect(window.getByRole('radio', { name: 'Option B' })).toBeChecked()
  await room.press('Control+Shift+f')
  await expect(field).toBeFocused()
  await room.type('topped up')
  await expect(results.getByRole('option')).toHaveCount(1)
  await room.press('Enter')
  await room.expectPlace(/^Item 3\.1\(b\)\(ii\)\(B\), baseline/)
})

test('what is typed is found at once, and arrows go through the results', async ({
  window,
  room,
}) => {
  await room.press('Control+Home')
  await room.type('Zebra ')
  await room.saved()
  await room.press('Control+Shift+f')
  await room.type('zebra')
  const options = window.getByRole('listbox', { name: 'Results' }).getByRole('option')
  await expect(options).toHaveCount(1)
  await room.press('Control+a')
  await room.type('commissioned')
  await room.press('ArrowDown', 'ArrowDown')
  await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true')
  await room.press('Control+a')
  await room.type('xyzzy')
  await expect(window.getByText('Nothing has “xyzzy”.')).toBeVisible()
  await room.press('Escape')
  await expect(window.getByRole('search')).toHaveCount(0)
  await expect(room.editor).toBeFocused()
})

test('a reason found from another room opens at its change', async ({ window, room }) => {
  await room.press('Control+Alt+t', 'Control+Shift+f')
  await room.type('status trigger')
  const options = window.getByRole('listbox', { name: 'Results' }).getByRole('option')
  await expect(options.first()).toContainText('Reason at 4.1, Option A')
  await room.press('Enter')
  await room.expectPlace(/^Clause 4\.1, redline/)
  await expect(window.getByLabel('Reason', { exact: true })).toHaveValue(/status trigger/)
})
