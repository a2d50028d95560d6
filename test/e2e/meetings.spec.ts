import { readdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { WalkthroughPage } from './walkthrough-page.ts'
import { answerOpenDialog, messageLine } from './workspaces.ts'

test('a meeting is prepared, walked through, minuted, and found again where an analyst looks', async ({
  app,
  window,
  dataFolder,
}) => {
  test.slow()
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await window.keyboard.press(key)
  }
  await press('Control+Alt+g')
  await expect(window.getByText('0 meetings, 0 decisions, 0 open actions')).toBeVisible()
  await window.getByRole('button', { name: 'Add meeting' }).click()
  await press('Enter')
  await expect(window.getByText('A meeting needs a title.')).toBeVisible()
  // What the timetable knows of a meeting need not be typed again.
  await window
    .getByLabel('From the timetable')
    .selectOption('3 Apr 2024: Modification discussed with Working Group')
  await expect(window.getByLabel('Forum')).toHaveValue(/Working Group/)
  await expect(window.getByLabel('Date')).toHaveValue('3 Apr 2024')
  await window.getByLabel('Title').fill('April Working Group')
  await window.getByLabel('Forum').fill('Working Group')
  await window.getByLabel('Date').focus()
  await press('Control+a')
  await window.keyboard.type('31 Apr 2024')
  await press('Enter')
  await expect(window.getByText('31 April 2024 does not exist.')).toBeVisible()
  await press('Control+a')
  await window.keyboard.type('3 Apr 2024')
  await press('Tab')
  await window.keyboard.type('A. N. Other, A Supplier')
  await window.getByRole('button', { name: 'Add the meeting' }).press('Enter')
  const meeting = window.getByRole('region', { name: 'April Working Group' })
  await expect(meeting).toContainText('Working Group, 3 April 2024')
  await expect(meeting).toContainText('A. N. Other (A Supplier)')

  // The order and the notes are the presenter's own.
  await window.getByRole('tab', { name: 'Order and notes' }).click()
  await window.getByRole('button', { name: 'Move 4.1A up' }).press('Enter')
  await window.getByRole('textbox', { name: 'Notes on 4.1A' }).fill('Begin with the new clause')
  await press('Tab')
  // So are the words for what a decision may come to.
  await window
    .getByLabel('What a decision may come to')
    .fill('Agreed\nAgreed in principle\n\nAgreed\nDeferred')
  await press('Tab')
  await window.getByRole('tab', { name: 'Meetings and decisions' }).click()

  await meeting.getByRole('button', { name: 'Walk through' }).press('Enter')
  const room = new WalkthroughPage(window)
  await room.expectStep('1 of 2', /^Clause 4\.1A/)
  await room.press('d')
  await expect(window.getByRole('radio')).toHaveCount(3 + 6)
  await expect(window.getByRole('radio', { name: 'Agreed in principle' })).toBeVisible()
  await room.press('Enter')
  await expect(room.message('D1: Agreed, minuted on 4.1A.')).toBeVisible()
  await room.press('a')
  await window.keyboard.type('Check with DCC')
  await press('Tab', 'Tab')
  await window.keyboard.type('1 Feb 2024')
  await press('Enter')
  await expect(room.message('A1 is minuted')).toBeVisible()
  await room.press('Escape')

  const row = meeting.getByRole('row', { name: /^D1 Agreed/ })
  await expect(row).toContainText('Option A, SEC Appendix AC 4.1A')
  await row.getByText('Option A, SEC Appendix AC 4.1A').click()
  await expect(row).toContainText('Illustrative, not in-force text')
  await expect(meeting.getByRole('row', { name: /^A1/ })).toContainText('overdue')
  for (const name of ['Order and notes', 'Actions (1 open)', 'Meetings and decisions']) {
    await window.getByRole('tab', { name }).click()
    const axe = new AxeBuilder({ page: window }).include('[role=tabpanel]:not([hidden])')
    const { violations } = await axe.setLegacyMode().analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      name,
    ).toEqual([])
  }

  await row.getByRole('button', { name: 'Edit D1' }).press('Enter')
  await window.getByLabel('In words').fill('Both tests are kept')
  await press('Enter')
  await expect(row).toContainText('Both tests are kept')
  await expect(row.getByRole('button', { name: 'Edit D1' })).toBeFocused()

  await window.getByRole('tab', { name: 'Actions (1 open)' }).click()
  await window.getByRole('button', { name: 'A1 is done' }).press('Enter')
  await expect(window.getByRole('tab', { name: 'Actions', exact: true })).toBeVisible()
  await expect(window.getByRole('row', { name: /^A1/ })).toContainText('done')
  await window.getByRole('tab', { name: 'Meetings and decisions' }).click()

  await answerOpenDialog(app, dataFolder)
  await meeting.getByRole('button', { name: 'Export minutes…' }).click()
  await expect(messageLine(window)).toContainText(
    'The minutes of “April Working Group” are written',
  )
  expect(
    readdirSync(dataFolder)
      .filter((name) => name.includes('Minutes'))
      .sort(),
  ).toEqual([
    'DP255 Minutes 2024-04-03 Working Group.docx',
    'DP255 Minutes 2024-04-03 Working Group.html',
  ])

  // On the change itself.
  await row.getByRole('button', { name: '4.1A in Option A' }).press('Enter')
  const onChange = window.getByRole('region', { name: 'Decisions and actions' })
  await expect(onChange).toContainText('D1 Agreed: Both tests are kept')
  await expect(onChange).toContainText('A1 Check with DCC')
})
