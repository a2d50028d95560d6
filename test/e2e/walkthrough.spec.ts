import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { WalkthroughPage } from './walkthrough-page.ts'

test.describe('the walkthrough', () => {
  test('F5 begins it, one key changes the reading, and Escape leads back to the tool', async ({
    window,
  }) => {
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.expectStep('1 of 2', /^Clause 4\.1, redline$/)
    await expect(room.stage.locator('ins')).toContainText('shall not of itself mean')
    await expect(room.beside).toContainText('Leaves the status trigger alone')
    await expect(room.beside.getByRole('listitem').filter({ hasText: 'OPSG' })).toContainText(
      'open',
    )
    await room.press('Space')
    await expect(room.stage).toHaveAccessibleName(/proposed$/)
    await expect(room.stage.locator('ins')).toHaveCount(0)
    await expect(room.stage).toContainText('shall not of itself mean')
    await room.press('Space')
    await expect(room.stage).toHaveAccessibleName(/baseline$/)
    await expect(room.stage).not.toContainText('shall not of itself mean')
    await room.press('r', 'ArrowRight')
    await room.expectStep('2 of 2', /^Clause 4\.1A/)
    await expect(room.stage.getByRole('group')).toHaveCount(3)
    await expect(room.stage).toContainText('Illustrative, not in-force text')
    await room.press('i')
    await expect(room.stage).toContainText('Not in the baseline')
    await room.press('ArrowRight')
    await room.expectStep('2 of 2')
    await room.press('Escape')
    await expect(window.getByRole('navigation', { name: 'Rooms' })).toBeVisible()
  })

  test('the menu and the palette begin it too; Shift+F5 begins at the selected change', async ({
    app,
    window,
  }) => {
    const room = new WalkthroughPage(window)
    await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('walkthrough.open')?.click(),
    )
    await room.expectStep('1 of 2')
    await room.press('F5')
    await window.getByRole('button', { name: /^4\.1A Inserts a clause/ }).click()
    await room.begin('Shift+F5')
    await room.expectStep('2 of 2', /^Clause 4\.1A/)
    await room.press('Escape', 'Control+k')
    await window.keyboard.type('walk through the changes')
    await room.press('Enter')
    await room.expectStep('1 of 2')
  })

  test('DP255 is traced from a question to its change and back', async ({ window }) => {
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.press('o')
    await room.expectStep('1 of 6', /^Clause 4\.1, /)
    await expect(window.getByRole('heading', { level: 1 })).toContainText(
      'OPSG How will this modification impact reporting of successful installations?',
    )
    await room.press('End')
    await room.expectStep('6 of 6', /^Clause 4\.1A/)
    await expect(window.getByRole('heading', { level: 1 })).toContainText('TABASC')
    await expect(room.beside).toContainText('S4')
    // By change: the same clause, with every question that it bears on.
    await room.press('o', 'o')
    await room.expectStep('2 of 2', /^Clause 4\.1A/)
    for (const name of ['OPSG', 'SSC', 'TABASC']) {
      await expect(room.beside.getByRole('listitem').filter({ hasText: name })).toHaveCount(1)
    }
    await room.press('j')
    await window.keyboard.type('4.1 ')
    await room.press('Enter')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await room.press('o', 'j')
    await window.keyboard.type('Not anticipated')
    await room.press('Enter')
    await room.expectStep('3 of 6')
    await expect(room.stage).toContainText('No change of Option A is linked to it.')
    await expect(room.beside).toContainText('none anticipated')
  })

  test('the screen is blanked, the text grows and shrinks, a remote scrolls before it goes on', async ({
    window,
  }) => {
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.press('b')
    await expect(window.getByText('The screen is blank. Press B')).toBeAttached()
    await room.press('.')
    await expect(window.getByText('The screen is blank. Press B')).toHaveCount(0)
    const size = () =>
      room.stage.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    const usual = await size()
    for (let count = 0; count < 5; count += 1) await room.press('+')
    await expect.poll(size).toBeGreaterThan(usual * 1.2)
    const top = () => room.stage.evaluate((element) => element.scrollTop)
    await expect
      .poll(() => room.stage.evaluate((element) => element.scrollHeight - element.clientHeight))
      .toBeGreaterThan(4)
    await room.press('PageDown')
    await room.expectStep('1 of 2')
    await expect.poll(top).toBeGreaterThan(0)
    for (let count = 0; count < 6; count += 1) await room.press('PageDown')
    await room.expectStep('2 of 2')
    await room.press('0', '-')
    await expect.poll(size).toBeLessThan(usual)
  })

  test('wording is proposed in the clause, tracked, and minuted with how it read before', async ({
    window,
  }) => {
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.press('ArrowRight', 'w')
    await expect(window.getByRole('textbox', { name: 'Wording of 4.1A' })).toBeFocused()
    await room.press('ArrowDown', 'Control+Home')
    await window.keyboard.type('both of ')
    await room.press('ArrowUp', 'Control+End')
    await window.keyboard.type(' Each is tested.')
    await room.press('Escape')
    await expect(room.message('The wording proposed for 4.1A is minuted')).toBeVisible()
    await expect(room.stage).toContainText('Each is tested.')
    await expect(room.stage).toContainText('both of')
    await expect(room.beside).toContainText('D1 Wording proposed')
    await expect(room.beside.getByText('check again').first()).toBeVisible()
    // Opened and closed without a word: nothing to minute.
    await room.press('w', 'Escape')
    await expect(room.beside.getByText('Wording proposed')).toHaveCount(1)
  })

  test('an alternative is drafted in the room and stands beside the others', async ({ window }) => {
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.press('ArrowRight', 'v')
    await expect(window.getByLabel('Name of the alternative')).toHaveValue('Option C')
    await room.press('Enter')
    await expect(window.getByRole('textbox', { name: 'Wording of 4.1A' })).toBeFocused()
    await room.press('Control+Home')
    await window.keyboard.type('Alternatively, ')
    await room.press('Escape')
    await expect(room.stage).toContainText('Alternatively, ')
    await room.press('c')
    const option = (name: string) => window.getByRole('region', { name, exact: true })
    await expect(option('Option C')).toContainText('Alternatively, ')
    await expect(option('Option A')).not.toContainText('Alternatively, ')
    await expect(option('Option B')).toContainText('operating fully')
    await expect(option('Option C').getByText('differs from')).toHaveCount(0)
    await expect(option('Option A').getByText('differs from Option C')).toHaveCount(1)
    await expect(option('Option B').getByText('differs from Option C')).toHaveCount(4)
    await room.press('Escape')
    await expect(room.stage).toBeVisible()
  })

  test('an action without words, or due on a day that does not exist, is refused', async ({
    window,
  }) => {
    const room = new WalkthroughPage(window)
    await room.begin()
    await room.press('a', 'Enter')
    await expect(window.getByText('Say what is to be done.')).toBeVisible()
    await window.keyboard.type('Ask for figures by CSP Region')
    await room.press('Tab')
    await window.keyboard.type('DCC')
    await room.press('Tab')
    await window.keyboard.type('30 Feb 2024')
    await room.press('Enter')
    await expect(window.getByText('30 February 2024 does not exist.')).toBeVisible()
    await room.press('Control+a')
    await window.keyboard.type('17 Apr 2024')
    await room.press('Enter')
    await expect(room.message('A1 is minuted on 4.1, due 17 Apr 2024.')).toBeVisible()
    await expect(room.beside).toContainText('A1 Ask for figures by CSP Region (DCC)')
    // One step of undo takes back the action and the meeting that began with it.
    await room.press('Control+z')
    await expect(room.beside).not.toContainText('A1')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the walkthrough, ${colorScheme}`, async ({ window }) => {
    await window.emulateMedia({ colorScheme })
    const room = new WalkthroughPage(window)
    await room.begin()
    const expectClean = async (where: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      expect(found, where).toEqual([])
    }
    await expectClean('at a change')
    await room.press('d')
    await expectClean('while a decision is recorded')
    await room.press('Enter', 'o')
    await expectClean('at a question')
    await room.press('c')
    await expectClean('while drafts are compared')
    await room.press('Escape', 'm')
    await expectClean('with the minutes so far')
    await room.press('Escape', '?')
    await expect(window.getByRole('dialog', { name: 'Keys of the walkthrough' })).toBeVisible()
    await expectClean('with the keys')
  })
}
