/** The drafting room: views, drafts, outline, provisions, review and links, by keyboard. */
import type { Locator } from '@playwright/test'
import { shortcutKeys } from '../../renderer/interface/shortcuts.ts'
import { INTERFACE_COMMANDS } from '../../shared/interface.ts'
import { test as base, expect } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

test('4.1 stands with its quotation and source; the rest says that it is illustrative', async ({
  window,
  room,
}) => {
  const clause = window.getByRole('group', { name: 'Clause 4.1', exact: true })
  await expect(clause).toContainText(
    'Quoted from the Code, by way of DP255 Modification Report v0.2',
  )
  await expect(clause).not.toContainText('Illustrative')
  const next = window.getByRole('group', { name: 'Clause 4.2', exact: true })
  await expect(next).toContainText('Illustrative, not in-force text.')
  await expect(window.getByText('Illustrative, not in-force text', { exact: true })).toBeVisible()
  await room.expectRedline(/\[\+, but that update shall not of itself mean/)
})

test('agreed and baseline are read only and say so when typed into', async ({ room }) => {
  await room.press('Control+3')
  await room.expectPlace(/^Clause 4\.1, agreed text/)
  await room.type('x')
  await room.expectMessage('The agreed text changes by accepting.')
  await room.press('Control+4')
  await room.press('Backspace')
  await room.expectMessage('The baseline is in force and cannot be changed.')
  await expect(room.editor).toHaveAttribute('aria-readonly', 'true')
  expect(await room.redline()).toMatch(/to 'commissioned'$/)
})

test('the clean text can be written in, and is still recorded', async ({ room }) => {
  await room.press('Control+2', 'Control+Home')
  await room.type('Only ')
  await room.expectRedline(/^Only Where the DCC/)
  await room.press('Control+1')
  await room.expectRedline(/^\[\+Only \+\]Where the DCC/)
})

test('side by side has the baseline beside the proposal, line by line', async ({
  window,
  room,
}) => {
  await room.press('Control+5')
  const sides = window.locator('[data-provision="ac-4.1"]')
  await expect(sides).toHaveCount(2)
  const topOf = async (side: Locator) => (await side.boundingBox())?.y
  await expect
    .poll(async () => (await topOf(sides.first())) === (await topOf(sides.last())))
    .toBe(true)
  await expect(sides.first().locator('ins')).toHaveCount(0)
  await expect(sides.last().locator('ins').first()).toContainText('but that update')
  await expect(window.getByText('Not in the baseline text').first()).toBeAttached()
  await room.press('Control+Home')
  await room.type('Only ')
  await room.expectRedline(/^\[\+Only \+\]Where the DCC/)
})

test('Option B shows its own words', async ({ window, room }) => {
  await expect(window.getByText('operating fully, test [TBC].').first()).toBeHidden()
  await window.getByRole('radio', { name: 'Option B' }).click()
  await expect(window.getByText('operating fully, test [TBC].').first()).toBeVisible()
  await window.getByRole('radio', { name: /Option A/ }).click()
  await expect(room.changes()).toHaveCount(4)
})

test('a clause is found by number and by words', async ({ window, room }) => {
  await room.goTo('6.3')
  await room.expectPlace(/^Clause 6\.3,/, 0)
  await expect(window.getByRole('group', { name: 'Clause 6.3', exact: true })).toBeInViewport()
  await room.goTo('topped up')
  await room.expectPlace(/^Item 3\.1\(b\)\(ii\)\(B\),/)
})

test('a provision is added after, written, and taken back', async ({ room }) => {
  await room.press('Control+Alt+Enter')
  await room.expectPlace(/^Clause 4\.1A,/, 0)
  await room.type('A new clause.')
  await room.saved()
  await room.expectRedline('[+A new clause.+]')
  await expect(room.changes()).toHaveCount(5)
  await room.press('Control+Alt+Backspace')
  await room.expectPlace(/^Clause 4\.1,/)
  await expect(room.changes()).toHaveCount(4)
})

test('a provision in force is struck out, and its words are left alone then', async ({
  window,
  room,
}) => {
  await room.goTo('6.3')
  await room.press('Control+Alt+Backspace')
  await room.expectRedline(/^\[-Clause .* applies to a Communications Hub.*-\]$/)
  await room.type('x')
  await room.expectMessage('This provision is struck out.')
  const clause = window.getByRole('group', { name: 'Clause 6.3', exact: true })
  await expect(clause.locator('del').first()).toHaveText('6.3')
})

test('changes are gone through, accepted and rejected by keyboard', async ({ window, room }) => {
  await room.press('Alt+ArrowDown')
  await room.expectPlace(/^Clause 4\.1A,/)
  await room.press('Control+Alt+a')
  await expect(window.getByText('3 pending, 1 accepted')).toBeVisible()
  await room.press('Alt+ArrowUp')
  await room.expectPlace(/^Clause 4\.1,/)
  await room.press('Control+Alt+r')
  await room.expectRedline(/to 'commissioned'$/)
  await expect(window.getByText('Withdrawn: 1')).toBeVisible()
  await room.press('Control+3')
  await expect(
    window.getByText('The installation of a Smart Metering System').first(),
  ).toBeVisible()
})

test('a change gets its reason and is linked, by keyboard', async ({ window, room }) => {
  await room.press('Control+Alt+n')
  await expect(window.getByLabel('Reason')).toBeFocused()
  await room.press('Control+a')
  await room.type('So that success is not inferred.')
  await room.press('Tab')
  await room.saved()
  await room.press('Control+Alt+l')
  await room.type('prepayment')
  await room.press('Enter')
  const links = window.getByRole('region', { name: 'Scenarios', exact: true })
  await expect(links).toContainText('S7 A prepayment Device must be communicative')
  await links.getByRole('button', { name: /^Remove the link to S7/ }).press('Enter')
  await expect(links).not.toContainText('S7')
  await room.press('Control+Alt+h')
  await expect(window.getByText('Give the reason for a change').first()).toBeVisible()
})

test('a link leads to its question, and the way back to the clause', async ({ window, room }) => {
  await window.getByRole('button', { name: /^OPSG: How will/ }).click()
  await expect(window.getByRole('heading', { name: 'Scenarios and questions' })).toBeVisible()
  await room.press('Control+Alt+d')
  await expect(window.getByRole('group', { name: 'Clause 4.1', exact: true })).toBeInViewport()
})

test('the author is asked once, without stopping the typing, and is on every change', async ({
  window,
  room,
}) => {
  await room.press('Control+Home')
  await room.type('Only ')
  await room.saved()
  await room.expectRedline(/^\[\+Only \+\]/)
  await window.getByLabel('Who is drafting?').fill('Ada Drafter')
  await room.press('Enter')
  await expect(window.getByLabel('Who is drafting?')).toBeHidden()
  await expect(window.getByRole('button', { name: 'Author: Ada Drafter' })).toBeVisible()
  await room.changes().first().getByRole('button').click()
  await expect(window.getByRole('region', { name: 'Selected change' })).toContainText('Ada Drafter')
  await room.editor.focus()
  await room.type('again ')
  await room.saved()
  await expect(window.getByLabel('Who is drafting?')).toBeHidden()
})

test('every command is in the palette, and every key on the sheet', async ({ window, room }) => {
  await room.press('Control+k')
  await room.type('in force original')
  await room.press('Enter')
  await room.expectPlace(/^Clause 4\.1, baseline text/)
  await room.press('Control+k')
  const offered = await window.getByRole('option').allTextContents()
  const missing = INTERFACE_COMMANDS.filter(
    ({ id, label, role }) =>
      // The system has its own way to these, and a room to those.
      role === undefined &&
      !/^(palette|timetable)\./.test(id) &&
      !offered.some((option) => option.startsWith(label)),
  )
  expect(missing.map(({ id }) => id)).toEqual([])
  await room.press('Escape', 'Control+/')
  const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const rows = await sheet
    .locator('dl > div')
    .evaluateAll((found) =>
      found.map((row) => [
        row.querySelector('dt')?.textContent,
        [...row.querySelectorAll('kbd')].map((key) => key.textContent).join('+'),
      ]),
    )
  for (const { label, shortcut } of INTERFACE_COMMANDS) {
    if (shortcut !== null)
      expect(rows).toContainEqual([label, shortcutKeys(shortcut, false).join('+')])
  }
  await room.press('End')
  await expect(sheet.getByText('Split the provision; at its end, begin another')).toBeInViewport()
  await room.press('Escape', 'Escape', '?')
  await expect(sheet).toBeVisible()
  await room.press('Escape', 'Tab')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await room.expectPlace(/^Clause 4\.1, baseline text/)
})

test('Escape leaves the words, and the keyboard reaches them again', async ({ window, room }) => {
  await room.press('Escape')
  await expect(window.getByRole('region', { name: 'Legal text' })).toBeFocused()
  await room.press('Tab')
  await room.expectPlace(/^Clause 4\.1,/)
})

test('all of the page is printed, not only what is in sight', async ({ window, room }) => {
  await room.goTo('6.3')
  const first = window.locator('[data-provision="ac-1"]')
  await expect(first).toHaveCount(0)
  await window.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(first).toHaveCount(1)
  await expect(window.locator('[data-provision="ac-6.3"]')).toHaveCount(1)
  await window.evaluate(() => dispatchEvent(new Event('afterprint')))
})
