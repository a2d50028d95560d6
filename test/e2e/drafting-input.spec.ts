/**
 * What does not come key by key: dead keys, input methods, dictation, spelling tools. Each is recorded when it has
 * finished, with the caret behind it, as one step of undo.
 */
import type { CDPSession } from '@playwright/test'
import { type DraftingPage, WORDS_OF_4_1 } from './drafting-page.ts'
import { expect, test } from './shared-window.ts'

const C1 =
  ', but that update shall not of itself mean that the installation of the associated Smart Metering System is successful'

/** The redline of 4.1 with something else in the place of "Where the DCC ". */
function opening(words: string): string {
  return `${words}${WORDS_OF_4_1.slice('Where the DCC '.length)}[+${C1}+]`
}

/** An input method at work: what it shows while it composes, and what it leaves. */
class InputMethod {
  private readonly session: CDPSession

  constructor(session: CDPSession) {
    this.session = session
  }

  async compose(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await this.session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
  }

  /** Takes over what is composed, or other words. */
  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text })
  }
}

async function inputMethod(room: DraftingPage): Promise<InputMethod> {
  return new InputMethod(await room.window.context().newCDPSession(room.window))
}

test('a dead key and a letter are one letter, and one step of undo', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home', 'ArrowRight', 'ArrowRight')
  await keys.compose('´', 'é')
  await keys.commit('é')
  await room.expectRedline(opening('Wh[+é+]ere the DCC '))
  await room.expectPlace(/^Clause 4\.1,/, 3)
  await room.type('t')
  await room.expectRedline(opening('Wh[+ét+]ere the DCC '))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
  await room.press('Control+y')
  await room.expectRedline(opening('Wh[+ét+]ere the DCC '))
})

test('a dead key that comes as one letter, as Linux sends it, is recorded', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await room.type('caf')
  await keys.commit('é')
  await room.type(' ')
  await room.expectRedline(opening('[+café +]Where the DCC '))
  await room.expectPlace(/^Clause 4\.1,/, 5)
})

test('a composition inside one’s own insertion goes on in it', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await room.type('ab ')
  await room.saved()
  await room.press('ArrowLeft', 'ArrowLeft')
  await keys.compose('´', 'é')
  await keys.commit('é')
  await room.expectRedline(opening('[+aéb +]Where the DCC '))
  await room.expectPlace(/^Clause 4\.1,/, 2)
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
  await room.press('Control+z')
  await room.expectRedline(opening('[+ab +]Where the DCC '))
})

test('a composition while words wait to be recorded keeps both', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await room.type('na')
  await keys.compose('¨', 'ï')
  await keys.commit('ï')
  await room.type('ve ')
  await room.expectRedline(opening('[+naïve +]Where the DCC '))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})

test('a composition at the end of a provision stays at its end', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.goTo('4.2')
  await room.press('Control+End')
  await keys.compose('に', 'にほ', 'にほん')
  await keys.commit('日本')
  await room.expectRedline(/ without delay\.\[\+日本\+\]$/)
  await room.type('!')
  await room.expectRedline(/ without delay\.\[\+日本!\+\]$/)
})

test('a composition in a provision without words is its first word', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.goTo('4.2')
  await room.press('Control+End', 'Enter')
  await room.expectPlace(/^Clause 4\.2A,/, 0)
  await keys.compose('´', 'É')
  await keys.commit('É')
  await room.expectRedline('[+É+]')
  await room.type('t')
  await room.expectRedline('[+Ét+]')
  await room.expectPlace(/^Clause 4\.2A,/, 2)
})

test('a composition beside struck words puts its own behind them', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home', 'Control+Delete')
  await room.expectRedline(opening('[-Where -]the DCC '))
  await keys.compose('´', 'é')
  await keys.commit('é')
  await room.expectRedline(opening('[-Where -][+é+]the DCC '))
  await room.type('t ')
  await room.expectRedline(opening('[-Where -][+ét +]the DCC '))
})

test('a composition beside a reference leaves the reference whole', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.goTo('4.2')
  await room.press('Control+End')
  for (let step = 0; step < ' without delay.'.length; step += 1) await room.press('ArrowLeft')
  await keys.compose('´', 'é')
  await keys.commit('é')
  await room.expectRedline(/under clause 4\.1\[\+é\+\] without delay\.$/)
  await expect(room.editor.locator('[data-target]')).toHaveText(['4.1'])
})

test('a composition over a selection replaces it, as one step of undo', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await room.select('Where'.length)
  await keys.compose('´', 'É')
  await keys.commit('É')
  await room.type('s')
  await room.expectRedline(opening('[-Where-][+És+] the DCC '))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})

test('a composition over provisions puts its words into the first, as one step of undo', async ({
  room,
}) => {
  const keys = await inputMethod(room)
  const struck = room.window.locator('[data-provision][data-presence=deleted]')
  await room.goTo('4.2')
  await room.press('Control+End', 'Shift+ArrowDown')
  await keys.compose('´', 'É')
  await keys.commit('É')
  await room.expectPlace(/^Clause 4\.2,/)
  await room.expectRedline(/^\[-The DCC shall tell .*delay\.-\]\[\+É\+\]$/)
  await expect(struck).toHaveCount(1)
  await room.saved()
  await room.press('Control+z')
  await expect(struck).toHaveCount(0)
  await room.goTo('4.2')
  await room.expectRedline(/^The DCC shall tell/)
})

test('a composition that is given up leaves no trace', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await keys.compose('´', '')
  await room.type('A ')
  await room.expectRedline(opening('[+A +]Where the DCC '))
})

test('a composition where nothing can be changed is refused with the reason', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+4', 'Control+Home')
  await keys.compose('´', 'é')
  await keys.commit('é')
  await room.expectMessage('The baseline is in force and cannot be changed.')
  await expect(room.editor).toHaveText(/^Where the DCC/)
})

test('dictated words go in at once, over a selection too', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await room.select('Where '.length)
  await keys.commit('As soon as ')
  await keys.commit('possible after ')
  await room.expectRedline(opening('[-Where -][+As soon as possible after +]the DCC '))
  await room.expectPlace(/^Clause 4\.1,/, 'Where As soon as possible after '.length)
})

test('what dictation takes back and says again is one insertion', async ({ room }) => {
  const keys = await inputMethod(room)
  await room.press('Control+Home')
  await keys.compose('As', 'As soon', 'As soon as')
  await keys.commit('As soon as ')
  await keys.compose('is', 'it is')
  await keys.commit('it is ')
  await room.expectRedline(opening('[+As soon as it is +]Where the DCC '))
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
})

/** What a spelling tool or dictation does to words that stand there: a range is replaced, wherever the caret is. */
async function replaceOnPage(
  room: DraftingPage,
  words: string,
  by: string,
  inputType = 'insertReplacementText',
): Promise<void> {
  await room.editor.evaluate(
    (root, [sought, replacement, type]) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = node.nodeValue?.indexOf(sought) ?? -1
        if (start === -1) continue
        const range = new StaticRange({
          startContainer: node,
          startOffset: start,
          endContainer: node,
          endOffset: start + sought.length,
        })
        const transfer = new DataTransfer()
        transfer.setData('text/plain', replacement)
        root.dispatchEvent(
          new InputEvent('beforeinput', {
            inputType: type,
            dataTransfer: transfer,
            targetRanges: [range],
            bubbles: true,
            cancelable: true,
          }),
        )
        return
      }
      throw new Error(`“${sought}” is not there`)
    },
    [words, by, inputType] as const,
  )
}

test('a spelling tool’s replacement elsewhere in the words is recorded there', async ({ room }) => {
  await room.press('Control+Home')
  await replaceOnPage(room, 'originating', 'coming')
  await room.expectRedline(
    opening('Where the DCC ').replace('originating', '[-originating-][+coming+]'),
  )
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})

test('a word that is corrected in one’s own insertion is mended there', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('teh word ')
  await room.saved()
  await replaceOnPage(room, 'teh', 'the')
  await room.expectRedline(opening('[+the word +]Where the DCC '))
  await room.saved()
  await expect(room.changes()).toHaveCount(5)
})

test('a word that is corrected while it waits to be recorded is mended there', async ({ room }) => {
  await room.press('Control+Home')
  await room.type('teh')
  await replaceOnPage(room, 'teh', 'the')
  await room.type(' ')
  await room.expectRedline(opening('[+the +]Where the DCC '))
  await room.saved()
  await room.press('Control+z')
  await room.expectRedline(opening('Where the DCC '))
})
