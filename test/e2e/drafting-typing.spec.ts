/** Every gesture in the words of a provision is recorded or refused. One test per gesture, with real keys. */
import type { Page } from '@playwright/test'
import { test as base, expect, launch, readyWindow } from './app.ts'
import { DraftingPage, pasteElsewhere, putOnClipboard, WORDS_OF_4_1 } from './drafting-page.ts'

const C1 =
  ', but that update shall not of itself mean that the installation of the associated Smart Metering System is successful'

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

/** The redline of 4.1 with something else in the place of "Where the DCC ". */
function opening(words: string): string {
  return `${words}${WORDS_OF_4_1.slice('Where the DCC '.length)}[+${C1}+]`
}

test('typing in a clause is an insertion at once, and saved', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('Only ')
  await room.expectRedline(opening('[+Only +]Where the DCC '))
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
  await expect(room.changes().first().locator('ins')).toHaveText('Only')
})

test('a word is one step of undo; redo has both its keys', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('Only now ')
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('[+Only +]Where the DCC '))
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
  await room.press('Control+y')
  await room.expectRedline(opening('[+Only +]Where the DCC '))
  await room.press('Control+Shift+Z')
  await room.expectRedline(opening('[+Only now +]Where the DCC '))
})

test('undo goes on after a restart', async ({ app, dataFolder, room }) => {
  await room.press('Control+Home')
  await room.type('Only ')
  await room.saved()
  await app.close()
  const again = await launch(dataFolder)
  const later = new DraftingPage(await readyWindow(again))
  await later.begin()
  await later.expectRedline(opening('[+Only +]Where the DCC '))
  await later.press('Control+z')
  await later.expectRedline(opening('Where the DCC '))
  await again.close()
})

test('Backspace strikes the character before the caret', async ({ room }) => {
  await room.press('Control+Home', 'ArrowRight', 'ArrowRight', 'Backspace')
  await room.expectRedline(opening('W[-h-]ere the DCC '))
  await room.press('Backspace')
  await room.expectRedline(opening('[-Wh-]ere the DCC '))
})

test('Delete strikes the character after the caret, and goes on over what is struck', async ({
  room,
}) => {
  await room.press('Control+Home', 'Delete', 'Delete')
  await room.expectRedline(opening('[-Wh-]ere the DCC '))
})

test('Ctrl+Backspace and Ctrl+Delete strike words', async ({ room }) => {
  await room.press('Control+Home', 'Control+Delete')
  await room.expectRedline(opening('[-Where -]the DCC '))
  for (let step = 0; step < 4; step += 1) await room.press('ArrowRight')
  await room.press('Control+Backspace')
  await room.expectRedline(opening('[-Where the -]DCC '))
})

test('deleting a selection strikes it; typing over it replaces it', async ({ room }) => {
  await room.press('Control+Home')
  await room.select('Where '.length)
  await room.press('Delete')
  await room.expectRedline(opening('[-Where -]the DCC '))
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
  await room.press('Control+Home')
  await room.select('Where '.length)
  await room.type('Once ')
  await room.expectRedline(opening('[-Where -][+Once +]the DCC '))
})

test('a replacement is one suggestion, also while it is being written', async ({ room }) => {
  await room.press('Control+Home', 'Control+Delete')
  await expect(room.editor.locator('[role=suggestion]')).toHaveCount(0)
  await room.type('Onc')
  await expect(room.editor.locator('[role=suggestion]')).toHaveText('Where Onc')
  await room.type('e ')
  await room.expectRedline(opening('[-Where -][+Once +]the DCC '))
  await expect(room.editor.locator('[role=suggestion] > *')).toHaveText(['Where ', 'Once '])
  await room.press('Control+z')
  await expect(room.editor.locator('[role=suggestion]')).toHaveCount(0)
})

test('what reads as one character is deleted as one', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('a👩‍👧‍👦e\u0301🇬🇧')
  await room.saved()
  await room.press('Backspace')
  await room.expectRedline(opening('[+a👩‍👧‍👦e\u0301+]Where the DCC '))
  await room.press('Backspace')
  await room.expectRedline(opening('[+a👩‍👧‍👦+]Where the DCC '))
  await room.press('Control+Home', 'ArrowRight', 'Delete')
  await room.expectRedline(opening('[+a+]Where the DCC '))
})

test('what one has typed oneself vanishes when it is deleted', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('Onlyy')
  await room.press('Backspace')
  await room.saved()
  await room.press('Control+Backspace')
  await room.expectRedline(opening('Where the DCC '))
  await room.saved()
  await expect(room.changes()).toHaveCount(4)
})

test('cut strikes, and paste puts in again', async ({ room }) => {
  await room.press('Control+Home')
  await room.select('Where '.length)
  await room.press('Control+x')
  await room.expectRedline(opening('[-Where -]the DCC '))
  await room.press('Control+End', 'Control+v')
  await room.expectRedline(/is successfulWhere \+\]$/)
})

test('plain words are pasted as they are', async ({ window, room }) => {
  await putOnClipboard(window, { text: 'As soon as and ' })
  await room.press('Control+Home', 'Control+v')
  await room.expectRedline(opening('[+As soon as and +]Where the DCC '))
})

test('words from a word processor keep bold and lose the rest', async ({ window, room }) => {
  await putOnClipboard(window, {
    text: 'A Device, once',
    html: '<p class="MsoNormal" style="color:red"><b>A Device</b>, <span style="font-size:40pt">once</span></p>',
  })
  await room.press('Control+Home', 'Control+v')
  await room.expectRedline(opening('[+A Device, once+]Where the DCC '))
  await expect(room.editor.locator('ins[data-marks=bold]')).toHaveText('A Device')
})

test('a redline is copied as rich text that mail shows', async ({ window, room }) => {
  await room.press('Control+Home', 'Control+Delete')
  await room.type('Once ')
  await room.saved()
  await room.press('Control+a', 'Control+c')
  const { text, html } = await pasteElsewhere(window)
  expect(html).toMatch(/<del style="[^"]*line-through[^"]*">Where <\/del><ins[^>]*>Once <\/ins>the/)
  expect(text).toMatch(/^Once the DCC .* is successful$/)
})

/** Drags from one place among the words to another, as a hand does. */
async function drag(window: Page, from: Point, to: Point): Promise<void> {
  await window.mouse.move(from.x, from.y)
  await window.mouse.down()
  await window.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await window.mouse.move(to.x, to.y, { steps: 4 })
  await window.mouse.up()
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where a character of a provision is on the screen. */
async function pointOf(window: Page, id: string, characters: number): Promise<Point> {
  return window.locator(`[data-words="${id}"]`).evaluate((words, wanted) => {
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
    let at = 0
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0
      if (wanted < at + length) {
        const range = document.createRange()
        range.setStart(node, wanted - at)
        range.setEnd(node, wanted - at + 1)
        const { left, top, height } = range.getBoundingClientRect()
        return { x: left + 1, y: top + height / 2 }
      }
      at += length
    }
    throw new Error('There are not so many characters')
  }, characters)
}

test('words that are dragged move within their provision, as one step of undo', async ({
  room,
  window,
}) => {
  await room.press('Control+Home')
  await room.select('Where '.length)
  const from = await pointOf(window, 'ac-4.1', 2)
  await drag(window, from, await pointOf(window, 'ac-4.1', 'Where the DCC '.length))
  await room.expectRedline(opening('[-Where -]the DCC [+Where +]'))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})

test('words that are dragged with Ctrl are copied to another provision', async ({
  room,
  window,
}) => {
  await room.press('Control+Home')
  await room.select('Where the DCC '.length)
  await window.locator('[data-words="a-4.1A"]').scrollIntoViewIfNeeded()
  const to = await pointOf(window, 'a-4.1A', 0)
  await window.keyboard.down('Control')
  await drag(window, await pointOf(window, 'ac-4.1', 2), to)
  await window.keyboard.up('Control')
  await room.expectPlace(/^Clause 4\.1A,/)
  await room.expectRedline(/^\[\+Where the DCC The installation of/)
  await expect(window.locator('[data-words="ac-4.1"]')).toContainText(WORDS_OF_4_1)
})

test('words that are dictated are typed words', async ({ window, room }) => {
  await room.press('Control+Home')
  const input = await window.context().newCDPSession(window)
  await input.send('Input.insertText', { text: 'As soon as is reasonable, ' })
  await room.expectRedline(opening('[+As soon as is reasonable, +]Where the DCC '))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})

test('an input method is recorded when it has finished', async ({ window, room }) => {
  await room.press('Control+Home')
  const input = await window.context().newCDPSession(window)
  for (const text of ['に', 'にほ', 'にほん']) {
    await input.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  await expect(room.editor).toContainText('にほん')
  await input.send('Input.insertText', { text: '日本' })
  await room.expectRedline(opening('[+日本+]Where the DCC '))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})

test('an input method over a selection replaces it', async ({ window, room }) => {
  await room.press('Control+Home')
  await room.select('Where '.length)
  const input = await window.context().newCDPSession(window)
  await input.send('Input.imeSetComposition', { text: 'é', selectionStart: 1, selectionEnd: 1 })
  await input.send('Input.insertText', { text: 'é' })
  await room.expectRedline(opening('[-Where -][+é+]the DCC '))
})

test('a spelling tool’s replacement is recorded', async ({ room }) => {
  await room.press('Control+Home')
  await room.editor.evaluate((root) => {
    const words = root.querySelector('span')?.firstChild
    if (words == null) throw new Error('There are no words')
    const range = new StaticRange({
      startContainer: words,
      startOffset: 0,
      endContainer: words,
      endOffset: 5,
    })
    const transfer = new DataTransfer()
    transfer.setData('text/plain', 'There')
    root.dispatchEvent(
      new InputEvent('beforeinput', {
        inputType: 'insertReplacementText',
        dataTransfer: transfer,
        targetRanges: [range],
        bubbles: true,
        cancelable: true,
      }),
    )
  })
  await room.expectRedline(opening('[-Where-][+There+] the DCC '))
})

test('bold, italic and underline are changes of the words they are set on', async ({ room }) => {
  await room.press('Control+Home')
  await room.select('Where '.length)
  await room.press('Control+b')
  await expect(room.editor.locator('ins[data-marks=bold]')).toHaveText('Where ')
  await room.press('Control+i')
  await expect(room.editor.locator('ins[data-marks="bold italic"]')).toHaveText('Where ')
  await room.press('Control+b', 'Control+i')
  await room.expectRedline(opening('Where the DCC '))
})

test('a mark that is chosen first goes on the words that are typed', async ({ room }) => {
  await room.press('Control+Home', 'Control+u')
  await room.type('Only')
  await expect(room.editor.locator('ins[data-marks=underline]')).toHaveText('Only')
})

test('arrows step over what is struck, and go from provision to provision', async ({ room }) => {
  await room.press('Control+Home', 'Control+Delete')
  await room.expectPlace(/^Clause 4\.1,/, 6)
  await room.press('ArrowLeft')
  await room.expectPlace(/^Clause 4\.1,/, 0)
  await room.press('ArrowLeft')
  await room.expectPlace(/^Heading under 4,/, 45)
  await room.press('ArrowRight')
  await room.expectPlace(/^Clause 4\.1,/, 0)
  await room.press('ArrowUp')
  await room.expectPlace(/^Heading under 4,/)
  await room.press('ArrowDown', 'Control+End', 'ArrowDown')
  await room.expectPlace(/^Clause 4\.1A,/)
})

test('a reference is one step, and is deleted whole', async ({ room }) => {
  await room.goTo('4.2')
  const words = 'The DCC shall tell the Installing Supplier of an update made under clause '
  await room.press('Control+End')
  for (let step = 0; step < ' without delay.'.length; step += 1) await room.press('ArrowLeft')
  await room.expectPlace(/^Clause 4\.2,/, words.length + 3)
  await room.press('ArrowLeft')
  await room.expectPlace(/^Clause 4\.2,/, words.length)
  await room.press('Delete')
  await room.expectRedline(`${words}[-4.1-] without delay.`)
})

test('a press of the pointer puts the caret there, and a drag selects', async ({
  window,
  room,
}) => {
  const clause = window.locator('[data-provision="ac-4.2"]').getByText('The DCC shall tell')
  await clause.scrollIntoViewIfNeeded()
  const box = await clause.boundingBox()
  if (box === null) throw new Error('4.2 is not in sight')
  await window.mouse.move(box.x + 30, box.y + 14)
  await window.mouse.down()
  await window.mouse.move(box.x + 160, box.y + 14, { steps: 6 })
  await window.mouse.up()
  await room.expectPlace(/^Clause 4\.2,/)
  const selected = await window.evaluate(() => document.getSelection()?.toString() ?? '')
  expect(selected.length).toBeGreaterThan(8)
  expect('The DCC shall tell the Installing Supplier of an update').toContain(selected)
})
