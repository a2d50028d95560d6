import { expect, test } from './app.ts'

test.describe('scenarios and questions', () => {
  test.beforeEach(async ({ window }) => {
    await window.keyboard.press('Control+Alt+Q')
    await expect(window.getByRole('heading', { name: 'Scenarios and questions' })).toBeVisible()
  })

  test('the four tests of success stand first, with where they come from', async ({ window }) => {
    const choice = window.getByRole('region', { name: 'What counts as success' })
    await expect(choice.getByRole('listitem')).toHaveText([
      'connected',
      'enrolled',
      'commissioned',
      'operating fully',
    ])
    await expect(choice).toContainText('Stated')
    await expect(choice).toContainText('Inferred')
  })

  test('from a question to the change that bears on it', async ({ window }) => {
    const changes = window.getByRole('list', {
      name: 'Changes that bear on the question of TABASC',
    })
    await expect(changes.getByRole('listitem')).toHaveCount(1)
    await expect(changes.locator('ins')).toContainText('The installation of a Smart Metering')
    await changes.getByRole('button', { name: /^Go to the change at 4.1A/ }).focus()
    await window.keyboard.press('Enter')
    await expect(window.getByRole('button', { name: 'Drafting', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
  })

  test('none anticipated is a belief, not a gap', async ({ window }) => {
    const row = window.getByRole('row', { name: /SMKI PMA/ })
    await expect(row).toContainText('What SECAS believes, not an answer of the forum. No gap.')
    await expect(
      window.getByRole('button', { name: 'Link a change to the question of SMKI PMA' }),
    ).toHaveCount(0)
  })

  test('a change is linked and unlinked from the question’s side', async ({ window }) => {
    const changes = window.getByRole('list', { name: 'Changes that bear on the question of SSC' })
    await window.getByRole('button', { name: 'Link a change to the question of SSC' }).click()
    await window.keyboard.type('each other Device')
    await expect(window.getByRole('option', { selected: true })).toContainText('each other Device')
    await window.keyboard.press('Enter')
    await expect(changes.getByRole('listitem')).toHaveCount(3)
    await changes
      .getByRole('button', { name: 'Remove the link to the change at 4.1A(b)' })
      .press('Enter')
    await expect(changes.getByRole('listitem')).toHaveCount(2)
  })

  test('a response is recorded, and a date that is not one refused', async ({ window }) => {
    await window.getByRole('button', { name: 'Record the response of OPSG' }).click()
    const dialog = window.getByRole('dialog')
    await window.keyboard.type('Reporting would count fewer installations.')
    await window.keyboard.press('Tab')
    await window.keyboard.type('30 Feb 2024')
    await window.keyboard.press('Enter')
    await expect(dialog).toContainText('30 February 2024 does not exist.')
    await window.keyboard.press('Control+A')
    await window.keyboard.type('12 Mar 2024')
    await window.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    const row = window.getByRole('row', { name: /^OPSG/ })
    await expect(row).toContainText('Recorded, 12 Mar 2024')
    await expect(window.getByLabel('Response of OPSG', { exact: true })).toHaveText(
      'Reporting would count fewer installations.',
    )
  })

  test('scenarios stand side by side, and an outcome is assessed', async ({ window }) => {
    await window.getByRole('tab', { name: 'Scenarios' }).click()
    const table = window.getByRole('table', { name: /Scenarios of DP255/ })
    await expect(table.getByRole('columnheader')).toHaveText([
      'Scenario',
      'Baseline',
      'Option A',
      'Option B',
    ])
    await expect(table.getByRole('rowheader')).toHaveCount(9)
    const first = table.getByRole('row', { name: /^S1/ })
    await expect(first.getByRole('cell').nth(0)).toContainText('Successful')
    await expect(first.getByRole('cell').nth(1)).toContainText('Not successful')
    await expect(first.getByRole('cell').nth(1)).toContainText('Illustrative')
    await first.getByRole('button', { name: 'Assess S1 under Option B' }).press('Enter')
    await window.getByLabel('Outcome').selectOption('Does not decide')
    await window.getByRole('button', { name: 'Keep' }).click()
    await expect(first.getByRole('cell').nth(2)).toContainText('Does not decide')
    await expect(first.getByRole('cell').nth(2)).toContainText('Assessed by')
  })

  test('evidence has its figure, who says so, and the caveat', async ({ window }) => {
    await window.getByRole('tab', { name: 'Evidence and topics' }).click()
    const row = window.getByRole('row', { name: /Installations in which the issue occurs/ })
    await expect(row).toContainText('around 1% – 3%')
    await expect(row).toContainText('DCC, preliminary')
    await expect(row).toContainText('Varies by CSP Region')
  })
})
