/** A selection that goes beyond one provision takes whole provisions: by key, by press and by drag. */
import { type DraftingPage, pasteElsewhere, WORDS_OF_4_1 } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'

/** The ids of the provisions that are selected as wholes. */
function spanned(room: DraftingPage): Promise<readonly (string | null)[]> {
  return room.window
    .locator('[data-spanned]')
    .evaluateAll((all) => all.map((words) => words.getAttribute('data-words')))
}

async function expectSpan(room: DraftingPage, ...ids: readonly string[]): Promise<void> {
  await expect.poll(() => spanned(room)).toEqual(ids)
}

test('Shift with an arrow at the edge takes whole provisions, and gives them back', async ({
  room,
}) => {
  await room.press('Control+End', 'Shift+ArrowDown')
  await expectSpan(room, 'ac-4.1', 'a-4.1A')
  await room.press('Shift+ArrowDown')
  await expectSpan(room, 'ac-4.1', 'a-4.1A', 'a-4.1A-a')
  await room.press('Shift+ArrowUp')
  await expectSpan(room, 'ac-4.1', 'a-4.1A')
  await room.press('ArrowLeft')
  await expectSpan(room)
  await room.expectPlace(/^Clause 4\.1,/, 0)
  await room.press('Shift+ArrowLeft')
  await expectSpan(room, 'ac-4-heading', 'ac-4.1')
  await room.press('ArrowRight')
  await room.expectPlace(/^Clause 4\.1,/)
})

test('Delete strikes the selected provisions in one step of undo', async ({ room, window }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown', 'Delete')
  const struck = window.locator('[data-provision][data-presence=deleted]')
  await expect(struck).toHaveCount(2)
  await room.saved()
  await room.press('Control+z')
  await expect(struck).toHaveCount(0)
})

test('typing over provisions puts the words into the first of them', async ({ room, window }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown')
  await expectSpan(room, 'ac-4.2', 'ac-4-heading-2')
  await room.type('Gone.')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.expectRedline(/^\[-The DCC shall tell .*delay\.-\]\[\+Gone\.\+\]$/)
  await expect(window.locator('[data-provision][data-presence=deleted]')).toHaveCount(1)
  await room.saved()
  await room.press('Control+z', 'Control+z')
  await room.expectRedline(/^The DCC shall tell/)
  await expect(window.locator('[data-provision][data-presence=deleted]')).toHaveCount(0)
})

test('a provision under which others stand keeps its place and loses its words', async ({
  room,
  window,
}) => {
  await room.goTo('2.2')
  await room.press('Control+End', 'Shift+ArrowDown', 'Delete')
  await room.expectRedline(/^\[-An entry made under clause 2\.1 shall record:-\]$/)
  await expect(window.locator('[data-provision][data-presence=deleted]')).toHaveCount(1)
})

test('Shift and a press of the pointer takes all up to there', async ({ room, window }) => {
  await window.locator('[data-words="ac-4.2"]').click({ modifiers: ['Shift'] })
  await expectSpan(room, 'ac-4.1', 'a-4.1A', 'a-4.1A-a', 'a-4.1A-b', 'ac-4.2')
  await window.locator('[data-words="a-4.1A"]').click()
  await expectSpan(room)
})

test('a drag out of a provision takes both whole', async ({ room, window }) => {
  const [from, to] = await Promise.all(
    ['ac-4.1', 'a-4.1A'].map((id) => window.locator(`[data-words="${id}"]`).boundingBox()),
  )
  if (from == null || to == null) throw new Error('The clauses are not in sight')
  await window.mouse.move(from.x + 60, from.y + 14)
  await window.mouse.down()
  await window.mouse.move(to.x + 80, to.y + 10, { steps: 6 })
  await expectSpan(room, 'ac-4.1', 'a-4.1A')
  await window.mouse.up()
  await expectSpan(room, 'ac-4.1', 'a-4.1A')
  await room.press('Control+b')
  await expect(room.editor.locator('[data-marks=bold]').first()).toBeVisible()
  await expectSpan(room, 'ac-4.1', 'a-4.1A')
  await room.press('Control+z')
  await expect(room.editor.locator('[data-marks=bold]')).toHaveCount(0)
})

test('Ctrl+A selects the provision, and again the document', async ({ room, window }) => {
  await room.press('Control+a')
  await expectSpan(room)
  await room.press('Control+a')
  await expect(window.getByText(/^\d+ provisions selected$/)).toBeAttached()
  await room.press('Control+c')
  const { text } = await pasteElsewhere(window)
  expect(text).toMatch(/^1\tInterpretation\n1\.1\tIn this Appendix/)
  expect(text).toContain('\nInstalling Supplier\tmeans the Supplier Party')
  expect(text).toMatch(/6\.3\tClause 6\.1 applies .*any other Device\.$/)
})

test('copied provisions read as a redline in mail, with their numbers', async ({
  room,
  window,
}) => {
  await room.press('Control+Home', 'Control+Delete')
  await room.saved()
  await room.press('Control+End', 'Shift+ArrowDown', 'Control+c')
  const { text, html } = await pasteElsewhere(window)
  expect(html).toMatch(/<p[^>]*>4\.1 <del style="[^"]*line-through[^"]*">Where <\/del>the DCC/)
  expect(html).toMatch(/<ins[^>]*>4\.1A<\/ins> <ins[^>]*>The installation/)
  expect(text.split('\n')).toHaveLength(2)
  expect(text).toContain(`4.1\t${WORDS_OF_4_1.slice('Where '.length)}`)
})

test('cutting provisions copies them and strikes them', async ({ room, window }) => {
  await room.goTo('4.3')
  await room.press('Control+End', 'Shift+ArrowDown', 'Control+x')
  await expect(window.locator('[data-provision][data-presence=deleted]')).toHaveCount(2)
  const { text } = await pasteElsewhere(window)
  expect(text).toMatch(/^4\.3\tOnce an update.*\n4\.4\tWhere a Service Request/)
})

test('nothing is struck where nothing can be changed', async ({ room, window }) => {
  await room.press('Control+4', 'Control+End', 'Shift+ArrowDown', 'Delete')
  await room.expectMessage('The baseline is in force and cannot be changed.')
  await expect(window.locator('[data-spanned]')).toHaveCount(2)
})
