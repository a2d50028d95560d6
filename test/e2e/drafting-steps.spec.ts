/** One gesture is one step of undo, and one of redo, however much it comes to. */
import { type DraftingPage, putOnClipboard } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'
import { request } from './workspaces.ts'

/** What is recorded of the draft, in the store. */
async function recorded(room: DraftingPage): Promise<string> {
  const answer = (await request(room.window, 'workspace.snapshot')) as {
    readonly value: { readonly records: readonly { kind: string; record: { id: string } }[] }
  }
  const changes = answer.value.records.filter(({ kind }) => kind === 'change')
  return JSON.stringify(changes.map(({ record }) => record).sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** Does something, takes it back with one key, and does it again with another: the records are what they were each time. */
async function expectOneStep(room: DraftingPage, gesture: () => Promise<void>): Promise<void> {
  await room.saved()
  const before = await recorded(room)
  await gesture()
  await room.saved()
  await expect.poll(() => recorded(room)).not.toBe(before)
  const after = await recorded(room)
  await room.press('Control+z')
  await expect.poll(() => recorded(room)).toBe(before)
  await room.press('Control+y')
  await expect.poll(() => recorded(room)).toBe(after)
}

test('several lines pasted over several provisions are one step', async ({ room }) => {
  await putOnClipboard(room.window, { text: 'First line.\r\nSecond line.\r\nThird line.' })
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await expectOneStep(room, async () => {
    await room.press('Control+v')
    await expect(room.window.getByText('3 lines pasted')).toBeAttached()
  })
  await room.goTo('4.2')
  await room.expectRedline(/^\[-The DCC shall tell .*-\]\[\+First line\.\+\]$/)
})

test('Enter over selected words is one step', async ({ room }) => {
  await room.goTo('4.4')
  await room.press('Control+Home')
  await room.select('Where '.length)
  await expectOneStep(room, async () => {
    await room.press('Enter')
    await expect(room.window.getByText('A provision was put before this one')).toBeAttached()
  })
})

test('Enter over words in the middle of a provision is one step', async ({ room }) => {
  await room.goTo('4.4')
  await room.press('Control+Home', 'ArrowRight', 'ArrowRight')
  await room.select('ere '.length)
  await expectOneStep(room, async () => {
    await room.press('Enter')
    await room.expectPlace(/^Clause 4\.5,/, 0)
  })
})

test('several lines pasted over selected words are one step', async ({ room }) => {
  await putOnClipboard(room.window, { text: 'One.\r\nTwo.' })
  await room.goTo('4.2')
  await room.press('Control+Home')
  await room.select('The DCC '.length)
  await expectOneStep(room, () => room.press('Control+v'))
})

test('a reference over selected words is one step', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+Home')
  await room.select('The DCC'.length)
  await expectOneStep(room, async () => {
    await room.press('Control+Shift+R')
    await room.type('4.4')
    await room.press('Enter')
    await room.expectRedline(/^\[-The DCC-\]\[\+clause 4\.4\+\] shall tell/)
  })
})

test('a reference over several provisions is one step', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown')
  await expectOneStep(room, async () => {
    await room.press('Control+Shift+R')
    await room.type('4.4')
    await room.press('Enter')
    await expect(
      room.window.locator(
        '[data-words="ac-4.2"] ins [data-target], [data-words="ac-4.2"] ins[data-target]',
      ),
    ).toHaveText('4.4')
  })
})

test('replacing all is one step', async ({ room }) => {
  await expectOneStep(room, async () => {
    await room.press('Control+h')
    await room.type('SMI Status')
    await room.window.getByRole('textbox', { name: 'Replace with' }).fill('SMI state')
    await room.window.getByRole('button', { name: /^Replace \d+|^Replace all/ }).click()
    await room.press('Escape')
    await expect(room.window.locator('[data-words="ac-4.1"]')).toContainText('SMI state')
  })
})

test('typing over several provisions is one step', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown')
  await expectOneStep(room, () => room.press('X'))
})

test('cutting several provisions is one step', async ({ room }) => {
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await expectOneStep(room, () => room.press('Control+x'))
})

test('joining after a deletion is a step of its own', async ({ room }) => {
  await room.goTo('4.4')
  await room.press('Control+Home')
  await room.select('Where '.length)
  await room.press('Delete')
  await expectOneStep(room, async () => {
    await room.press('Backspace')
    await expect(room.window.getByText('Joined', { exact: true })).toBeAttached()
  })
})
