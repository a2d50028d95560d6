/** What is done to several provisions that are selected is done to all of them, as one step of undo. */
import type { DraftingPage } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'

/** The ids of the lines of the page that read in the proposal, in order, of those that match. */
function lines(room: DraftingPage, pattern: RegExp): Promise<readonly string[]> {
  return room.window
    .locator('[data-provision]:not([data-presence=deleted])')
    .evaluateAll(
      (all, source) =>
        all
          .map((one) => one.getAttribute('data-provision') ?? '')
          .filter((id) => new RegExp(source).test(id)),
      pattern.source,
    )
}

async function expectLines(
  room: DraftingPage,
  pattern: RegExp,
  ids: readonly string[],
): Promise<void> {
  await expect.poll(() => lines(room, pattern)).toEqual(ids)
}

async function expectSpan(room: DraftingPage, ...ids: readonly string[]): Promise<void> {
  await expect
    .poll(() =>
      room.window
        .locator('[data-spanned]')
        .evaluateAll((all) => all.map((words) => words.getAttribute('data-words'))),
    )
    .toEqual(ids)
}

const SECTION_4 = /^(ac-4\.[1-4]|a-4\.1A|ac-4-heading.*)$/

/** Selects 4.3 and 4.4. */
async function selectTwo(room: DraftingPage): Promise<void> {
  await room.goTo('4.3')
  await room.press('Control+End', 'Shift+ArrowDown')
  await expectSpan(room, 'ac-4.3', 'ac-4.4')
}

test('Alt+Shift+arrows move all that is selected, which stays selected', async ({ room }) => {
  const before = await lines(room, SECTION_4)
  await selectTwo(room)
  await room.press('Alt+Shift+ArrowUp')
  const moved = ['ac-4-heading', 'ac-4.1', 'a-4.1A', 'ac-4.2', 'ac-4.3', 'ac-4.4', 'ac-4-heading-2']
  await expectLines(room, SECTION_4, moved)
  await room.press('Alt+Shift+ArrowUp')
  await expectLines(room, SECTION_4, [
    'ac-4-heading',
    'ac-4.1',
    'a-4.1A',
    'ac-4.3',
    'ac-4.4',
    'ac-4.2',
    'ac-4-heading-2',
  ])
  await room.press('Alt+Shift+ArrowDown')
  await expectLines(room, SECTION_4, moved)
  await room.saved()
  await room.press('Control+z', 'Control+z', 'Control+z')
  await expectLines(room, SECTION_4, before)
})

test('Alt+Shift+arrows take all that is selected in and out, each as one step', async ({
  room,
}) => {
  await selectTwo(room)
  await room.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowRight')
  const numberOf = (id: string) =>
    room.window.locator(`[data-provision="${id}"] [data-handle]`).textContent()
  const line = (id: string) => room.window.locator(`[data-provision="${id}"]`)
  await expect(line('ac-4.3')).toHaveAttribute('aria-label', /^Paragraph 4\.2\(a\)/)
  await expect(line('ac-4.4')).toHaveAttribute('aria-label', /^Paragraph 4\.2\(b\)/)
  await room.press('Alt+Shift+ArrowLeft')
  await expect(line('ac-4.3')).toHaveAttribute('aria-label', /^Clause/)
  await expect(line('ac-4.4')).toHaveAttribute('aria-label', /^Clause/)
  await expectLines(room, /^ac-4\.[2-4]$/, ['ac-4.2', 'ac-4.3', 'ac-4.4'])
  await room.saved()
  await room.press('Control+z')
  await expect(line('ac-4.4')).toHaveAttribute('aria-label', /^Paragraph 4\.2\(b\)/)
  expect(await numberOf('ac-4.3')).toContain('(a)')
})

test('provisions under different ones are not moved together, and that is said', async ({
  room,
}) => {
  await room.goTo('4.1')
  await room.press('Control+End', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Alt+Shift+ArrowDown')
  await room.goTo('2.2')
  await room.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Control+End')
  await room.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Alt+Shift+ArrowUp')
  await room.expectMessage(/stand under different ones|cannot stand under|It stands/)
})

test('Delete provision strikes all that is selected, as one step', async ({ room }) => {
  const struck = room.window.locator('[data-provision][data-presence=deleted]')
  await selectTwo(room)
  await room.press('Control+Alt+Backspace')
  await expect(struck).toHaveCount(2)
  await room.saved()
  await room.press('Control+z')
  await expect(struck).toHaveCount(0)
})

test('[Not used] is put on all that is selected; what has no number stays', async ({ room }) => {
  const unused = room.window.locator('[data-words^="ac-4"]', { hasText: '[Not used]' })
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await expectSpan(room, 'ac-4.2', 'ac-4-heading-2', 'ac-4.3')
  await room.press('Control+k')
  await room.type('Leave as [Not used]')
  await room.press('Enter')
  await room.expectMessage('What has no number in force, such as a heading, stays as it is.')
  await expect(unused).toHaveCount(2)
  await room.saved()
  await room.press('Control+z')
  await expect(unused).toHaveCount(0)
})

test('“Move to clause…” moves all that is selected', async ({ room }) => {
  await selectTwo(room)
  await room.press('Control+Shift+M')
  await expect(room.window.getByRole('dialog', { name: 'Move 2 provisions' })).toBeVisible()
  await room.type('After 4.1A')
  await room.press('Enter')
  await expectLines(room, /^(ac-4\.[1-4]|a-4\.1A)$/, [
    'ac-4.1',
    'a-4.1A',
    'ac-4.3',
    'ac-4.4',
    'ac-4.2',
  ])
  await expectSpan(room, 'ac-4.3', 'ac-4.4')
  await room.saved()
  await room.press('Control+z')
  await expectLines(room, /^(ac-4\.[1-4]|a-4\.1A)$/, [
    'ac-4.1',
    'a-4.1A',
    'ac-4.2',
    'ac-4.3',
    'ac-4.4',
  ])
})

test('all that is selected is dragged by one of its numbers', async ({ room }) => {
  const { window } = room
  await selectTwo(room)
  const handle = window.locator('[data-provision="ac-4.4"] [data-handle]')
  const target = window.locator('[data-provision="ac-4.2"]')
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()]
  if (from === null || to === null) throw new Error('The clauses are not in sight')
  await window.mouse.move(from.x + 6, from.y + 10)
  await window.mouse.down()
  await window.mouse.move(to.x + 90, to.y + 6, { steps: 8 })
  await expect(target).toHaveAttribute('data-drop', 'before')
  await window.mouse.up()
  await expectLines(room, /^(ac-4\.[1-4]|a-4\.1A)$/, [
    'ac-4.1',
    'a-4.1A',
    'ac-4.3',
    'ac-4.4',
    'ac-4.2',
  ])
  await room.saved()
  await room.press('Control+z')
  await expectLines(room, /^ac-4\.[2-4]$/, ['ac-4.2', 'ac-4.3', 'ac-4.4'])
})

test('provisions that are cut and pasted elsewhere have moved, and are followed', async ({
  room,
}) => {
  await selectTwo(room)
  await room.press('Control+x')
  await room.saved()
  await room.goTo('4.1')
  await room.press('Control+End', 'Control+v')
  await expectLines(room, /^(ac-4\.[1-4]|a-4\.1A)$/, [
    'ac-4.1',
    'ac-4.3',
    'ac-4.4',
    'a-4.1A',
    'ac-4.2',
  ])
  await expect(room.window.locator('[data-provision="ac-4.3"]')).toHaveAttribute('data-moved', 'to')
  await room.saved()
  await room.press('Control+z')
  await expect(room.window.locator('[data-provision][data-presence=deleted]')).toHaveCount(2)
  await room.press('Control+z')
  await expectLines(room, /^ac-4\.[2-4]$/, ['ac-4.2', 'ac-4.3', 'ac-4.4'])
})

test('provisions that are cut and pasted where they were stand there again', async ({ room }) => {
  await selectTwo(room)
  await room.press('Control+x')
  await expect(room.window.locator('[data-provision][data-presence=deleted]')).toHaveCount(2)
  await room.press('Control+v')
  await expect(room.window.locator('[data-provision][data-presence=deleted]')).toHaveCount(0)
  await room.saved()
  await expect(room.changes()).toHaveCount(4)
})

test('provisions that are copied are pasted with their levels, as one step', async ({ room }) => {
  // Only what is in sight is on the page: the pasted ones alone are counted.
  const inserted = room.window.locator('[data-provision][data-presence=inserted]', {
    hasText: /An entry made under clause 2\.1|the identifier of the Device/,
  })
  await room.goTo('2.2')
  await room.press('Control+End', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c')
  await room.goTo('4.4')
  await room.press('Control+End', 'Control+v')
  await expect(inserted).toHaveCount(2)
  await expect(
    room.window.locator('[data-provision][data-presence=inserted]', {
      hasText: 'An entry made under clause 2.1',
    }),
  ).toHaveAttribute('aria-label', /^Clause 4\.5/)
  await expect(
    room.window.locator('[data-provision][data-presence=inserted]', {
      hasText: 'the identifier of the Device',
    }),
  ).toHaveAttribute('aria-label', /^Paragraph 4\.5\(a\)/)
  await room.saved()
  await room.press('Control+z')
  await expect(inserted).toHaveCount(0)
})

test('provisions pasted at the start of another stand before it', async ({ room }) => {
  await selectTwo(room)
  await room.press('Control+c')
  await room.goTo('2.1')
  await room.press('Control+Home', 'Control+v')
  const labels = room.window.locator('[data-provision][data-presence=inserted]', {
    hasText: /Once an update|Where a Service Request/,
  })
  await expect(labels).toHaveCount(2)
  const order = await lines(room, /./)
  const at = order.indexOf('ac-2.1')
  expect(order[at - 3]).not.toBe('ac-2.1')
  await room.expectPlace(/^Clause 2\./)
})
