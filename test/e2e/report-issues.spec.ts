import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { readPdf } from './pdf.ts'
import { answerOpenDialog } from './workspaces.ts'

async function openReport(window: Page, part: string | RegExp): Promise<void> {
  await window.keyboard.press('Control+Alt+M')
  const parts = window.getByRole('navigation', { name: 'Parts of the report' })
  await parts.getByRole('button', { name: part }).click()
}

async function axeFinds(window: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .exclude('iframe')
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Tagged, in British English, with bookmarks, its fonts inside, and contents that name the sheets things stand on. */
async function expectGoodPdf(path: string): Promise<void> {
  const pdf = await readPdf(path)
  expect(pdf).toMatchObject({ tagged: true, language: 'en-GB', missingFonts: 0 })
  expect(pdf.information).toMatchObject({
    Title: 'DP255 Modification Report v0.2',
    Author: 'Ben Giblin',
    Subject: 'WAN issues during Smart Meter installations',
    Creator: 'Drafting Workbench',
  })
  for (const role of ['Document', 'H1', 'H2', 'P', 'L', 'Table', 'TH', 'TD', 'Figure', 'Link']) {
    expect(pdf.roles, role).toContain(role)
  }
  const bookmarks = pdf.bookmarks.map((title) => title.replace(/\s+/g, ' ').trim())
  expect(bookmarks).toContain('2 Issue')
  expect(bookmarks).toContain('Appendix 2 Glossary')
  const contents = (pdf.words.find((words) => words.includes('Contents')) ?? '').replace(
    /[^\p{L}\p{N}]+/gu,
    ' ',
  )
  const headings = { Summary: 'summary', Glossary: 'glossary', 'Legal text': 'legal-text' }
  const sheets = await pdf.sheetsOf(Object.values(headings))
  for (const [heading, id] of Object.entries(headings)) {
    const sheet = sheets.get(id)
    expect(contents).toMatch(new RegExp(`${heading} (?:page )?${sheet}\\b`))
    expect(pdf.words[(sheet ?? 0) - 1]).toContain(heading)
  }
  expect(pdf.words.every((words, at) => words.includes(`Page ${at + 1} of ${pdf.sheets}`))).toBe(
    true,
  )
}

test('an issue is frozen, what changed since is told, it is exported again, and the proposal converted', async ({
  app,
  window,
  dataFolder,
}) => {
  await openReport(window, 'Issues and conversion')
  await window.getByLabel(/^Why version 0.2/).focus()
  await window.keyboard.type('For the CSC')
  await window.keyboard.press('Enter')
  const issues = window.getByRole('table', { name: /Issues, the newest first/ })
  await expect(issues).toContainText('DP255 v0.2')
  await expect(issues).toContainText('For the CSC')
  await expect(window.getByText('DP255, version 0.3')).toBeVisible()

  await openReport(window, '1 Summary')
  await window.getByLabel('Narrative').focus()
  await window.keyboard.press('Control+End')
  await window.keyboard.type(' Something that was written since.')
  await openReport(window, 'Issues and conversion')
  const changed = window.getByRole('list', { name: 'What changed' })
  await expect(changed).toContainText('Version: 0.2, now 0.3')
  await expect(changed).toContainText('1. Summary')
  const redline = window.frameLocator('iframe[title="Redline of the two"]')
  await expect(redline.locator('ins').filter({ hasText: 'written since' })).toBeAttached()
  expect(await axeFinds(window)).toEqual([])

  const folder = join(dataFolder, 'out')
  mkdirSync(folder)
  await answerOpenDialog(app, folder)
  await issues.getByRole('button', { name: 'Export the set…' }).click()
  await expect(window.getByText(/Version 0.2 was written/)).toBeVisible({ timeout: 60_000 })
  expect(readdirSync(folder)).toEqual(['DP255 v0.2'])
  await expectGoodPdf(join(folder, 'DP255 v0.2/DP255 Modification Report v0.2.pdf'))

  await window.getByRole('button', { name: 'Convert to MP255' }).click()
  await expect(window.getByText('MP255, version 0.3')).toBeVisible()
  await expect(issues).toContainText('DP255 v0.2')
  const parts = window.getByRole('navigation', { name: 'Parts of the report' })
  await expect(parts.getByRole('button', { name: '3 Solution' })).toBeVisible()
  await window.keyboard.press('Control+Z')
  await expect(window.getByText('DP255, version 0.3')).toBeVisible()
})

test('the check list leads to what is missing, and a finding is waived with a reason', async ({
  window,
}) => {
  await openReport(window, /^Check list/)
  const findings = window.getByRole('list', { name: 'Findings' })
  const wan = findings.getByRole('listitem').filter({ hasText: '“WAN” is used in the title' })
  await wan.getByRole('button', { name: 'Waive…' }).focus()
  await window.keyboard.press('Enter')
  await wan.getByRole('textbox').focus()
  await window.keyboard.type('Part of SMWAN, which is listed')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('list', { name: 'Waived findings' })).toContainText(
    'Part of SMWAN, which is listed',
  )
  expect(await axeFinds(window)).toEqual([])
})

test('narrative takes tables and comments, and a part of a later stage is put in', async ({
  window,
}) => {
  await openReport(window, '1 Summary')
  await window.getByLabel('Narrative').focus()
  await window.keyboard.press('Control+End')
  await window.getByRole('toolbar', { name: 'Insert' }).getByText('Table').click()
  const preview = window.frameLocator('iframe[title="Preview of the Modification Report"]')
  await expect(preview.getByRole('table', { name: 'Table 1: What it shows' })).toBeAttached()
  await expect(window.getByText(/^\d+ words$/)).toBeVisible()

  await window.getByRole('button', { name: 'Comment on this part…' }).click()
  await window.keyboard.type('Say who raised it')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText('Say who raised it')).toBeVisible()

  await window.getByText(/^Not in the report/).click()
  const parts = window.getByRole('navigation', { name: 'Parts of the report' })
  await parts.getByRole('button', { name: 'Costs' }).click()
  await window.getByRole('checkbox', { name: 'In the report' }).press('Space')
  await expect(parts.getByRole('button', { name: '3 Costs' })).toBeVisible()
  expect(await axeFinds(window)).toEqual([])
})
