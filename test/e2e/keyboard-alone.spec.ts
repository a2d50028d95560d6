/** A whole redline is made, reviewed and exported without a pointer. */
import { readdir } from 'node:fs/promises'
import { expect, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'
import { answerOpenDialog } from './workspaces.ts'

test('a whole redline is made, reviewed and exported by keyboard alone', async ({
  app,
  dataFolder,
  window,
}) => {
  const room = new DraftingPage(window)
  await answerOpenDialog(app, dataFolder)
  await room.begin()
  await window.evaluate(() => {
    document.addEventListener('pointerdown', () => document.body.setAttribute('data-pointer', ''), {
      capture: true,
    })
  })
  const command = async (words: string) => {
    await room.press('Control+k')
    await expect(window.getByRole('combobox', { name: 'All commands' })).toBeFocused()
    await room.type(words)
    await room.press('Enter')
  }

  // Made: words in, words out, and a clause.
  await room.press('Control+Home')
  await room.type('Only ')
  await room.goTo('4.2')
  await room.press('Control+Home', 'Control+Delete')
  await room.goTo('6.3')
  await room.press('Control+Alt+Enter')
  await room.expectPlace(/^Clause 6\.4,/, 0)
  await room.type('A clause that was written without a pointer.')
  await room.saved()
  await expect(room.changes()).toHaveCount(7)

  // Said why, and commented on.
  await room.press('Control+Alt+n')
  await expect(window.getByLabel('Reason', { exact: true })).toBeFocused()
  await room.type('To try the keyboard.')
  await room.press('Control+Alt+c')
  await room.type('Is this enough?')
  await room.press('Control+Enter')
  await room.saved()

  // Reviewed: one by one, and all that is left at once.
  await room.press('Alt+ArrowDown')
  await room.expectPlace(/^Clause 4\.1,/)
  await room.press('Control+Alt+a')
  await room.press('Alt+ArrowDown', 'Control+Alt+r')
  await command('Accept all listed')
  await expect(window.getByText('Option A: 0 pending, 6 accepted')).toBeVisible()
  await room.press('Control+6')
  await expect(window.getByRole('region', { name: 'Linear text' })).toContainText(
    '[inserted clause: 6.4 A clause that was written without a pointer.]',
  )

  // Exported.
  await room.press('Control+e')
  await expect(window.getByRole('button', { name: 'Choose a folder and export…' })).toBeFocused()
  await room.press('Enter')
  await expect(window.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 50_000 })
  const written = await readdir(dataFolder, { recursive: true })
  expect(written.filter((name) => /Legal Text.*\.docx$/i.test(name))).toHaveLength(1)
  await expect(window.locator('body')).not.toHaveAttribute('data-pointer')
})
