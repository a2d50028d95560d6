/** Find and replace over the whole document, by keyboard. */
import { test as base, expect } from './app.ts'
import { DraftingPage, WORDS_OF_4_1 } from './drafting-page.ts'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

function bar(room: DraftingPage) {
  const { window } = room
  return {
    find: window.getByRole('textbox', { name: 'Find', exact: true }),
    replace: window.getByRole('textbox', { name: 'Replace with' }),
    count: window.getByRole('search', { name: 'Find in the legal text' }).getByRole('status'),
    places: window.getByRole('list', { name: 'Places to replace' }).getByRole('listitem'),
  }
}

/** How many places are painted on the page, and which one is the current. */
function painted(room: DraftingPage): Promise<{ all: number; current: string }> {
  return room.window.evaluate(() => {
    const words = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String)
    return { all: words('found').length, current: words('found-current').join() }
  })
}

test('Ctrl+F finds as one types, from the caret on, and Enter goes round', async ({ room }) => {
  const { find, count } = bar(room)
  await room.press('Control+Home', 'Control+f')
  await expect(find).toBeFocused()
  await room.type('installing supplier')
  await expect(count).toHaveText(/^3 of \d$/)
  await expect.poll(() => painted(room)).toMatchObject({ current: 'Installing Supplier' })
  const total = Number((await count.textContent())?.split(' ').at(-1))
  await room.press('Enter')
  await expect(count).toHaveText(`4 of ${total}`)
  await room.press('Shift+Enter', 'Shift+Enter', 'Shift+Enter', 'Shift+Enter')
  await expect(count).toHaveText(`${total} of ${total}`)
  await room.press('Enter', 'Enter', 'Escape')
  await expect(find).toBeHidden()
  await room.expectPlace(/^Clause 3\.1,/)
  const selected = () => room.window.evaluate(() => document.getSelection()?.toString())
  await expect.poll(selected).toBe('Installing Supplier')
})

test('match case and whole words narrow what is found', async ({ room, window }) => {
  const { count } = bar(room)
  await room.press('Control+f')
  await room.type('commission')
  await expect(count).toHaveText(/of 1?\d$/)
  const all = Number((await count.textContent())?.split(' ').at(-1))
  await window.getByRole('button', { name: 'Match case' }).click()
  await expect(count).not.toHaveText(new RegExp(`of ${all}$`))
  await window.getByRole('button', { name: 'Whole words' }).click()
  await expect(count).toHaveText(/of 1$/)
  await window.getByRole('textbox', { name: 'Find', exact: true }).fill('no such words')
  await expect(count).toHaveText('Nothing found')
})

test('Ctrl+H replaces one place, and goes on to the next', async ({ room }) => {
  const { replace, count } = bar(room)
  await room.press('Control+Home', 'Control+h')
  await room.type('SMI Status')
  await expect(count).toHaveText(/of \d+$/)
  await room.press('Control+h')
  await replace.focus()
  await room.type('status')
  const before = await count.textContent()
  await room.press('Enter')
  await expect(count).not.toHaveText(before ?? '')
  await room.expectRedline(/have an \[-SMI Status-\]\[\+status\+\] of 'commissioned'/)
})

test('what is replaced is shown first, can be left out, and is one step of undo', async ({
  room,
  window,
}) => {
  const { replace, places, count } = bar(room)
  await room.press('Control+Home', 'Control+h')
  await room.type('the DCC')
  await replace.fill('the Company')
  await expect(places.first()).toContainText('the Company')
  const total = await places.count()
  await expect(count).toHaveText(new RegExp(`of ${total}$`))
  await places.first().getByRole('checkbox').uncheck()
  await window.getByRole('button', { name: `Replace ${total - 1} of ${total}` }).click()
  await room.expectMessage(`${total - 1} places replaced, as one step.`)
  await expect(count).toHaveText(/^1 (of 1|found)$/)
  await window.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(places).toHaveCount(total)
  await room.press('Escape')
})

test('nothing is replaced in the baseline, and it is said why', async ({ room, window }) => {
  const { replace } = bar(room)
  await room.press('Control+4', 'Control+h')
  await room.type('the DCC')
  await replace.fill('x')
  await window.getByRole('button', { name: /^Replace all/ }).click()
  await room.expectMessage('The baseline is in force and cannot be changed.')
  await room.press('Escape')
  await expect(window.locator('[data-words="ac-4.1"]')).toHaveText(WORDS_OF_4_1)
})
