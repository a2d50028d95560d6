/** What a role keeps from, and what it does not. */
import { expect, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'
import { messageLine } from './workspaces.ts'

test('a reviewer comments and changes no text; a presenter only minutes', async ({ window }) => {
  const drafting = new DraftingPage(window)
  await drafting.begin()
  const take = async (role: string) => {
    await window.getByRole('button', { name: /^Role: / }).press('Enter')
    await window.getByRole('menuitemcheckbox', { name: role }).press('Enter')
  }
  await take('Reviewing')
  await expect(drafting.editor).toHaveAttribute('aria-readonly', 'true')
  const words = await drafting.editor.textContent()
  await drafting.editor.focus()
  await window.keyboard.type('x')
  await expect(messageLine(window)).toContainText('choose another role in the status bar')
  await expect(drafting.editor).toHaveText(words ?? '')
  await expect(
    window.getByText('You are reviewing. Only comments, decisions').first(),
  ).toBeVisible()
  await window.keyboard.press('Alt+ArrowDown')
  await window.keyboard.press('Control+Alt+A')
  await expect(messageLine(window)).toContainText('choose another role in the status bar')
  await window.getByRole('textbox', { name: 'Comment on this change' }).fill('Is this enough?')
  await window.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(window.getByText('Is this enough?').first()).toBeVisible()
  await expect(window.getByTestId('saving')).toHaveText('Saved')
  await take('Presenting')
  await window.keyboard.press('Control+Z')
  await expect(messageLine(window)).toContainText('You are presenting.')
  await window.keyboard.press('Control+Alt+Q')
  await expect(window.getByRole('button', { name: 'Ask a forum…' })).toHaveCount(0)
  await take('Drafting')
  await expect(window.getByRole('button', { name: 'Ask a forum…' })).toBeVisible()
  await window.keyboard.press('Control+Alt+D')
  await expect(drafting.editor).not.toHaveAttribute('aria-readonly')
})
