import { expect, test } from './app.ts'

test.describe('the timetable', () => {
  test.beforeEach(async ({ window }) => {
    await window.keyboard.press('Control+Alt+T')
    await expect(window.getByRole('table', { name: /Progression timetable/ })).toBeVisible()
  })

  test('has DP255’s 18 events around the “as at” line', async ({ window }) => {
    const table = window.getByRole('table', { name: /Progression timetable/ })
    await expect(table.getByRole('button', { name: /^Edit / })).toHaveCount(18)
    await expect(table.getByText('As at 9 January 2024')).toBeVisible()
    await expect(window.getByRole('img', { name: /Timeline of 18 events/ })).toBeVisible()
    await expect(
      table.getByRole('row', { name: /^Preliminary Assessment .*15 Apr/ }),
    ).toContainText('Estimated')
    await expect(window.getByText('Events in italics are planned')).toBeVisible()
  })

  test('a date is edited in place, by keyboard, and undone', async ({ window }) => {
    const edit = window.getByRole('button', { name: /^Edit Modification discussed with SSC, / })
    await edit.focus()
    await window.keyboard.press('Enter')
    await window.keyboard.type('6 March 2024')
    await window.keyboard.press('Enter')
    const row = window.getByRole('row', { name: /Modification discussed with SSC/ })
    await expect(row).toContainText('6 Mar 2024')
    await expect(row).toContainText('Originally 28 Feb 2024')
    await expect(edit).toBeFocused()
    await window.keyboard.press('Control+Z')
    await expect(row).not.toContainText('Originally')
    await expect(row).toContainText('28 Feb 2024')
  })

  for (const [typed, says] of [
    ['31 Feb 2024', '31 February 2024 does not exist.'],
    ['after Easter', '“after Easter” is not a date.'],
  ] as const) {
    test(`“${typed}” is refused, said, and changes nothing`, async ({ window }) => {
      await window.getByRole('button', { name: /^Edit Refinement Consultation, / }).click()
      const first = window.getByLabel('First day')
      await expect(first).toBeFocused()
      await window.keyboard.type(typed)
      await window.keyboard.press('Enter')
      await expect(first).toHaveAttribute('aria-invalid', 'true')
      await expect(first).toHaveAccessibleDescription(new RegExp(says))
      await window.keyboard.press('Escape')
      await expect(
        window.getByRole('row', { name: /^Refinement Consultation .*19 Jun/ }),
      ).toContainText('19 Jun 2024 – 11 Jul 2024')
    })
  }

  test('an end before the start is refused at the end', async ({ window }) => {
    await window.getByRole('button', { name: /^Edit Refinement Consultation, / }).click()
    await window.keyboard.press('Tab')
    await window.keyboard.press('Control+A')
    await window.keyboard.type('1 Jun 2024')
    await window.keyboard.press('Enter')
    const last = window.getByLabel('Last day, if there are several')
    await expect(last).toBeFocused()
    await expect(last).toHaveAccessibleDescription(/would end on 1 Jun 2024, before it starts/)
  })

  test('an event is added, marked as actual, and removed', async ({ window }) => {
    await window.getByRole('button', { name: 'Add event' }).click()
    await window.keyboard.type('Site visit')
    await window.getByLabel('First day').fill('8/1/2024')
    await window.keyboard.press('Enter')
    const row = window.getByRole('row', { name: /Site visit/ })
    await expect(row).toContainText('Its date has passed')
    await row.getByRole('button', { name: 'Site visit took place' }).click()
    await expect(row).toContainText('Actual')
    await row.getByRole('button', { name: /^Edit Site visit/ }).click()
    await window.getByRole('button', { name: 'Remove event' }).click()
    await expect(row).toHaveCount(0)
    await window.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(row).toHaveCount(1)
  })

  test('the “as at” day moves its line and makes nothing actual', async ({ window }) => {
    await window.getByRole('button', { name: /^As at 9 January 2024/ }).click()
    await window.keyboard.type('1 March 2024')
    await window.keyboard.press('Enter')
    await expect(window.getByText('Its date has passed')).toHaveCount(3)
    await expect(window.getByRole('img', { name: /2 actual, 16 planned/ })).toBeVisible()
  })
})
