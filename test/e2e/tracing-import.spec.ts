/** Tables come in by way of a review, and go out again. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { answerOpenDialog, messageLine } from './workspaces.ts'

test('five hundred responses are reviewed, imported, undone, imported and exported', async ({
  app,
  window,
  dataFolder,
}) => {
  const path = join(dataFolder, 'responses.csv')
  const rows = Array.from({ length: 500 }, (_, row) => [
    `Party ${row + 1}`,
    'Large Supplier',
    row % 2 === 0 ? 'Yes' : 'No',
    `'=HYPERLINK("x","${row}")`,
    'kept inside',
  ])
  rows.push(['', 'Nobody', 'Yes', 'who?', ''])
  const csv = [['Respondent', 'Category', 'View', 'Comments', 'Internal'], ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')
  writeFileSync(path, csv)
  await window.keyboard.press('Control+Alt+Q')
  await window.getByRole('tab', { name: 'Responses' }).click()
  await expect(window.getByText('No consultation response to DP255 is recorded.')).toBeVisible()
  await answerOpenDialog(app, path)
  await window.getByRole('button', { name: 'Import responses…' }).press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Import responses from “responses.csv”' })
  await expect(dialog).toContainText('501 rows: 500 new, 1 have a problem and are left out.')
  await expect(dialog).toContainText('Not read: “Internal” (500 cells).')
  await expect(dialog.getByRole('list', { name: 'Problems' })).toHaveText(
    'Row 502, Respondent is empty.',
  )
  await dialog.getByLabel('Response', { exact: true }).selectOption('No column')
  await expect(dialog).toContainText('“Comments” (501 cells)')
  await dialog.getByLabel('Response', { exact: true }).selectOption('Comments')
  await dialog.getByRole('button', { name: 'Import 500 and leave 1 out' }).click()
  await expect(messageLine(window)).toContainText('500 responses imported')
  await expect(window.getByRole('table')).toContainText('60 of 500')
  await expect(window.getByRole('row', { name: /^Party 1 / })).toContainText('=HYPERLINK("x","0")')
  await window.keyboard.press('Control+Z')
  await expect(window.getByText('No consultation response to DP255 is recorded.')).toBeVisible()
  await window.keyboard.press('Control+Y')
  await window.getByLabel('Find in responses').fill('party 499')
  // The list follows when there is time.
  await expect(window.getByRole('table').getByRole('rowheader')).toHaveCount(1)
  await expect(window.getByRole('table').getByRole('rowheader')).toHaveText(/Party 499/)
  await answerOpenDialog(app, dataFolder)
  await window.getByRole('button', { name: 'Export responses…' }).click()
  await expect(messageLine(window)).toContainText('2 files are written.')
  const written = readFileSync(join(dataFolder, 'DP255 Responses.csv'), 'utf8')
  expect(written).toContain(`"'=HYPERLINK(""x"",""499"")"`)
  expect(written).not.toMatch(/(^|,)"=/m)
  expect(written.trim().split('\r\n')).toHaveLength(501)
})
