/** The matrix by keys and pointer: links made and removed, wording that moves, gaps that are let stand. */
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

function grid(window: Page) {
  return window.getByRole('grid', { name: /^Changes of Option A/ })
}

async function openMatrix(window: Page): Promise<void> {
  await window.keyboard.press('Control+Alt+Q')
  await window.getByRole('tab', { name: 'Matrix' }).click()
  await grid(window).focus()
}

/** The cell, heading or row that the keys are at, as it is read aloud. */
function spot(window: Page) {
  return grid(window).locator('[aria-selected=true]')
}

test('cells are walked with the arrow keys, linked and unlinked with Space', async ({ window }) => {
  await openMatrix(window)
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '5')
  await expect(grid(window)).toHaveAttribute('aria-colcount', '13')
  await window.keyboard.press('Control+Home')
  await window.keyboard.press('ArrowDown')
  await expect(spot(window)).toHaveAttribute('aria-label', '4.1, S1: linked')
  await window.keyboard.press('ArrowDown')
  for (let step = 0; step < 6; step += 1) await window.keyboard.press('ArrowRight')
  await expect(spot(window)).toHaveAttribute('aria-label', '4.1A, S7: not linked')
  await window.keyboard.press('Space')
  await expect(spot(window)).toHaveAttribute('aria-label', '4.1A, S7: linked')
  await expect(window.getByText('No change of this draft bears on scenario S7.')).toHaveCount(0)
  await window.keyboard.press('Space')
  await expect(spot(window)).toHaveAttribute('aria-label', '4.1A, S7: not linked')
  await window.keyboard.press('End')
  await expect(spot(window)).toHaveAttribute('aria-label', '4.1A, TABASC: linked')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: 'Remove the link' })).toBeFocused()
})

test('from a purpose to the clause and back to where one was', async ({ window }) => {
  await openMatrix(window)
  await window.keyboard.press('Control+Home')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Home')
  await expect(spot(window)).toContainText('4.1A')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: 'Drafting', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(window.getByRole('heading', { name: 'Change at 4.1A' })).toBeVisible()
  await window.keyboard.press('Control+Alt+Q')
  await expect(spot(window)).toContainText('4.1A')
})

test('a change is dragged on to a purpose', async ({ window }) => {
  await openMatrix(window)
  const head = grid(window).getByRole('columnheader', { name: /^S7/ })
  await grid(window)
    .getByRole('rowheader', { name: /^4\.1 / })
    .hover()
  await window.mouse.down()
  await head.hover()
  await head.hover({ position: { x: 12, y: 60 } })
  await head.hover({ position: { x: 14, y: 70 } })
  await window.mouse.up()
  await expect(grid(window).getByLabel('4.1, S7: linked')).toHaveCount(1)
})

test('a linked clause is reworded, exactly its links turn, and are confirmed with a reason', async ({
  window,
}) => {
  const drafting = new DraftingPage(window)
  await drafting.begin()
  await window.keyboard.press('Control+End')
  await window.keyboard.press('ArrowRight')
  await expect(drafting.editor).toContainText('The installation of a Smart Metering System')
  await window.keyboard.type('Always, ')
  await expect(window.getByTestId('saving')).toHaveText('Saved')
  await openMatrix(window)
  const suspects = window.getByRole('region', { name: 'Links to check again' })
  // Option A's clause 4.1A is linked to nine scenarios and questions less one; 4.1 is linked to seven, which hold.
  const turned = suspects.getByRole('listitem')
  await expect(turned.first()).toContainText('4.1A')
  const count = await turned.count()
  expect(count).toBeGreaterThan(5)
  for (const words of await turned.allTextContents()) expect(words).toMatch(/^4\.1A to /)
  await expect(grid(window).locator('[data-link=suspect]')).toHaveCount(count)
  await expect(grid(window).getByLabel(/^4\.1, .*check again/)).toHaveCount(0)
  await suspects.getByRole('button', { name: 'All still hold…' }).click()
  await window.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(window.getByText('Say why.')).toBeVisible()
  await window.keyboard.type('One word that changes nothing')
  await window.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(suspects).toHaveCount(0)
  await expect(grid(window).locator('[data-link=suspect]')).toHaveCount(0)
  await window.keyboard.press('Control+Z')
  await expect(turned).toHaveCount(count)
})

test('a finding is waived with a reason and taken up again; none anticipated is no finding', async ({
  window,
}) => {
  await openMatrix(window)
  const findings = window.getByRole('region', { name: 'Findings' })
  await expect(findings.getByRole('heading')).toHaveText('4 findings')
  await expect(findings).not.toContainText('SMKI PMA')
  await findings.getByLabel('SSC has not answered.').check()
  await findings.getByRole('button', { name: 'Waive 1…' }).click()
  await window.keyboard.type('It answers on 28 February')
  await window.getByRole('button', { name: 'Waive', exact: true }).click()
  await expect(findings.getByRole('heading')).toHaveText('3 findings, 1 waived')
  await findings.getByText('Waived: 1').click()
  await expect(findings).toContainText('It answers on 28 February')
  await findings.getByRole('button', { name: 'Take up again' }).click()
  await expect(findings.getByRole('heading')).toHaveText('4 findings')
})

test('rows and columns are filtered by words, gaps and kind', async ({ window }) => {
  await openMatrix(window)
  await window.getByRole('checkbox', { name: 'Scenarios' }).uncheck()
  await expect(grid(window)).toHaveAttribute('aria-colcount', '4')
  await window.getByLabel('Find changes').fill('4.1A(b)')
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '2')
  await window.getByLabel('Which changes').selectOption('With no purpose')
  await expect(window.getByText('No change passes the filter.')).toBeVisible()
})
