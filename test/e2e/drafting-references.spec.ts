/** References and defined terms while one types and reads, by keyboard and by pointer. */
import { test as base, expect } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

test('“@” picks a provision and puts in a live reference', async ({ room, window }) => {
  await room.goTo('5.2')
  await room.press('Control+Home')
  await room.type('Subject to @3.1(b)')
  await expect(window.getByRole('dialog', { name: 'Insert a reference' })).toBeVisible()
  await expect(window.getByRole('dialog').getByRole('option').first()).toContainText('3.1(b)')
  await room.press('Enter')
  await room.type(', ')
  await room.expectRedline(/^\[\+Subject to clause 3\.1\(b\), \+\]A record/)
  await expect(room.editor.locator('ins[data-target="ac-3.1-b"]')).toHaveText('(b)')
})

test('“@” is a sign like any other where nothing is picked, and in a word', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('@')
  await expect(room.window.getByRole('dialog')).toBeVisible()
  await room.press('Escape')
  await room.expectRedline(/^\[\+@\+\]Where/)
  await room.type('a@b ')
  await room.expectRedline(/^\[\+@a@b \+\]Where/)
})

test('Ctrl+Shift+R finds a provision by its words', async ({ room }) => {
  await room.press('Control+Home', 'Control+Shift+R')
  await room.type('topped up')
  await room.press('Enter')
  await room.expectRedline(/^\[\+clause 3\.1\(b\)\(ii\)\(B\)\+\]Where/)
})

test('defined terms are offered while one types; Tab takes one', async ({ room, window }) => {
  await room.press('Control+Home')
  await room.type('The Inst')
  const list = window.getByRole('listbox', { name: 'Defined terms' })
  // The terms of a document that has just been opened are read in a quiet moment: the next key knows them.
  await expect
    .poll(async () => {
      await room.press('Backspace')
      await room.type('t')
      return list.getByRole('option').count()
    })
    .toBe(2)
  await expect(list.getByRole('option')).toHaveText([/^Installing Supplier/, /^Installation Visit/])
  await room.press('ArrowDown', 'Tab')
  await expect(list).toBeHidden()
  await room.type(' ')
  await room.expectRedline(/^\[\+The Installation Visit \+\]Where/)
  await room.type('Installing Su')
  await room.press('Escape')
  await expect(list).toBeHidden()
  await room.expectRedline(/^\[\+The Installation Visit Installing Su\+\]Where/)
})

test('a term at the caret says what it means and where it is used', async ({ room, window }) => {
  await room.goTo('4.2')
  for (let step = 0; step < 'The DCC shall tell the Inst'.length; step += 1) {
    await room.press('ArrowRight')
  }
  const line = window.getByTestId('standing')
  await expect(line).toContainText('Installing Supplier')
  await expect(line).toContainText('means the Supplier Party')
  await expect(line).toContainText('4 uses')
  await room.press('Shift+F12')
  await expect(window.getByRole('listbox').getByRole('option')).toHaveText([
    /^3\.1/,
    /^4\.2/,
    /^4\.3/,
    /^5\.1/,
  ])
  await room.press('ArrowDown', 'ArrowDown', 'Enter')
  await room.expectPlace(/^Clause 4\.3,/)
  await room.press('Alt+ArrowLeft')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.press('F12')
  await room.expectPlace(/^Cell under 1\.1,/)
})

test('a reference at the caret shows its target; F12 goes there and Alt+Left back', async ({
  room,
  window,
}) => {
  await room.goTo('4.2')
  await room.press('Control+End')
  for (let step = 0; step < ' without delay.'.length; step += 1) await room.press('ArrowLeft')
  await expect(window.getByTestId('standing')).toContainText('4.1Where the DCC receives')
  await room.press('F12')
  await room.expectPlace(/^Clause 4\.1,/, 0)
  await room.press('Alt+ArrowLeft')
  await room.expectPlace(/^Clause 4\.2,/)
})

test('a reference under the pointer shows its target; Ctrl and a press goes there', async ({
  room,
  window,
}) => {
  await room.goTo('4.2')
  const reference = window.locator('[data-words="ac-4.3"] [data-target="ac-3.1"]')
  await reference.hover()
  const card = window.getByRole('tooltip').filter({ hasText: 'The Installing Supplier shall' })
  await expect(card).toContainText('Used in')
  await room.press('Escape')
  await expect(card).toBeHidden()
  await reference.click({ modifiers: ['Control'] })
  await room.expectPlace(/^Clause 3\.1,/, 0)
})

test('a term under the pointer shows its definition', async ({ room, window }) => {
  await room.goTo('4.3')
  const words = window.locator('[data-words="ac-4.2"]')
  const box = await words.evaluate((element) => {
    const range = document.createRange()
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    if (text === null) throw new Error('4.2 has no words')
    range.setStart(text, 'The DCC shall tell the In'.length)
    range.setEnd(text, 'The DCC shall tell the Inst'.length)
    const { x, y, height } = range.getBoundingClientRect()
    return { x, y: y + height / 2 }
  })
  await window.mouse.move(box.x + 2, box.y - 1)
  await window.mouse.move(box.x + 3, box.y)
  const card = window.getByRole('tooltip').filter({ hasText: 'means the Supplier Party' })
  await expect(card).toBeVisible()
  await card.getByRole('button', { name: '5.1' }).click()
  await room.expectPlace(/^Clause 5\.1,/)
})

test('references typed as words are linked on request, as one step of undo', async ({
  room,
  window,
}) => {
  await room.goTo('6.3')
  await room.press('Control+End')
  await room.type(' See clause 4.1 and clause 4.3.')
  await room.saved()
  await room.press('Control+k')
  await room.type('Link typed references')
  await room.press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Link typed references' })
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Link 2' }).click()
  await room.expectMessage('2 references are live, as one step.')
  await expect(room.editor.locator('ins[data-target="ac-4.3"]')).toHaveText('4.3')
})
