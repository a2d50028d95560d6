import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { commentsOf } from '../../legal-text/formats/docx/reading.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { expect, test } from './app.ts'

test.describe.configure({ mode: 'serial' })

const REDLINE = 'DP255 Legal Text v0.1 (redline).docx'
const PROPOSED = 'DP255 Legal Text v0.1 (proposed).docx'

async function bytesOf(folder: string, name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(folder, name)))
}

test('Ctrl+E exports legal text that reads back, says what was checked, and keeps it', async ({
  app,
  window,
  dataFolder,
}) => {
  const folder = join(dataFolder, 'exported')
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)

  await window.keyboard.press('Control+e')
  const dialog = window.getByRole('dialog', { name: 'Export DP255' })
  for (const name of [
    'Modification Report, Word',
    'Modification Report, web page',
    'Modification Report, PDF',
  ]) {
    await dialog.getByRole('checkbox', { name }).uncheck()
  }
  await dialog.getByRole('checkbox', { name: 'Proposed legal text, Word' }).check()
  await dialog.getByRole('checkbox', { name: 'Reasons as comments' }).check()
  await dialog.getByRole('button', { name: 'Choose a folder and export…' }).click()
  await expect(dialog.getByText('2 documents written.')).toBeVisible({ timeout: 60_000 })
  await expect(
    dialog.getByText(/Read back with \d+ revisions: accepted it is the proposal/),
  ).toBeVisible()
  await expect(dialog.getByText(/Read back: it is the proposal/)).toBeVisible()

  expect((await readdir(folder)).sort()).toEqual([PROPOSED, REDLINE])
  const redline = await bytesOf(folder, REDLINE)
  const [read, proposed] = [readBack(redline), readBack(await bytesOf(folder, PROPOSED))]
  expect(read.revisions).toBeGreaterThan(0)
  expect(read.faults).toEqual([])
  expect(proposed.revisions).toBe(0)
  expect(proposed.accepted).toEqual(read.accepted)
  expect(read.accepted.join('\n')).toContain('shall not of itself mean that the installation')
  expect(read.rejected.join('\n')).not.toContain('shall not of itself mean that the installation')
  expect(commentsOf(openWordFile(redline)).length).toBeGreaterThan(0)

  await dialog.getByRole('button', { name: 'Done' }).click()
  await window.keyboard.press('Control+k')
  await window.keyboard.type('copies and receipts')
  await window.keyboard.press('Enter')
  const list = window.getByRole('dialog', { name: 'Copies and receipts of DP255' })
  await expect(list.getByRole('rowheader', { name: REDLINE })).toBeVisible()
  await expect(list.getByRole('rowheader', { name: PROPOSED })).toBeVisible()

  await list.getByLabel('What is sent').selectOption({ label: REDLINE })
  await list.getByLabel('To whom').fill('A reviewer')
  await list.getByLabel('Due back').fill('2024-01-31')
  await list.getByRole('button', { name: 'List the copy' }).click()
  const row = list.getByRole('row', { name: /A reviewer/ })
  await expect(row).toContainText('31 January 2024')
  await expect(row).toContainText('out')
  await list.getByRole('button', { name: 'A reviewer has returned it' }).click()
  await expect(row).toContainText('returned 9 January 2024')
  if (process.env['WORKBENCH_SHOTS'] !== undefined) {
    await window.screenshot({ path: join(process.env['WORKBENCH_SHOTS'], 'copies.png') })
  }
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .include('dialog[open]')
    .analyze()
  expect(violations).toEqual([])
})
