/** Footnotes and definitions: gestures on provisions that are more than a place in the order. Real keys. */
import { test as base, expect } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

function notes(room: DraftingPage) {
  return room.window.getByRole('group', { name: /^Footnote / })
}

async function insertFootnote(room: DraftingPage, words: string): Promise<void> {
  await room.press('Control+Alt+f')
  await room.expectPlace(/^Footnote \d+,/)
  await room.type(words)
  await room.saved()
}

test('Ctrl+Alt+F puts a mark at the caret and a footnote to write in, counted with the others', async ({
  room,
}) => {
  await room.goTo('4.4')
  await room.press('Control+End')
  await insertFootnote(room, 'Last.')
  await expect(notes(room)).toHaveCount(1)
  await expect(notes(room).first()).toContainText('Last.')

  await test.step('Alt+Left leads back to the mark', async () => {
    await room.press('Alt+ArrowLeft')
    await room.expectPlace(/^Clause 4\.4,/)
    await room.expectRedline(/\[\+1\+\]$/)
  })

  await test.step('one in front of it counts the other on', async () => {
    await room.goTo('4.2')
    await room.press('Control+End')
    await insertFootnote(room, 'First.')
    await expect(notes(room)).toHaveCount(2)
    await expect(notes(room).nth(0)).toContainText(/1.*First\./)
    await expect(notes(room).nth(1)).toContainText(/2.*Last\./)
  })

  await test.step('the mark and the footnote are one change in the panel', async () => {
    await expect(room.changes().filter({ hasText: 'Inserts a footnote' })).toHaveCount(2)
    await expect(room.changes()).toHaveCount(6)
  })

  await test.step('the linear text says what a bare digit would not', async () => {
    await room.press('Control+6')
    const linear = room.window.getByRole('main')
    await expect(linear).toContainText('without delay.[inserted: [footnote 1]]')
    await room.press('Control+6')
  })
})

test('a footnote goes with its mark: by Backspace, by the command, by rejecting; undo brings it back', async ({
  room,
}) => {
  await room.goTo('4.2')
  await room.press('Control+End')
  await insertFootnote(room, 'Note.')

  await test.step('Backspace behind the mark', async () => {
    await room.press('Alt+ArrowLeft', 'Control+End', 'Backspace')
    await expect(notes(room)).toHaveCount(0)
    await room.saved()
    await expect(room.changes()).toHaveCount(4)
    await room.press('Control+z')
    await expect(notes(room)).toHaveCount(1)
  })

  await test.step('“Delete provision” in the footnote', async () => {
    await notes(room).first().locator('[data-words]').click()
    await room.expectPlace(/^Footnote 1,/)
    await room.press('Control+Alt+Backspace')
    await expect(notes(room)).toHaveCount(0)
    await room.press('Control+z')
    await expect(notes(room)).toHaveCount(1)
  })

  await test.step('rejecting it takes both', async () => {
    await room.changes().filter({ hasText: 'Inserts a footnote' }).getByRole('button').click()
    await room.press('Control+Alt+r')
    await expect(notes(room)).toHaveCount(0)
    await room.goTo('4.2')
    await room.expectRedline(/without delay\.$/)
  })
})

test('a definition whose term is edited is put in its alphabetical place', async ({ room }) => {
  const table = room.window.locator('[data-provision]:has([data-count="2"])')
  const terms = () => table.evaluateAll((rows) => rows.map((row) => row.textContent ?? ''))
  await room.press('Control+Shift+d')
  await room.expectPlace(/^Cell/)
  await room.type('Zebra')
  await room.press('ArrowRight')
  await room.type('means an animal')
  await expect.poll(async () => (await terms()).at(-1)).toContain('Zebra')
  const sort = async () => {
    await room.press('Control+k')
    await room.type('alphabetical')
    await room.press('Enter')
  }
  await sort()
  await room.expectMessage('“Zebra” stands in its place.')
  await room.press('Control+Home', 'ArrowLeft', 'Control+Home')
  await room.select('Zebra'.length)
  await room.type('Aardvark')
  await sort()
  await expect.poll(async () => (await terms())[0]).toContain('Aardvark')
  await room.press('Control+z')
  await expect.poll(async () => (await terms()).at(-1)).toContain('Aardvark')
})
