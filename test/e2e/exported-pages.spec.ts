import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { answerOpenDialog } from './workspaces.ts'

const PAGES = [
  [/^Modification Report, web page/, 'DP255 Modification Report v0.2.html'],
  [/^Redlined legal text, web page/, 'DP255 Legal Text v0.1 (redline).html'],
  [/^Amendment instructions, web page/, 'DP255 Amendment Instructions v0.1.html'],
] as const

test('axe finds nothing on the web pages that are exported, light and dark', async ({
  app,
  window,
  dataFolder,
}) => {
  await answerOpenDialog(app, dataFolder)
  await window.keyboard.press('Control+e')
  const dialog = window.getByRole('dialog')
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck()
  for (const [label] of PAGES) await dialog.getByRole('checkbox', { name: label }).check()
  await dialog.getByRole('button', { name: /^Choose a folder/ }).click()
  await expect(dialog.getByText('3 documents written.')).toBeVisible()
  for (const [, name] of PAGES) {
    const opened = app.waitForEvent('window')
    await app.evaluate(
      ({ BrowserWindow }, file) => {
        const other = new BrowserWindow({ webPreferences: { sandbox: true, partition: 'pages' } })
        other.webContents.session.enableNetworkEmulation({ offline: true })
        void other.loadFile(file)
      },
      join(dataFolder, name),
    )
    const page = await opened
    await expect(page.getByRole('heading').first()).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await page.close()
  }
})
