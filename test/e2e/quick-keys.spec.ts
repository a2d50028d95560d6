/** Keys that come without a pause go where the key before them has led: none is lost, none falls into the text. */
import type { CDPSession } from '@playwright/test'
import { type DraftingPage, WORDS_OF_4_1 } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'

const NAMED: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, Tab: 9 }

function strokeOf(key: string) {
  const parts = key.length > 1 ? key.split('+') : [key]
  const name = parts[parts.length - 1] ?? ''
  const letter = /^[a-z]$/i.test(name)
  const plain = letter || /^[0-9 ]$/.test(name)
  return {
    modifiers: (parts.includes('Control') ? 2 : 0) + (parts.includes('Shift') ? 8 : 0),
    key: name,
    code: letter ? `Key${name.toUpperCase()}` : name in NAMED ? name : '',
    windowsVirtualKeyCode: NAMED[name] ?? (plain ? name.toUpperCase().charCodeAt(0) : 0),
  }
}

function textOf({ key, modifiers }: ReturnType<typeof strokeOf>): string | null {
  if (key === 'Enter') return '\r'
  return key.length === 1 && modifiers === 0 ? key : null
}

/** Sends all keys at once, as a quick hand or a script does: nothing is waited for in between. */
async function burst(room: DraftingPage, ...keys: readonly string[]): Promise<void> {
  const session: CDPSession = await room.window.context().newCDPSession(room.window)
  const single = keys.flatMap((one) => (one in NAMED || one.includes('+') ? [one] : [...one]))
  const sent = single.flatMap((key) => {
    const stroke = strokeOf(key)
    const text = textOf(stroke)
    const down =
      text === null
        ? ({ type: 'rawKeyDown', ...stroke } as const)
        : ({ type: 'keyDown', ...stroke, text } as const)
    return [
      session.send('Input.dispatchKeyEvent', down),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    ]
  })
  await Promise.all(sent)
  await session.detach()
}

async function expectUntouched(room: DraftingPage): Promise<void> {
  await room.saved()
  await expect(room.window.locator('[data-words="ac-4.1"]')).toContainText(WORDS_OF_4_1)
  await expect(room.changes()).toHaveCount(4)
}

test('a name typed right behind the palette goes into the field that asks for it', async ({
  room,
}) => {
  await burst(room, 'Control+k', 'Who is drafting', 'Enter', 'Ada')
  await expect(room.window.getByLabel('Who is drafting?')).toHaveValue(/Ada$/)
  await expectUntouched(room)
})

test('words typed right behind “Go to clause” find the clause, and go on in it', async ({
  room,
}) => {
  await burst(room, 'Control+g', '4.2', 'Enter', 'Now ')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.expectRedline(/^\[\+Now \+\]The DCC shall tell/)
})

test('words typed right behind “Go to clause” from the palette do so too', async ({ room }) => {
  await burst(room, 'Control+k', 'Go to clause', 'Enter', '4.2', 'Enter', 'Now ')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.expectRedline(/^\[\+Now \+\]The DCC shall tell/)
})

test('a reference that is typed in one go is the one that was meant', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+Home')
  await burst(room, 'Under ', '@', '4.4', 'Enter', ', the ')
  await room.expectRedline(/^\[\+Under clause 4\.4, the \+\]The DCC shall tell/)
})

test('an @ that is given up is a sign, and what is typed then stands behind it', async ({
  room,
}) => {
  await room.goTo('4.2')
  await room.press('Control+Home')
  await burst(room, '@', 'Escape', 'home ')
  await room.expectRedline(/^\[\+@home \+\]The DCC shall tell/)
})

test('what is typed right behind a dialog that is closed goes into the text', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+Home')
  await room.press('Control+/')
  await expect(room.window.getByRole('dialog')).toBeVisible()
  await burst(room, 'Escape', 'Now ')
  await room.expectRedline(/^\[\+Now \+\]The DCC shall tell/)
})

test('a provision put in from the palette takes the words typed right behind', async ({ room }) => {
  await room.goTo('4.2')
  await burst(room, 'Control+k', 'Provision after', 'Enter', 'It says more. ')
  await room.expectPlace(/^Clause 4\.2A,/)
  await room.expectRedline('[+It says more. +]')
})

test('Enter and the words behind it are typed in one go', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+End')
  await burst(room, ' More', 'Enter', 'And more. ')
  await room.expectPlace(/^Clause 4\.2A,/)
  await room.expectRedline('[+And more. +]')
  await expect(room.window.locator('[data-words="ac-4.2"]')).toContainText(/without delay\..* More/)
})

test('a move chosen in one go goes where it was meant, and typing goes on', async ({ room }) => {
  await room.goTo('4.4')
  await room.press('Control+Home')
  await burst(room, 'Control+Shift+M', 'After 4.1A', 'Enter', 'Now ')
  await expect(room.window.locator('[data-words="ac-4.4"]')).toContainText('Now Where a Service')
  await expect(room.window.locator('[data-provision="ac-4.4"]')).toHaveAttribute('data-moved', 'to')
})

test('words to find typed right behind Ctrl+F are found', async ({ room }) => {
  await burst(room, 'Control+f', 'without delay')
  await expect(room.window.getByRole('textbox', { name: 'Find', exact: true })).toHaveValue(
    'without delay',
  )
  await expectUntouched(room)
})
