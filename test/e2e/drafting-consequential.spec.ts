/** What follows from a draft's changes elsewhere: numbers and references that read differently. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

test('numbering anew lists each consequence with both numbers, leads to it, and undoes in one step', async ({
  window,
}) => {
  const room = new DraftingPage(window)
  await room.begin()
  const summary = window.getByText(/^Consequential changes: \d+$/)
  await expect(summary).toHaveCount(0)
  await room.press('Control+k')
  await room.type('Number anew')
  await room.press('Enter')
  await expect(window.getByText('All provisions are numbered anew')).toBeAttached()
  await expect(summary).toBeVisible()
  await summary.focus()
  await room.press('Enter')
  const list = window.getByRole('group').filter({ has: summary }).getByRole('listitem')
  const count = Number((await summary.textContent())?.split(': ')[1])
  await expect(list).toHaveCount(count)
  const renumbered = list.filter({ hasText: 'Has another number' })
  await expect(renumbered.first()).toContainText(/4\.2 becomes\s+4\.3/)

  await list.filter({ hasText: 'Refers by another number' }).first().getByRole('button').focus()
  await room.press('Enter')
  await expect(room.editor).toBeFocused()
  const selected = () => window.evaluate(() => document.getSelection()?.toString())
  await expect.poll(selected).toMatch(/^\d+\.\d+$/)

  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual(
    [],
  )
  await room.press('Control+z')
  await expect(summary).toHaveCount(0)
})
