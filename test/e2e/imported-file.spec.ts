import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { allLines } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile, type WordFile } from '../../legal-text/formats/docx/word-file.ts'
import { expect, test } from './app.ts'
import { answerOpenDialog, checkout, chooseInMenu, messageLine } from './workspaces.ts'

const CORPUS = resolve(checkout, '../shared/corpus/docx-compare/WC004-Large.docx')
const REDLINE = 'DP255 Legal Text v0.1 (redline).docx'

function read(path: string): WordFile {
  return openWordFile(new Uint8Array(readFileSync(path)))
}

test('a clause of a file that was imported is typed in, and exported in that very file', async ({
  app,
  window,
  dataFolder,
}) => {
  test.skip(!existsSync(CORPUS), 'corpus absent')
  const path = join(dataFolder, 'Agreement.docx')
  writeFileSync(path, readFileSync(CORPUS))
  await answerOpenDialog(app, path)
  await chooseInMenu(app, 'import.codeDocument')
  const dialog = window.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Next: version and drafts' }).click()
  await expect(dialog.getByText('Its Word file is kept with the version')).toBeVisible()
  await dialog.getByLabel('Version', { exact: true }).fill('8.2')
  await dialog.getByRole('button', { name: 'Take over this version' }).click()
  await expect(messageLine(window)).toContainText('Version 8.2 was taken over')

  await window.getByText('Purpose of the Team Operating Agreement (TOA)').first().click()
  await window.keyboard.press('End')
  await window.keyboard.type(' typed in the window')
  await expect(window.getByTestId('saving')).toHaveText('Saved')

  const folder = join(dataFolder, 'exported')
  await answerOpenDialog(app, folder)
  await window.keyboard.press('Control+e')
  const exporting = window.getByRole('dialog', { name: 'Export DP255' })
  await expect(
    exporting.getByRole('radio', { name: /In the file that was imported/ }),
  ).toBeChecked()
  await expect(exporting.getByText('“Agreement.docx”')).toBeVisible()
  if (process.env['WORKBENCH_SHOTS'] !== undefined) {
    await exporting.getByRole('radio', { name: /Made anew/ }).scrollIntoViewIfNeeded()
    await window.screenshot({ path: join(process.env['WORKBENCH_SHOTS'], 'choice.png') })
  }
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .include('dialog[open]')
    .analyze()
  expect(violations).toEqual([])
  for (const name of [
    'Modification Report, Word',
    'Modification Report, web page',
    'Modification Report, PDF',
  ]) {
    await exporting.getByRole('checkbox', { name }).uncheck()
  }
  await exporting.getByRole('button', { name: 'Choose a folder and export…' }).click()
  await expect(
    exporting.getByText('Made in the file that was imported, “Agreement.docx”.'),
  ).toBeVisible({ timeout: 60_000 })
  if (process.env['WORKBENCH_SHOTS'] !== undefined) {
    await window.screenshot({ path: join(process.env['WORKBENCH_SHOTS'], 'receipt.png') })
  }

  const [original, made] = [read(CORPUS), read(join(folder, REDLINE))]
  expect(allLines(made, 'rejected')).toEqual(allLines(original, 'accepted'))
  expect(allLines(made, 'accepted').join('\n')).toContain(
    'Purpose of the Team Operating Agreement (TOA) typed in the window',
  )
  for (const name of original.package.names) {
    if (/word\/(document|comments|numbering)\.xml|rels|Content_Types/.test(name)) continue
    expect(made.package.bytes(name)).toEqual(original.package.bytes(name))
  }
})
