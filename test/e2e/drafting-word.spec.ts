/** What hands do that know a word processor: each key and press does here what it does there. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DraftingPage, pasteElsewhere, putOnClipboard, WORDS_OF_4_1 } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'
import { request } from './workspaces.ts'

const WORDS_OF_4_2 =
  'The DCC shall tell the Installing Supplier of an update made under clause 4.1 without delay.'

function selected(room: DraftingPage): Promise<string> {
  return room.window.evaluate(() => document.getSelection()?.toString() ?? '')
}

async function expectSelected(room: DraftingPage, words: string): Promise<void> {
  await expect.poll(() => selected(room)).toBe(words)
}

/** Where the first characters of a provision are on the screen. */
async function startOf(room: DraftingPage, id: string): Promise<{ x: number; y: number }> {
  const words = room.window.locator(`[data-words="${id}"]`)
  await words.scrollIntoViewIfNeeded()
  const box = await words.boundingBox()
  if (box === null) throw new Error(`${id} is not in sight`)
  return { x: box.x + 8, y: box.y + 14 }
}

test('Ctrl+Delete and Ctrl+Backspace stop at punctuation, as Word does', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Control+Backspace')
  await room.expectRedline(/ without delay\[-\.-\]$/)
  await room.press('Control+Backspace')
  await room.expectRedline(/ without \[-delay\.-\]$/)
  await room.press('Control+Backspace')
  await room.expectRedline(/clause 4\.1 \[-without delay\.-\]$/)
})

test('Shift+Home and Shift+End select to the ends of the line that is on screen', async ({
  room,
}) => {
  await room.press('Control+Home', 'Shift+End')
  const line = await selected(room)
  expect(line.length).toBeGreaterThan(20)
  expect(line.length).toBeLessThan(WORDS_OF_4_1.length)
  expect(WORDS_OF_4_1.startsWith(line.trimEnd())).toBe(true)
  await room.press('Control+Home', 'End', 'Shift+Home')
  await expect.poll(async () => (await selected(room)).length).toBeGreaterThan(20)
})

test('Home and End go to the ends of the line that is on screen', async ({ room }) => {
  await room.press('Control+Home', 'ArrowDown', 'Home')
  const start = await room.caret()
  expect(start).toBeGreaterThan(20)
  await room.press('End')
  expect(await room.caret()).toBeGreaterThan(start)
  await room.press('Home')
  expect(await room.caret()).toBe(start)
})

test('Ctrl+Shift+arrows select words, and typing replaces them', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+Home', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight')
  await expect.poll(async () => (await selected(room)).trimEnd()).toBe('The DCC')
  const trailing = (await selected(room)).endsWith(' ')
  await room.type(trailing ? 'They ' : 'They')
  await room.expectRedline(/^\[-The DCC ?-\]\[\+They ?\+\] ?shall tell/)
})

test('Ctrl+Shift+arrows up and down select to the ends of the provision first', async ({
  room,
}) => {
  await room.goTo('4.2')
  await room.press('Control+Home', 'Control+Shift+ArrowDown')
  await expectSelected(room, WORDS_OF_4_2)
  await expect(room.window.locator('[data-spanned]')).toHaveCount(0)
  await room.press('Control+Shift+ArrowDown')
  await expect(room.window.locator('[data-spanned]')).toHaveCount(2)
})

test('a double press selects a word, a triple one the provision', async ({ room }) => {
  const at = await startOf(room, 'ac-4.2')
  await room.window.mouse.click(at.x, at.y, { clickCount: 2 })
  await room.expectPlace(/^Clause 4\.2,/)
  await expect.poll(async () => (await selected(room)).trimEnd()).toBe('The')
  await room.window.mouse.click(at.x, at.y, { clickCount: 3 })
  await expectSelected(room, WORDS_OF_4_2)
  await room.type('Gone.')
  await room.expectRedline(`[-${WORDS_OF_4_2}-][+Gone.+]`)
})

test('Page down and Page up turn the page, and the caret goes along', async ({ room }) => {
  await room.goTo('1.1')
  await room.press('Control+Home', 'PageDown')
  await expect(room.editor).toBeFocused()
  await expect(room.editor).not.toHaveAccessibleName(/ 1\.1,/)
  const scrolled = () =>
    room.window.locator('[data-scroller]').evaluate(({ scrollTop }) => scrollTop)
  expect(await scrolled()).toBeGreaterThan(100)
  for (let page = 0; page < 12; page += 1) {
    await room.press('PageDown')
    await room.window.waitForTimeout(60)
  }
  await room.expectPlace(/^Clause 6\./)
  await room.type('End.')
  await room.expectRedline(/\[\+End\.\+\]$/)
  for (let page = 0; page < 12; page += 1) {
    await room.press('PageUp')
    await room.window.waitForTimeout(60)
  }
  await expect.poll(scrolled).toBe(0)
})

test('bold goes on and off in words that are pending', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('Only now ')
  await room.saved()
  await room.press('Control+Home', 'Shift+End')
  await room.press('Control+Home')
  await room.select('Only'.length)
  await room.press('Control+b')
  await expect(room.editor.locator('ins[data-marks=bold]')).toHaveText('Only')
  await expectSelected(room, 'Only')
  await room.press('Control+b')
  await expect(room.editor.locator('[data-marks=bold]')).toHaveCount(0)
  await room.expectRedline(/^\[\+Only now \+\]Where the DCC/)
})

test('what is typed behind bold words is bold; Ctrl+B ends it', async ({ room }) => {
  await room.press('Control+Home', 'Control+b')
  await room.type('Only')
  await room.press('Control+b')
  await room.type(' now ')
  await room.expectRedline(/^\[\+Only now \+\]Where the DCC/)
  await expect(room.editor.locator('ins[data-marks=bold]')).toHaveText('Only')
})

test('Word’s own redline is pasted as it would read, without comments and bullets', async ({
  room,
}) => {
  await putOnClipboard(room.window, {
    text: 'One new and more.[SE1]',
    html: '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="font-family:Symbol;mso-list:Ignore">·<span style="font:7.0pt">&nbsp;&nbsp;</span></span>One <del cite="mailto:x"><span>old</span></del><ins cite="mailto:x"><span style="text-decoration:underline">new</span></ins> <s>and less</s><u>and more</u>.<a href="#_msocom_1">[SE1]</a></p><div style="mso-element:comment-list"><div style="mso-element:comment"><p>A remark.</p></div></div>',
  })
  await room.press('Control+Home', 'Control+v')
  await room.expectRedline(/^\[\+One new and more\.\+\]Where the DCC/)
  await expect(room.editor.locator('ins[data-marks=underline]')).toHaveText('and more')
})

test('Word’s numbered list is pasted as provisions of its levels', async ({ room }) => {
  const item = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`
  await putOnClipboard(room.window, {
    text: '',
    html: `${item(1, '4.5', 'Where either:')}${item(2, '(a)', 'one; or')}${item(2, '(b)', 'other.')}`,
  })
  await room.goTo('4.4')
  await room.press('Control+End', 'Enter', 'Control+v')
  const line = (words: string) =>
    room.window.locator('[data-provision][data-presence=inserted]', { hasText: words })
  await expect(line('Where either:')).toHaveAttribute('aria-label', /^Clause 4\.5/)
  await expect(line('one; or')).toHaveAttribute('aria-label', /^Paragraph 4\.5\(a\)/)
  await expect(line('other.')).toHaveAttribute('aria-label', /^Paragraph 4\.5\(b\)/)
})

test('a table from Word is pasted as lines, a row each', async ({ room }) => {
  await putOnClipboard(room.window, {
    text: 'Device\tmeans a thing.\nHub\tmeans another.',
    html: '<table><tr><td><p>Device</p></td><td><p>means a thing.</p></td></tr><tr><td><p>Hub</p></td><td><p>means another.</p></td></tr></table>',
  })
  await room.goTo('4.4')
  await room.press('Control+End', 'Enter', 'Control+v')
  await expect(room.window.getByText('2 lines pasted')).toBeAttached()
  await expect(
    room.window.locator('[data-provision][data-presence=inserted]', {
      hasText: 'Device means a thing.',
    }),
  ).toHaveCount(1)
})

test('Ctrl+Shift+V pastes the words alone', async ({ room }) => {
  await putOnClipboard(room.window, { text: 'A Device, ', html: '<b>A Device, </b>' })
  await room.press('Control+Home', 'Control+Shift+V')
  await room.expectRedline(/^\[\+A Device, \+\]Where the DCC/)
  await expect(room.editor.locator('[data-marks=bold]')).toHaveCount(0)
})

test('a copied redline is pasted here as it reads, and elsewhere as a redline', async ({
  room,
}) => {
  await room.press('Control+Home', 'Control+Delete')
  await room.type('Once ')
  await room.saved()
  await room.press('Control+Home')
  await room.select('Where Once the DCC '.length - 'Where '.length + 1)
  await room.press('Control+c')
  const { text, html } = await pasteElsewhere(room.window)
  expect(text).toMatch(/^Once the/)
  expect(html).toMatch(/<del [^>]*>Where <\/del><ins [^>]*>Once <\/ins>the/)
  await room.goTo('4.2')
  await room.press('Control+Home', 'Control+v')
  await room.expectRedline(/^\[\+Once the.*\+\]The DCC shall tell/)
})

test('words that are struck are not found, and not replaced', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+Home', 'Control+Delete', 'Control+Delete')
  await room.expectRedline(/^\[-The DCC -\]shall tell/)
  await room.saved()
  await room.press('Control+h')
  await room.type('The DCC shall tell')
  await expect(room.window.getByText(/^(Not found|Nothing|No |0 )/).first()).toBeVisible()
  await room.press('Escape')
  await room.expectRedline(/^\[-The DCC -\]shall tell/)
})

test('Tab and Shift+Tab go from cell to cell; behind the last a row is added', async ({ room }) => {
  await room.goTo('attends a premises')
  await room.press('Shift+Tab')
  await room.expectPlace(/^Cell/)
  await room.expectRedline('Installing Supplier')
  await room.press('Tab')
  await room.expectRedline(/^means the Supplier Party/)
  const rows = room.window.locator('[data-provision][data-presence=inserted] [data-words]')
  expect(await rows.count()).toBe(0)
  await room.press('Tab', 'Tab', 'Tab')
  await expect(rows).toHaveCount(2)
  await room.type('Visit')
  await room.expectRedline('[+Visit+]')
})

test('Backspace in an empty provision takes it back, also behind a table', async ({ room }) => {
  await room.goTo('1.1')
  await room.press('Control+End', 'Enter')
  await room.expectRedline('')
  await expect(room.window.locator('[data-empty]')).toHaveCount(1)
  await room.press('Backspace')
  await expect(room.window.locator('[data-empty]')).toHaveCount(0)
  await room.saved()
  await expect(room.changes()).toHaveCount(4)
  await expect(room.editor).toBeFocused()
  await room.type('x')
  await room.expectRedline(/\[\+x\+\]$/)
})

test('the right button puts the caret there and offers what can be done', async ({
  room,
  shared,
}) => {
  await shared.app.evaluate(({ Menu }) => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      shown.splice(0, shown.length, ...this.items.map(({ label, role }) => label || role || ''))
      const accept = this.items.find(({ id }) => id === 'insert.provisionAfter')
      accept?.click()
    }
  })
  const at = await startOf(room, 'ac-4.2')
  await room.window.mouse.click(at.x, at.y, { button: 'right' })
  await room.expectPlace(/^Clause 4\.2A,/)
  const shown = await shared.app.evaluate(
    () => (globalThis as unknown as { readonly shown: readonly string[] }).shown,
  )
  expect(shown.join(' | ')).toMatch(
    /Cut \| Copy \| Paste \| Paste as plain text .*Accept change \| Reject change .*Provision after/,
  )
  await room.type('It says more.')
  await room.expectRedline('[+It says more.+]')
})

test('terms are offered to the first words in a workspace that has just been opened', async ({
  room,
  shared,
}) => {
  const path = join(shared.folder, 'Just opened.workbench')
  copyFileSync(shared.pristine, path)
  await request(room.window, 'file.openPath', { path })
  await expect(room.editor).toBeFocused()
  await room.press('Control+Home')
  await room.type('Installing S')
  await expect(room.window.getByRole('option').first()).toContainText('Installing Supplier')
  await room.press('Tab')
  await room.expectRedline(/^\[\+Installing Supplier\+\]Where the DCC/)
})
