/** A whole redline is made, reviewed and exported by keyboard alone: no pointer is touched from start to end. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { expect, test } from './app.ts'
import { DraftingPage } from './drafting-page.ts'
import { answerOpenDialog } from './workspaces.ts'

test('a redline is made, reviewed and exported by keyboard alone', async ({
  app,
  dataFolder,
  window,
}) => {
  test.setTimeout(120_000)
  const room = new DraftingPage(window)
  const status = window.getByRole('contentinfo')
  await room.begin()

  await test.step('the author is named, from the bar that asks for it', async () => {
    await room.press('Control+k')
    await room.type('Who is drafting')
    await room.press('Enter')
    await expect(window.getByLabel('Who is drafting?')).toBeFocused()
    await room.type('Ada Drafter')
    await room.press('Enter')
    await expect(status).toContainText('Ada Drafter')
  })

  await test.step('words are put in, replaced, struck and set in bold', async () => {
    await room.goTo('4.2')
    await room.press('Control+End', 'ArrowLeft')
    await room.type(', and in writing')
    await room.goTo('6.1')
    await room.press('Control+Home', 'Control+Delete')
    await room.type('Once ')
    await room.goTo('2.1')
    await room.press('Control+Home', 'Control+Shift+ArrowRight', 'Control+b')
    await room.saved()
  })

  await test.step('a provision is split, another added with a live reference and a term', async () => {
    await room.goTo('4.3')
    await room.press('Control+End', 'Enter')
    await room.type('Subject to @4.4')
    await room.press('Enter')
    await room.type(', the Installing S')
    await room.press('Tab')
    await room.type(' shall keep a record.')
    await room.expectRedline(
      '[+Subject to clause 4.4, the Installing Supplier shall keep a record.+]',
    )
    await room.saved()
  })

  await test.step('all of it is found and one word replaced everywhere', async () => {
    await room.press('Control+h')
    await room.type('without delay')
    await room.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    await expect(window.getByRole('textbox', { name: 'Replace with' })).toBeFocused()
    await room.type('at once')
    await room.press('Enter', 'Escape')
    await expect(window.locator('[data-words="ac-4.2"]')).toContainText('at once')
    await room.saved()
  })

  await test.step('changes are gone through, given a reason, accepted and rejected', async () => {
    await room.goTo('4.1')
    await room.press('Alt+ArrowDown', 'Control+Alt+n')
    await room.type('It says what success is.')
    await room.press('Escape')
    await room.press('Control+Alt+a')
    await expect(status).toContainText('1 accepted')
    await room.press('Alt+ArrowDown', 'Alt+ArrowDown')
    await room.press('Control+Alt+r')
    await room.saved()
  })

  await test.step('it is exported, and Word reads it as it stands', async () => {
    const folder = join(dataFolder, 'exported')
    mkdirSync(folder)
    await answerOpenDialog(app, folder)
    await room.press('Control+e')
    await expect(window.getByRole('button', { name: 'Choose a folder and export…' })).toBeFocused()
    await room.press('Enter')
    await expect(window.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 60_000 })
    const files = readdirSync(folder, { recursive: true }).map(String)
    const legal = files.find((name) => /legal text.*\.docx$/i.test(name))
    if (legal === undefined) throw new Error(`No legal text among ${files.join(', ')}`)
    const redline = readBack(new Uint8Array(readFileSync(join(folder, legal))))
    expect(redline.faults).toEqual([])
    const proposed = redline.accepted.join('\n')
    expect(proposed).toContain('Installing Supplier shall keep a record.')
    expect(proposed).toContain('at once')
    await room.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
  })
})
