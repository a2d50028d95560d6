import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { item, LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
import { madeFile, paragraph, run, table } from '../legal-text/docx-made.ts'
import { expect, test } from './app.ts'
import { answerOpenDialog, chooseInMenu, clause, messageLine } from './workspaces.ts'

const QUOTED =
  "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'."

/** Appendix AC as a Word file of this test: only 4.1 is real wording. */
function appendix(): Uint8Array {
  const body = [
    item(0, 'Interpretation'),
    item(1, 'In this document of a test words mean:'),
    table([paragraph(run('Device', '<w:b/>')), paragraph(run('means a thing.'))]),
    item(0, 'A second section'),
    item(0, 'A third section'),
    item(0, 'Install and Commission'),
    item(1, QUOTED),
    item(2, 'a paragraph read as one,'),
    paragraph(run('and a line that the file does not number.'), '<w:r><w:drawing/></w:r>'),
  ].join('')
  return madeFile(body, { numbering: numbering(LEGAL_LEVELS) })
}

function dialogOf(window: Page) {
  return window.getByRole('dialog')
}

test.describe('importing a code document', () => {
  test('from Word: its numbers are read, its levels mended, and DP255 is carried to it', async ({
    app,
    window,
    dataFolder,
  }) => {
    const path = join(dataFolder, 'Appendix AC.docx')
    writeFileSync(path, appendix())
    await answerOpenDialog(app, path)
    await chooseInMenu(app, 'import.codeDocument')
    const dialog = dialogOf(window)
    const list = dialog.getByRole('listbox', { name: 'Provisions as they were read' })
    await expect(list.getByRole('option', { name: /^4\.1 ?Where the DCC receives/ })).toBeVisible()
    await expect(dialog.getByText('It holds an image, kept as “[image]”.').first()).toBeVisible()
    expect((await new AxeBuilder({ page: window }).setLegacyMode().analyze()).violations).toEqual(
      [],
    )

    await expect(list).toBeFocused()
    await window.keyboard.press('End')
    await expect(list.getByRole('option', { selected: true })).toContainText('does not number')
    await window.keyboard.press('Delete')
    await expect(dialog.getByText('1 provisions, by you.')).toBeVisible()
    await expect(list.getByRole('option', { selected: true })).toContainText('a paragraph read')
    await window.keyboard.press('Alt+Shift+ArrowLeft')
    await window.keyboard.press('Control+z')

    await dialog.getByRole('button', { name: 'Next: version and drafts' }).click()
    await dialog.getByLabel('Version', { exact: true }).fill('8.2')
    await expect(dialog.getByRole('article').filter({ hasText: 'Option A' })).toContainText(
      'carried',
    )
    expect((await new AxeBuilder({ page: window }).setLegacyMode().analyze()).violations).toEqual(
      [],
    )
    await dialog.getByRole('button', { name: 'Take over this version' }).click()

    await expect(messageLine(window)).toContainText('Version 8.2 was taken over')
    await expect(clause(window)).toContainText('but that update shall not of itself mean')
    await expect(window.getByText('In this document of a test words mean:').first()).toBeVisible()
    await window.keyboard.press('Control+z')
    await expect(window.getByText('In this document of a test words mean:')).toHaveCount(0)
    await expect(clause(window)).toContainText('but that update shall not of itself mean')
  })

  test('of a thousand pages shows how far it is, and can be given up', async ({
    app,
    window,
    dataFolder,
  }) => {
    const path = join(dataFolder, 'Long.docx')
    const body = Array.from({ length: 20_000 }, (_, index) =>
      item(index % 20 === 0 ? 0 : 1, `Provision ${index} of a long document.`),
    ).join('')
    writeFileSync(path, madeFile(body, { numbering: numbering(LEGAL_LEVELS) }))
    await answerOpenDialog(app, path)
    await chooseInMenu(app, 'import.codeDocument')
    const dialog = dialogOf(window)
    await expect(dialog.getByRole('progressbar', { name: 'Reading Long.docx' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)

    await chooseInMenu(app, 'import.codeDocument')
    await expect(dialog.getByText('20,000 provisions, 20,000 of them numbered')).toBeVisible({
      timeout: 60_000,
    })
    const list = dialog.getByRole('listbox', { name: 'Provisions as they were read' })
    expect(await list.getByRole('option').count()).toBeLessThan(80)
    await window.keyboard.press('End')
    await expect(list.getByRole('option', { selected: true })).toContainText('Provision 19999')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)
  })

  test('says what is wrong with a file that is none, and offers another', async ({
    app,
    window,
    dataFolder,
  }) => {
    const path = join(dataFolder, 'broken.docx')
    writeFileSync(path, 'no zip at all')
    await answerOpenDialog(app, path)
    await chooseInMenu(app, 'import.codeDocument')
    const dialog = dialogOf(window)
    await expect(dialog.getByRole('alert')).toContainText('“broken.docx” cannot be read.')
    const text = join(dataFolder, 'plain.txt')
    writeFileSync(text, '1 A section\n1.1 A clause.\n')
    await answerOpenDialog(app, text)
    await dialog.getByRole('button', { name: 'Choose another file…' }).click()
    await expect(dialog.getByRole('option', { name: /^1\.1 ?A clause\./ })).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})
