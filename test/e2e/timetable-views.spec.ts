import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
}

test.describe('the views of the timetable', () => {
  test('the Gantt chart goes from event to event with the arrows, slips with S and edits with Enter', async ({
    window,
  }) => {
    await window.keyboard.press('Alt+2')
    const chart = window.getByRole('region', { name: 'Gantt chart of DP255' })
    await expect(chart.getByRole('listitem')).toHaveCount(18)
    await chart.getByRole('button', { name: /^Draft Proposal raised; / }).focus()
    await window.keyboard.press('ArrowDown')
    await expect(chart.getByRole('button', { name: /^Presented to CSC/ })).toBeFocused()
    await window.keyboard.press('End')
    await expect(chart.getByRole('button', { name: /^Modification Report approved/ })).toBeFocused()
    await window.keyboard.press('ArrowLeft')
    const discussed = chart.getByRole('button', {
      name: /^Impact Assessment discussed with Working Group; 4 Dec 2024; planned; Working Group; waits for “Impact Assessment”$/,
    })
    await expect(discussed).toBeFocused()
    await window.keyboard.press('ArrowLeft')
    await expect(
      chart.getByRole('button', {
        name: /^Impact Assessment; .*44 Working Days; planned, estimated/,
      }),
    ).toBeFocused()
    await window.keyboard.press('s')
    await expect(window.getByRole('form', { name: 'Slip Impact Assessment' })).toBeVisible()
    await expect(window.getByLabel('How many')).toBeFocused()
    await window.keyboard.press('Escape')
    await discussed.press('Enter')
    await expect(
      window.getByRole('form', { name: /^Edit Impact Assessment discussed/ }),
    ).toBeVisible()
    expect(await violations(window)).toEqual([])
  })

  test('the calendar goes from day to day and month to month, and opens what stands there', async ({
    window,
  }) => {
    await window.keyboard.press('Alt+3')
    const grid = window.getByRole('grid', { name: 'January 2024' })
    const today = grid.getByRole('gridcell', {
      name: /^Tuesday 9 January 2024; the as at day; Papers for CSC: CSC converts/,
    })
    await today.focus()
    await window.keyboard.press('ArrowDown')
    await expect(
      grid.getByRole('gridcell', { name: /^Tuesday 16 January 2024; CSC converts .*, planned$/ }),
    ).toBeFocused()
    await window.keyboard.press('Enter')
    await window.keyboard.press('Enter')
    await expect(window.getByRole('form', { name: /^Edit CSC converts/ })).toBeVisible()
    await window.keyboard.press('Escape')
    await grid.getByRole('gridcell', { name: /^Tuesday 16 January/ }).focus()
    for (const _ of [1, 2, 3, 4]) await window.keyboard.press('PageDown')
    const may = window.getByRole('grid', { name: 'May 2024' })
    await expect(may.getByRole('gridcell', { name: /^Thursday 16 May 2024$/ })).toBeFocused()
    await expect(
      may.getByRole('gridcell', {
        name: /^Monday 6 May 2024; Early May bank holiday; Preliminary Assessment goes on/,
      }),
    ).toBeVisible()
    await window.keyboard.press('Enter')
    await expect(window.getByRole('form', { name: 'New event' })).toBeVisible()
    await expect(window.getByLabel('First day')).toHaveValue('16 May 2024')
    expect(await violations(window)).toEqual([])
  })

  test('what is due is listed, and on a strip that is put away with one press', async ({
    window,
  }) => {
    const strip = window.getByRole('complementary', { name: 'What is due' })
    await expect(strip).toContainText('Papers for CSC, 9 Jan 2024')
    await strip.getByRole('button', { name: 'Show all' }).click()
    await expect(strip).toHaveCount(0)
    const list = window.getByRole('table', { name: /Due by 6 February 2024/ })
    await expect(list.getByRole('row', { name: /^Tuesday 9 January 2024 .* today/ })).toContainText(
      'Papers for CSC',
    )
    await expect(list.getByRole('row', { name: /^Tuesday 16 January/ })).toContainText(
      'in 5 Working Days',
    )
    expect(await violations(window)).toEqual([])
    await window.keyboard.press('Control+Alt+H')
    await strip.getByRole('button', { name: 'Put away what is due' }).click()
    await expect(strip).toHaveCount(0)
    await window.keyboard.press('Alt+1')
    await window.getByRole('button', { name: /^As at 9 January 2024/ }).click()
    await window.keyboard.type('22 February 2024')
    await window.keyboard.press('Enter')
    await expect(strip).toContainText('SSC, 28 Feb 2024')
  })

  test('the view stays as it was chosen while other rooms are visited', async ({ window }) => {
    await window.keyboard.press('Alt+2')
    await window.keyboard.press('Control+Alt+H')
    await window.keyboard.press('Control+Alt+T')
    await expect(window.getByRole('region', { name: 'Gantt chart of DP255' })).toBeVisible()
    await expect(window.getByRole('radio', { name: 'Gantt chart' })).toBeChecked()
  })

  test('an event waits for others, is duplicated, and cannot wait for itself in a circle', async ({
    window,
  }) => {
    await window.keyboard.press('Alt+1')
    const table = window.getByRole('table', { name: /Progression timetable/ })
    await table.getByRole('button', { name: /^Edit Draft Proposal raised/ }).click()
    const form = window.getByRole('form', { name: 'Edit Draft Proposal raised' })
    await form.getByRole('button', { name: 'Wait for an event' }).click()
    await form
      .getByLabel('Waits for the event')
      .selectOption({ label: 'Presented to CSC for initial comment' })
    await form.getByRole('button', { name: 'Keep' }).click()
    await expect(window.getByText(/cannot wait for “Presented to CSC/)).toBeVisible()
    await window.keyboard.press('Escape')
    await table
      .getByRole('button', { name: 'More for Refinement Consultation', exact: true })
      .click()
    await window.getByRole('menuitem', { name: 'Duplicate' }).press('Enter')
    await expect(
      table.getByRole('button', { name: /^Edit Refinement Consultation \(copy\)/ }),
    ).toHaveCount(1)
    await window.keyboard.press('Control+Z')
    await expect(
      table.getByRole('button', { name: /^Edit Refinement Consultation \(copy\)/ }),
    ).toHaveCount(0)
  })

  test('the form says when the forum meets and offers its next meetings', async ({ window }) => {
    await window.keyboard.press('Alt+1')
    await window.getByRole('button', { name: /^Edit Modification discussed with TABASC, / }).click()
    await window.keyboard.type('8 March 2024')
    const form = window.getByRole('form', { name: /^Edit Modification discussed with TABASC/ })
    await expect(form.getByRole('status')).toContainText(
      'TABASC meets on first Thursdays, so not on 8 Mar 2024.',
    )
    await form.getByRole('button', { name: '4 Apr 2024' }).click()
    await expect(form.getByRole('status')).toContainText('Papers are due on 26 Mar 2024.')
    await form.getByRole('button', { name: 'Keep' }).click()
    await expect(
      window.getByRole('row', { name: /^Modification discussed with TABASC/ }),
    ).toContainText('4 Apr 2024')
  })
})

test.describe('what a timetable rests on', () => {
  test('begins from a template: dates are proposed, looked over, and put in in one step', async ({
    window,
  }) => {
    await window.keyboard.press('Alt+1')
    await window.getByRole('button', { name: 'More for the timetable' }).press('Enter')
    await window.getByRole('menuitem', { name: 'Begin from a template…' }).press('Enter')
    const panel = window.getByRole('region', { name: 'Begin from a template' })
    await panel
      .getByLabel('Template', { exact: true })
      .selectOption({ label: 'Report Phase under Self-Governance' })
    await panel.getByLabel('From', { exact: true }).fill('6 Jan 2025')
    await expect(panel.getByLabel('First day of Change Board vote')).toHaveValue('6 Jan 2025')
    await panel.getByLabel('Working Days that Modification Report Consultation takes').fill('15')
    await expect(panel.getByLabel('Last day of Modification Report Consultation')).toHaveValue(
      '24 Jan 2025',
    )
    await panel.getByLabel('First day of Change Board vote').fill('19 Feb 2025')
    expect(await violations(window)).toEqual([])
    await panel.getByRole('button', { name: 'Add 3 events' }).press('Enter')
    const table = window.getByRole('table', { name: /Progression timetable/ })
    await expect(table.getByRole('button', { name: /^Edit / })).toHaveCount(21)
    await expect(table.getByRole('row', { name: /^Change Board vote/ })).toContainText(
      '19 Feb 2025',
    )
    await window.keyboard.press('Control+Z')
    await expect(table.getByRole('button', { name: /^Edit / })).toHaveCount(18)
  })

  test('a forum gets its meetings, a release its day, and the timetable is held against both', async ({
    window,
  }) => {
    await window.keyboard.press('Alt+1')
    await window.getByRole('button', { name: 'More for the timetable' }).press('Enter')
    await window.getByRole('menuitem', { name: 'Forums and releases…' }).press('Enter')
    const panel = window.getByRole('region', { name: 'Forums and releases' })
    await expect(panel.getByRole('row', { name: /^CSC third Tuesdays 5/ })).toBeVisible()
    await panel.getByRole('button', { name: 'Edit when SSC meets' }).click()
    await panel
      .getByLabel('SSC meets', { exact: true })
      .selectOption({ label: 'On a weekday of the month' })
    await panel.getByLabel('First', { exact: true }).press('Space')
    await panel.getByLabel('Second', { exact: true }).press('Space')
    await panel.getByRole('button', { name: 'Keep' }).press('Enter')
    await expect(panel.getByRole('row', { name: /^SSC second Wednesdays/ })).toBeVisible()
    const ssc = window.getByRole('row', { name: /^Modification discussed with SSC/ })
    await expect(ssc).toContainText('SSC meets on second Wednesdays: the next is on 13 Mar 2024.')
    await panel.getByRole('button', { name: 'Add a release' }).press('Enter')
    await window.keyboard.type('A release')
    await panel.getByLabel('Day', { exact: true }).fill('1 Feb 2024')
    await window.keyboard.press('Enter')
    await expect(panel.getByText('1 Feb 2024')).toBeVisible()
    expect(await violations(window)).toEqual([])
    await panel.getByRole('button', { name: 'Close' }).press('Enter')
    await ssc.getByRole('button', { name: /^Edit / }).click()
    await window.getByLabel('In time for the release').selectOption({ label: 'A release' })
    await window.getByRole('button', { name: 'Keep' }).press('Enter')
    await expect(ssc).toContainText('Misses “A release” on 1 Feb 2024: no later release is known.')
  })

  test('the dates become the baseline, in one step that can be undone', async ({ window }) => {
    await window.keyboard.press('Alt+1')
    await window
      .getByRole('button', { name: /^Edit Modification discussed with SSC, / })
      .press('Enter')
    await window.keyboard.type('6 March 2024')
    await window.keyboard.press('Enter')
    const row = window.getByRole('row', { name: /^Modification discussed with SSC/ })
    await expect(row).toContainText('Originally 28 Feb 2024, +5 Working Days')
    await window.getByRole('button', { name: 'More for the timetable' }).press('Enter')
    await window.getByRole('menuitem', { name: /as the baseline/ }).press('Enter')
    await expect(row).not.toContainText('Originally')
    await window.keyboard.press('Control+Z')
    await expect(row).toContainText('Originally 28 Feb 2024')
  })
})

test('the timetable is exported from its own menu, for calendars and spreadsheets', async ({
  app,
  window,
  dataFolder,
}) => {
  const folder = join(dataFolder, 'exported')
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  await window.keyboard.press('Alt+1')
  await window
    .getByRole('button', { name: /^More for Modification discussed with SSC/ })
    .press('Enter')
  await window.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  await window.getByRole('button', { name: 'More for the timetable' }).press('Enter')
  await window.getByRole('menuitem', { name: 'Export…' }).press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Export DP255' })
  await expect(dialog.getByRole('checkbox').first()).toBeVisible()
  for (const box of await dialog.getByRole('checkbox').all()) await box.setChecked(false)
  for (const name of ['calendar', 'workbook', 'plain values', 'Gantt chart']) {
    await dialog.getByRole('checkbox', { name: `Timetable, ${name}` }).check()
  }
  await dialog.getByRole('button', { name: 'Choose a folder and export…' }).click()
  await expect(dialog.getByText('5 documents written.')).toBeVisible({ timeout: 30_000 })
  expect((await readdir(folder)).sort()).toEqual([
    'DP255 Timetable v0.2 (cancellations).ics',
    'DP255 Timetable v0.2.csv',
    'DP255 Timetable v0.2.ics',
    'DP255 Timetable v0.2.svg',
    'DP255 Timetable v0.2.xlsx',
  ])
  const cancelled = await readFile(join(folder, 'DP255 Timetable v0.2 (cancellations).ics'), 'utf8')
  expect(cancelled).toMatch(/METHOD:CANCEL[\s\S]*UID:dp255-event-ssc@/)
})
