import { expect, test } from './app.ts'

test('history tells who did what, and what was undone', async ({ window }) => {
  await window.keyboard.press('Control+Alt+H')
  await expect(window.getByRole('heading', { name: 'Nothing has been changed yet' })).toBeVisible()
  await window.keyboard.press('Control+Alt+T')
  await window.getByRole('button', { name: /^As at 9 January 2024/ }).click()
  await window.keyboard.type('10 January 2024')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: /^As at 10 January 2024/ })).toBeFocused()
  await window.keyboard.press('Control+Z')
  await expect(window.getByRole('button', { name: /^As at 9 January 2024/ })).toBeVisible()
  await window.keyboard.press('Control+Alt+H')
  const rows = window.getByRole('table').getByRole('rowheader')
  await expect(rows.first()).toHaveText('Undid: Set “as at” to 10 Jan 2024')
  await expect(rows.nth(1)).toContainText('Undone since')
  await expect(rows.nth(1).locator('s')).toHaveText('Set “as at” to 10 Jan 2024')
})
