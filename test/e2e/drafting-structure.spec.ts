/** Gestures that change where provisions stand and where they begin and end. One test per gesture, with real keys. */
import { type DraftingPage, putOnClipboard } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'

const WORDS_OF_4_4 =
  'Where a Service Request sent under clause 4.3 is answered with success, the DCC shall update the SMI Status of that Device to ‘commissioned’.'

/** What a line of the page says, the words that are only said aloud left out. */
async function line(room: DraftingPage, id: string): Promise<string> {
  return room.window.locator(`[data-words="${id}"]`).evaluate((words) => {
    const copy = words.cloneNode(true) as Element
    for (const aloud of copy.querySelectorAll('[data-aloud]')) aloud.remove()
    return copy.textContent ?? ''
  })
}

/** The ids of the lines of the page that read in the proposal, in order. */
function lines(room: DraftingPage): Promise<readonly string[]> {
  return room.window
    .locator('[data-provision]:not([data-presence=deleted])')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-provision') ?? ''))
}

async function intoWords(room: DraftingPage, characters: number): Promise<void> {
  await room.press('Control+Home')
  for (let step = 0; step < characters; step += 1) await room.press('ArrowRight')
}

test('Enter splits a provision, and typing goes on in the second half', async ({ room }) => {
  await room.goTo('4.4')
  await intoWords(room, 'Where a Service Request'.length)
  await room.press('Enter')
  await room.expectPlace(/^Clause 4\.5,/, 0)
  await room.type('New: ')
  await expect.poll(() => room.redline()).toMatch(/New: .* sent under clause 4\.3/)
  await expect.poll(() => line(room, 'ac-4.4')).toMatch(/^Where a Service Request¶?$/)
  await room.saved()
  await room.press('Backspace', 'Control+z', 'Control+z', 'Control+z')
  await expect.poll(() => line(room, 'ac-4.4')).toBe(WORDS_OF_4_4)
})

test('Enter at the end adds a provision to write in', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Enter')
  await room.expectPlace(/^Clause 4\.2A,/, 0)
  await room.type('It says more.')
  await room.expectRedline('[+It says more.+]')
})

test('Backspace at the start joins a provision to the one before it; undo parts them', async ({
  room,
  window,
}) => {
  await room.goTo('4.4')
  await room.press('Control+Home', 'Backspace')
  await expect(window.getByText('Joined', { exact: true })).toBeAttached()
  await room.press('Control+2')
  await expect.poll(() => lines(room)).not.toContain('ac-4.4')
  await room.press('Control+1', 'Control+z')
  await expect.poll(() => line(room, 'ac-4.4')).toBe(WORDS_OF_4_4)
})

test('what Enter has split, Backspace joins without a trace', async ({ room }) => {
  await room.goTo('4.4')
  await intoWords(room, 'Where a Service Request'.length)
  await room.press('Enter', 'Backspace')
  await expect.poll(() => line(room, 'ac-4.4')).toBe(WORDS_OF_4_4)
  await room.expectPlace(/^Clause 4\.4,/, 'Where a Service Request'.length)
  await room.saved()
  await expect(room.changes()).toHaveCount(4)
})

test('Delete at the end joins the provision behind', async ({ room }) => {
  await room.goTo('6.1')
  await room.press('Control+End', 'Enter')
  await room.type('And more.')
  await room.goTo('6.1')
  await room.press('Control+End', 'Delete')
  await room.expectRedline(/‘decommissioned’\.\[\+And more\.\+\]$/)
})

test('Tab at the start goes a level in, Shift+Tab a level out; Word’s keys do too', async ({
  room,
}) => {
  await room.goTo('4.2')
  await room.press('Control+Home', 'Tab')
  await room.expectPlace(/^Paragraph 4\.1A\(c\),/)
  await room.press('Shift+Tab')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.press('Alt+Shift+ArrowRight')
  await room.expectPlace(/^Paragraph 4\.1A\(c\),/)
  await room.press('Alt+Shift+ArrowLeft')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.saved()
  await expect(room.changes()).toHaveCount(4)
})

test('Alt+Shift+arrows move a provision up and down', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Alt+Shift+ArrowUp')
  await expect
    .poll(async () => (await lines(room)).filter((id) => /^(ac-4\.|a-4\.1A$)/.test(id)))
    .toEqual(['ac-4.1', 'ac-4.2', 'a-4.1A', 'ac-4.3', 'ac-4.4'])
  await expect(room.editor).toBeFocused()
  await room.press('Alt+Shift+ArrowDown')
  await expect
    .poll(async () => (await lines(room)).filter((id) => /^(ac-4\.|a-4\.1A$)/.test(id)))
    .toEqual(['ac-4.1', 'a-4.1A', 'ac-4.2', 'ac-4.3', 'ac-4.4'])
})

test('“Move to clause…” moves a provision to where its number or words are found', async ({
  room,
  window,
}) => {
  await room.goTo('6.1')
  await room.press('Control+Shift+M')
  await room.type('After 4.4')
  await expect(window.getByRole('dialog').getByRole('option').first()).toContainText('After 4.4')
  await room.press('Enter')
  await expect
    .poll(async () => {
      const all = await lines(room)
      return all[all.indexOf('ac-4.4') + 1]
    })
    .toBe('ac-6.1')
})

test('a provision is dragged by its number', async ({ room, window }) => {
  const handle = window.locator('[data-provision="ac-4.2"] [data-handle]')
  const target = window.locator('[data-provision="ac-4.1"]')
  await handle.scrollIntoViewIfNeeded()
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()]
  if (from === null || to === null) throw new Error('The clauses are not in sight')
  await window.mouse.move(from.x + 6, from.y + 10)
  await window.mouse.down()
  await window.mouse.move(to.x + 90, to.y + to.height - 8, { steps: 8 })
  await expect(target).toHaveAttribute('data-drop', 'after')
  await window.mouse.up()
  await expect
    .poll(async () => (await lines(room)).filter((id) => /^(ac-4\.[12]|a-4\.1A$)/.test(id)))
    .toEqual(['ac-4.1', 'ac-4.2', 'a-4.1A'])
})

test('a provision is left as [Not used], and its number stays', async ({ room, window }) => {
  await room.goTo('6.3')
  await room.press('Control+k')
  await room.type('[Not used]')
  await room.press('Enter')
  await expect(window.locator('[data-words="ac-6.3"]')).toContainText('[Not used]')
  await room.press('Control+2')
  await expect.poll(() => line(room, 'ac-6.3')).toBe('[Not used]')
})

test('a row is added in a table by Tab in its last cell, and struck as a whole', async ({
  room,
  window,
}) => {
  await room.goTo('attends a premises')
  await room.press('Tab')
  await room.expectPlace(/^Cell/)
  await room.press('Tab', 'Tab')
  await room.expectPlace(/^Cell/, 0)
  await room.type('Visit')
  await room.press('Tab')
  await room.type('means a visit.')
  await room.expectRedline('[+means a visit.+]')
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
  await expect(room.changes().first()).toContainText('Inserts a row')
  await expect(room.changes().first()).toContainText('Visit | means a visit.')
  await room.press('Control+Alt+Backspace')
  await expect(window.getByText('means a visit.')).toHaveCount(0)
})

test('a definition goes into the table of definitions, in its place', async ({ room, window }) => {
  await room.goTo('2.1')
  await room.press('Control+Home', 'ArrowRight', 'ArrowRight')
  await room.select('Device'.length)
  await room.press('Control+Shift+D')
  await room.expectPlace(/^Cell/)
  await room.expectRedline('[+means +]')
  await room.type('a thing.')
  await room.expectRedline('[+means a thing.+]')
  const terms = window.locator('[data-provision]').filter({ hasText: 'Device' })
  await expect(terms.first()).toContainText('means a thing.')
})

test('several lines from a word processor become several provisions, with their marks', async ({
  room,
  window,
}) => {
  await putOnClipboard(window, {
    text: 'First line.\r\nSecond line.\r\nThird line.',
    html: '<p class=MsoNormal>First line.</p><p class=MsoNormal><b>Second</b> line.</p><p>Third line.</p>',
  })
  await room.goTo('4.2')
  await room.press('Control+End', 'Control+v')
  await room.expectPlace(/^Clause 4\.2B,/)
  await room.expectRedline('[+Third line.+]')
  await room.press('ArrowUp')
  await expect(room.editor.locator('[data-marks=bold]')).toHaveText('Second')
  await room.saved()
  await room.press('Control+z')
  await expect.poll(() => line(room, 'ac-4.2')).toMatch(/without delay\.$/)
})

test('what cannot be split says why, and what to do instead', async ({ room, window }) => {
  await room.goTo('attends a premises')
  await room.press('Control+Home', 'ArrowRight', 'Enter')
  await room.expectMessage('A table cannot be split')
  await expect(window.getByRole('button', { name: 'Insert a row' })).toBeVisible()
  await room.press('Shift+Enter')
  await room.expectMessage('A provision has no line breaks')
})
