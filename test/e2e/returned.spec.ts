import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { insertedBehind, paragraphBehind, sentCopy } from '../shared/returned-copy.ts'
import { expect, test } from './app.ts'
import { messageLine } from './workspaces.ts'

test('copies that reviewers send back are taken in change by change, and undone in one step', async ({
  app,
  window,
  dataFolder,
}) => {
  const sent = await sentCopy(dp255Workspace())
  const paths = [join(dataFolder, 'from Ann.docx'), join(dataFolder, 'from Bob.docx')]
  await writeFile(paths[0] as string, insertedBehind(sent, 'SMWAN', ' At once.'))
  await writeFile(paths[1] as string, paragraphBehind(sent, 'SMWAN', 'A thought of the reviewer.'))
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
  }, paths)

  await window.keyboard.press('Control+k')
  await window.keyboard.type('copies and receipts')
  await window.keyboard.press('Enter')
  const sending = window.getByRole('dialog', { name: /Copies and receipts/ })
  await sending.getByLabel('Its name').fill('from Ann')
  await sending.getByLabel('To whom').fill('Ann Reviewer')
  await sending.getByLabel('Sent', { exact: true }).fill('2024-01-02')
  await sending.getByLabel('Due back').fill('2024-01-05')
  await sending.getByRole('button', { name: 'List the copy' }).click()
  await expect(sending.getByText('Copies sent (1, 1 overdue)')).toBeVisible()
  await window.keyboard.press('Escape')

  const open = async () => {
    await window.keyboard.press('Control+k')
    await window.keyboard.type('take in returned')
    await window.keyboard.press('Enter')
  }
  await open()
  const dialog = window.getByRole('dialog', { name: 'Take in returned copies' })
  const altered = dialog.getByRole('checkbox', { name: /4\.1: Altered/ })
  const fresh = dialog.getByRole('checkbox', { name: /After 4\.1: New/ })
  await expect(altered).toBeChecked()
  await expect(altered).toBeVisible()
  await expect(fresh).not.toBeChecked()
  await expect(dialog.getByRole('insertion').filter({ hasText: 'At once.' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .include('dialog[open]')
    .analyze()
  expect(violations).toEqual([])
  if (process.env['WORKBENCH_SHOTS'] !== undefined) {
    await window.screenshot({ path: join(process.env['WORKBENCH_SHOTS'], 'returned.png') })
  }
  const copy = dialog.getByLabel('Ticks off the copy sent to')
  await expect(copy.first()).toContainText('Ann Reviewer: from Ann')
  await expect(copy.nth(1)).toHaveValue('none')
  await fresh.check()
  await dialog.getByRole('button', { name: 'Take in 2 changes' }).click()
  await expect(dialog).toBeHidden()
  await expect(messageLine(window)).toContainText('1 copy is ticked off as returned')

  const page = window.getByRole('main')
  await expect(page.getByText('At once.').first()).toBeVisible()
  await expect(page.getByText('A thought of the reviewer.').first()).toBeVisible()
  await window.keyboard.press('Control+z')
  await expect(page.getByText('A thought of the reviewer.')).toHaveCount(0)
  await window.keyboard.press('Control+z')
  await expect(page.getByText('At once.')).toHaveCount(0)
})
