import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { answerOpenDialog } from './workspaces.ts'

const REPORT = [
  'DP300',
  '‘Another title’',
  'Modification Report',
  'Version 0.1',
  '1 February 2024',
  'Page 1 of 2',
  '# 1. Summary',
  'This was raised by Some Body of Some Company.',
  '# 3. Assessment of the proposal',
  '## A topic of its own',
  'Words.',
  '# Appendix 1: Progression timetable',
  'Event/Action\tDate',
  'Draft Proposal raised\t9 Jan 2024',
  'Modification discussed with OPSG\tsoon',
  '# Appendix 2: Glossary',
  'Acronym\tFull term',
  'OPSG\tOperations Group',
].join('\n\n')

test('a published report is reviewed before it is taken in, by key alone, and undone', async ({
  app,
  window,
  dataFolder,
}) => {
  const path = join(dataFolder, 'published.txt')
  writeFileSync(path, REPORT)
  await answerOpenDialog(app, path)
  await window.keyboard.press('Control+K')
  await window.keyboard.type('import a mod')
  await window.keyboard.press('Enter')
  const review = window.getByRole('dialog', { name: 'Import DP300' })
  await expect(review).toContainText('DP300 is not in this workspace yet and is made.')
  const lost = review.getByRole('table', { name: 'Lines that were not understood' })
  await expect(lost).toContainText('Modification discussed with OPSG | soon')
  const guessed = review.getByRole('table', { name: 'Lines that were guessed at' })
  await expect(guessed).toContainText('A topic of its own')
  await expect(review).toContainText('The Proposer is Some Body of Some Company')
  const axe = await new AxeBuilder({ page: window }).setLegacyMode().include('dialog').analyze()
  expect(axe.violations).toEqual([])

  await expect(review.getByRole('button', { name: 'Import' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByText('DP300 Modification Report v0.1 was imported.')).toBeVisible()
  await expect(window.getByText('DP300, version 0.1, 1 February 2024')).toBeVisible()
  const preview = window.frameLocator('iframe[title="Preview of the Modification Report"]')
  await expect(preview.getByRole('heading', { name: '‘Another title’' })).toBeVisible()
  await expect(window.getByLabel('Modification', { exact: true })).toHaveValue(/./)

  await window.keyboard.press('Control+Z')
  await expect(window.getByText('DP255, version 0.2, 9 January 2024')).toBeVisible()
})

test('a file that is no report is refused with what to do', async ({ app, window, dataFolder }) => {
  const path = join(dataFolder, 'other.txt')
  writeFileSync(path, 'Nothing of a report.')
  await answerOpenDialog(app, path)
  await window.keyboard.press('Control+K')
  await window.keyboard.type('import a mod')
  await window.keyboard.press('Enter')
  await expect(window.getByText(/The cover has no reference/)).toBeVisible()
  await expect(window.getByRole('dialog', { name: /Import/ })).toHaveCount(0)
})
