import { AxeBuilder } from '@axe-core/playwright'
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

test.describe('slipping an event', () => {
  test('previews what moves and what is missed, takes an offered meeting, and is one undo', async ({
    window,
  }) => {
    await window.keyboard.press('Control+Alt+T')
    await window.getByRole('button', { name: /^Slip Preliminary Assessment, 15 Apr/ }).click()
    const panel = window.getByRole('form', { name: 'Slip Preliminary Assessment' })
    await expect(panel.getByRole('status')).toContainText('1 event would move')
    await window.keyboard.type('20')
    await expect(panel.getByRole('status')).toContainText('4 events would move, 3 warnings')
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await expect(panel.getByRole('row', { name: /discussed with TABASC/ })).toContainText(
      'TABASC meets on first Thursdays: the next is on 4 Jul 2024.',
    )
    await panel
      .getByRole('row', { name: /discussed with TABASC/ })
      .getByRole('button', { name: 'Use 4 Jul 2024' })
      .click()
    await expect(panel.getByRole('status')).toContainText('4 events would move, 2 warnings')
    await panel.getByRole('button', { name: 'Move 4 events' }).click()
    await expect(panel).toHaveCount(0)
    const table = window.getByRole('table', { name: /Progression timetable/ })
    const tabasc = table.getByRole('row', { name: /Preliminary Assessment discussed with TABASC/ })
    await expect(tabasc).toContainText('4 Jul 2024')
    await expect(tabasc).toContainText('Originally 6 Jun 2024')
    await window.keyboard.press('Control+Z')
    await expect(tabasc).toContainText('6 Jun 2024')
    await expect(table.getByText('Originally')).toHaveCount(0)
  })

  test('nothing moves before it is accepted, and nonsense is refused', async ({ window }) => {
    await window.keyboard.press('Control+Alt+T')
    await window.getByRole('button', { name: /^Slip Impact Assessment, 22 Aug/ }).press('Enter')
    await window.keyboard.type('soon')
    const field = window.getByLabel('How many')
    await expect(field).toHaveAccessibleDescription(/Give a whole number/)
    await window.keyboard.press('Control+A')
    await window.keyboard.type('40')
    await expect(window.getByRole('form').getByRole('status')).toContainText(
      /would end on .* instead of 17 Dec 2024/,
    )
    await window.keyboard.press('Escape')
    await expect(window.getByRole('row', { name: /^Impact Assessment .*22 Aug/ })).toContainText(
      '22 Aug 2024 – 23 Oct 2024',
    )
  })
})
