/** Provisions that are moved, split, joined, re-levelled and left as not used, as the page shows them. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { restructuredWorkspace } from './structure-workspace.ts'
import { request } from './workspaces.ts'

test('what is moved, split and joined shows at both ends, and a press goes to the other', async ({
  window,
  dataFolder,
}) => {
  const path = restructuredWorkspace(join(dataFolder, 'Restructured.workbench'))
  await request(window, 'file.openPath', { path })
  const row = (id: string) => window.locator(`[data-provision="${id}"]`).first()
  await expect(row('ac-4.4')).toHaveAttribute('data-moved', 'to')

  await test.step('a moved clause is followed by keyboard from where it was', async () => {
    await row('ac-4.4:left').scrollIntoViewIfNeeded()
    const note = row('ac-4.4:left').getByRole('button', { name: /Moved to 4\.1/ })
    await note.focus()
    await window.keyboard.press('Enter')
    await expect(row('ac-4.4').getByRole('textbox')).toBeFocused()
    await expect(row('ac-4.4').getByRole('button', { name: 'Moved from 4.4' })).toBeVisible()
    await window.keyboard.press('F12')
    await expect(row('ac-4.4:left').getByRole('textbox')).toBeFocused()
    await window.keyboard.press('F12')
    await expect(row('ac-4.4').getByRole('textbox')).toBeFocused()
  })

  await test.step('words typed in it stay with it', async () => {
    await window.keyboard.press('Control+End')
    await window.keyboard.type(' Promptly.')
    await expect(row('ac-4.4')).toContainText('Promptly.')
    await expect(row('ac-4.4:left')).not.toContainText('Promptly.')
  })

  await test.step('the ends of what is split and joined are said', async () => {
    await row('ac-4.2').scrollIntoViewIfNeeded()
    await expect(row('ac-4.2')).toContainText('[split here]')
    await expect(window.getByRole('button', { name: 'Split from 4.2' })).toBeVisible()
    await row('ac-5.1-a').scrollIntoViewIfNeeded()
    await expect(row('ac-5.1-a')).toContainText('[joined to the next]')
    await expect(row('ac-5.1-b').getByRole('button', { name: /Joined to 5\.1\(a\)/ })).toBeVisible()
  })

  await test.step('nothing is wrong with it for those who do not see it', async () => {
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([])
  })
})
