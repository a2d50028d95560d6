/** What is dragged in from other programs: words go in where they are dropped, files are imported, the rest is refused. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftingPage } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'

interface DragData {
  readonly items: readonly { readonly mimeType: string; readonly data: string }[]
  readonly files?: readonly string[]
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where a character of a provision is on the screen. */
async function pointOf(room: DraftingPage, id: string, characters: number): Promise<Point> {
  const line = room.window.locator(`[data-words="${id}"]`)
  await line.scrollIntoViewIfNeeded()
  return line.evaluate((words, wanted) => {
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
    let at = 0
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0
      if (node.parentElement?.closest('[data-aloud]') == null && wanted <= at + length) {
        const range = document.createRange()
        range.setStart(node, wanted - at)
        range.setEnd(node, wanted - at)
        const { left, top, height } = range.getClientRects()[0] ?? range.getBoundingClientRect()
        return { x: left + 1, y: top + height / 2 }
      }
      if (node.parentElement?.closest('[data-aloud]') == null) at += length
    }
    throw new Error('There are not so many characters')
  }, characters)
}

/** Drops something as the system does for another program: the browser makes the transfer of it. */
async function drop(room: DraftingPage, at: Point, { items, files = [] }: DragData): Promise<void> {
  const session = await room.window.context().newCDPSession(room.window)
  const data = { items: [...items], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await session.detach()
}

const plain = (data: string) => ({ mimeType: 'text/plain', data })
const html = (data: string) => ({ mimeType: 'text/html', data })

test('plain words are dropped where the pointer is, as one step of undo', async ({ room }) => {
  await drop(room, await pointOf(room, 'ac-4.2', 4), { items: [plain('whole ')] })
  await room.expectPlace(/^Clause 4\.2,/)
  await room.expectRedline(/^The \[\+whole \+\]DCC shall tell/)
  await room.type('new ')
  await room.expectRedline(/^The \[\+whole new \+\]DCC shall tell/)
  await room.saved()
  await room.press('Control+z', 'Control+z')
  await room.expectRedline(/^The DCC shall tell/)
})

test('words dropped in the provision that is being written in go in there too', async ({
  room,
}) => {
  await room.press('Control+Home')
  await room.type('Only ')
  await drop(room, await pointOf(room, 'ac-4.1', 'Only Where '.length), { items: [plain('if ')] })
  await room.expectRedline(/^\[\+Only \+\]Where \[\+if \+\]the DCC/)
})

test('words dropped on struck words stand behind these', async ({ room }) => {
  await room.press('Control+Home', 'ArrowRight', 'Control+Delete')
  await room.expectRedline(/^W\[-here -\]the DCC/)
  await room.saved()
  await drop(room, await pointOf(room, 'ac-4.1', 4), { items: [plain('ith ')] })
  await room.expectRedline(/^W\[-here -\]\[\+ith \+\]the DCC|^W\[\+ith \+\]\[-here -\]the DCC/)
})

test('words from a browser or from Word keep bold and lose the rest', async ({ room }) => {
  await drop(room, await pointOf(room, 'ac-4.2', 0), {
    items: [
      plain('A Device, once '),
      html(
        '<html><body><!--StartFragment--><span style="color:red"><b>A Device</b>, <a href="https://example.invalid">once</a> </span><!--EndFragment--></body></html>',
      ),
    ],
  })
  await room.expectRedline(/^\[\+A Device, once \+\]The DCC shall tell/)
  await expect(room.editor.locator('ins[data-marks=bold]')).toHaveText('A Device')
})

test('several lines that are dropped become several provisions, as one step', async ({ room }) => {
  await drop(room, await pointOf(room, 'ac-4.4', 0), {
    items: [html('<p class=MsoNormal>First line.</p><p class=MsoNormal>Second line.</p>')],
  })
  await expect(room.window.getByText('First line.').first()).toBeVisible()
  await room.saved()
  await room.press('Control+z')
  await expect(room.window.getByText('First line.')).toHaveCount(0)
})

test('nothing is dropped in the baseline, and that is said', async ({ room }) => {
  await room.press('Control+4')
  await drop(room, await pointOf(room, 'ac-4.1', 4), { items: [plain('words ')] })
  await room.expectMessage('The baseline is in force and cannot be changed. Drop words in')
})

test('nothing is dropped in a struck provision, and that is said', async ({ room }) => {
  await room.goTo('4.4')
  await room.press('Control+Alt+Backspace')
  await expect(room.window.locator('[data-provision="ac-4.4"]')).toHaveAttribute(
    'data-presence',
    'deleted',
  )
  await drop(room, await pointOf(room, 'ac-4.4', 4), { items: [plain('words ')] })
  await room.expectMessage('This provision is struck out: no words can be dropped in it.')
})

test('a picture from a page has no words, and that is said', async ({ room }) => {
  await drop(room, await pointOf(room, 'ac-4.2', 4), {
    items: [html('<img src="https://example.invalid/picture.png">')],
  })
  await room.expectMessage('There are no words in what was dropped.')
})

test('a document that is dropped on a clause is asked about, and imported', async ({
  room,
  shared,
}) => {
  const path = join(shared.folder, 'Appendix AC.txt')
  writeFileSync(path, '1 Interpretation\n1.1 In this Appendix words have their meaning.\n')
  await drop(room, await pointOf(room, 'ac-4.1', 4), { items: [], files: [path] })
  await expect(room.window.getByRole('dialog', { name: 'What is Appendix AC.txt?' })).toBeVisible()
  await room.type('code')
  await room.press('Enter')
  await expect(room.window.getByRole('dialog', { name: 'Import Appendix AC.txt' })).toBeVisible()
  await room.press('Escape')
  await expect(room.window.getByRole('dialog')).toHaveCount(0)
})

test('a file that cannot be imported is refused with what could be', async ({ room, shared }) => {
  const path = join(shared.folder, 'map.png')
  writeFileSync(path, 'no picture')
  await drop(room, await pointOf(room, 'ac-4.1', 4), { items: [], files: [path] })
  await room.expectMessage('“map.png” is not a workspace file (.workbench), nor a document')
})
