import { expect, test } from './app.ts'

test.describe('the Modification Report', () => {
  test.beforeEach(async ({ window }) => {
    await window.keyboard.press('Control+Alt+M')
    await expect(window.getByRole('heading', { name: 'Modification Report' })).toBeVisible()
  })

  test('a section is edited and shows in the preview', async ({ window }) => {
    const parts = window.getByRole('navigation', { name: 'Parts of the report' })
    await parts.getByRole('button', { name: '1 Summary' }).click()
    const narrative = window.getByLabel('Narrative')
    await narrative.focus()
    await window.keyboard.press('Control+End')
    await window.keyboard.press('Enter')
    await window.keyboard.type('- seen by **[proposer]** himself')
    const preview = window.frameLocator('iframe[title="Preview of the Modification Report"]')
    const item = preview.getByRole('listitem').filter({ hasText: 'himself' })
    await expect(item).toHaveText('seen by Emslie Law himself')
    await expect(narrative).toBeFocused()
    await window.keyboard.press('Control+Z')
  })

  test('a name that no fact has is said, and marked in the preview', async ({ window }) => {
    await window.getByRole('button', { name: 'What is the issue?' }).click()
    const narrative = window.getByLabel('Narrative')
    await narrative.focus()
    await window.keyboard.type('[nosuch] ')
    await expect(narrative).toHaveAccessibleDescription('No fact is called nosuch.')
    const preview = window.frameLocator('iframe[title="Preview of the Modification Report"]')
    await expect(preview.locator('mark')).toHaveText('[no such fact: nosuch]')
  })

  test('facts are kept when the field is left; a date that is not one is not', async ({
    window,
  }) => {
    await window.getByLabel('Proposer', { exact: true }).fill('')
    await window.keyboard.press('Tab')
    const preview = window.frameLocator('iframe[title="Preview of the Modification Report"]')
    await expect(preview.getByText('DP255 was raised by not stated of OVO.')).toBeAttached()
    const date = window.getByLabel('Date')
    await date.fill('31 Feb 2024')
    await window.keyboard.press('Enter')
    await expect(date).toHaveAccessibleDescription(/31 February 2024 does not exist/)
    await window.keyboard.press('Escape')
    await expect(date).toHaveValue('9 January 2024')
  })

  test('the glossary misses “WAN” until it is listed', async ({ window }) => {
    await window.getByRole('button', { name: 'Appendix 2 Glossary' }).click()
    const findings = window.getByRole('list', { name: 'Findings' })
    await expect(findings).toContainText('“WAN” is used in the title and is not listed.')
    await findings.getByRole('button', { name: 'List it' }).click()
    await window.keyboard.type('Wide Area Network')
    await window.keyboard.press('Enter')
    await expect(findings).not.toContainText('WAN')
    await expect(window.getByRole('textbox', { name: 'Full term of WAN' })).toHaveValue(
      'Wide Area Network',
    )
  })

  test('export is reached from here', async ({ window }) => {
    await window.getByRole('button', { name: 'Export…' }).click()
    await expect(window.getByRole('dialog')).toBeVisible()
  })
})
