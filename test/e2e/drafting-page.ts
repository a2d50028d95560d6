/** The drafting room as a person uses it: where the caret is, what is struck and inserted, what is said. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './app.ts'

export const WORDS_OF_4_1 =
  "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'"

export class DraftingPage {
  readonly window: Page
  /** The provision that the caret is in. */
  readonly editor: Locator

  constructor(window: Page) {
    this.window = window
    this.editor = window.locator('[contenteditable][role=textbox]')
  }

  /** Waits until the caret stands in 4.1, as it does at first, and the panels beside the page are there. */
  async begin(): Promise<void> {
    await expect(this.editor).toBeFocused()
    await expect(this.editor).toHaveAccessibleName(/^Clause 4\.1,/)
    await this.window.locator('#outline-find').waitFor({ state: 'attached' })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.window.keyboard.type(text)
  }

  /** Selects characters from the caret on: how far Ctrl+arrow goes differs from system to system. */
  async select(characters: number): Promise<void> {
    for (let count = 0; count < characters; count += 1) await this.press('Shift+ArrowRight')
  }

  /** Everything that was done is in the store, and in what stands beside the page. */
  async saved(): Promise<void> {
    await expect(this.window.getByTestId('saving')).toHaveText('Saved')
    await expect(this.window.locator('[data-behind]')).toHaveCount(0)
  }

  /** The words of the open provision with its changes marked: "one [-two-][+three+]". */
  async redline(): Promise<string> {
    return this.editor.evaluate((root) => {
      const pieces = [...root.querySelectorAll('p > :not([role]), [role=suggestion] > *')]
      const text = pieces.map((piece) => {
        const words = piece.textContent ?? ''
        if (piece.tagName === 'INS') return `[+${words}+]`
        return piece.tagName === 'DEL' ? `[-${words}-]` : words
      })
      return text.join('').replaceAll('+][+', '').replaceAll('-][-', '')
    })
  }

  async expectRedline(expected: string | RegExp): Promise<void> {
    const redline = expect.poll(() => this.redline())
    if (typeof expected === 'string') await redline.toBe(expected)
    else await redline.toMatch(expected)
  }

  /** How far the caret is from the start of what is on screen. */
  async caret(): Promise<number> {
    return this.editor.evaluate((root) => {
      const selection = document.getSelection()
      if (selection?.focusNode == null || !root.contains(selection.focusNode)) return -1
      const range = document.createRange()
      range.setStart(root, 0)
      range.setEnd(selection.focusNode, selection.focusOffset)
      return range.toString().length
    })
  }

  async expectPlace(name: RegExp, caret?: number): Promise<void> {
    await expect(this.editor).toBeFocused()
    await expect(this.editor).toHaveAccessibleName(name)
    if (caret !== undefined) await expect.poll(() => this.caret()).toBe(caret)
  }

  /** What the message line says. */
  async expectMessage(text: string | RegExp): Promise<void> {
    await expect(this.window.getByRole('status').filter({ hasText: text }).first()).toBeVisible()
  }

  /** Goes to a clause as the keyboard does: Ctrl+G, its number, Enter. */
  async goTo(clause: string): Promise<void> {
    await this.press('Control+g')
    await expect(this.window.getByLabel('Find a clause by number or words')).toBeFocused()
    await this.window.getByLabel('Find a clause by number or words').fill(clause)
    await this.press('Enter')
    await expect(this.editor).toBeFocused()
  }

  changes(): Locator {
    return this.window.getByRole('region', { name: 'Changes', exact: true }).getByRole('listitem')
  }
}

/** Puts something on the system's clipboard, as another program would. */
export async function putOnClipboard(
  window: Page,
  data: { readonly text: string; readonly html?: string },
): Promise<void> {
  await window.evaluate(async ({ text, html }) => {
    const types: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) }
    if (html !== undefined) types['text/html'] = new Blob([html], { type: 'text/html' })
    await navigator.clipboard.write([new ClipboardItem(types)])
  }, data)
}

/** What another program gets when one pastes into it. */
export async function pasteElsewhere(
  window: Page,
): Promise<{ readonly text: string; readonly html: string }> {
  await window.evaluate(() => {
    const elsewhere = document.createElement('textarea')
    elsewhere.addEventListener('paste', (event) => {
      elsewhere.dataset['text'] = event.clipboardData?.getData('text/plain') ?? ''
      elsewhere.dataset['html'] = event.clipboardData?.getData('text/html') ?? ''
    })
    document.body.append(elsewhere)
    elsewhere.id = 'elsewhere'
    elsewhere.focus()
  })
  await window.keyboard.press('Control+v')
  const elsewhere = window.locator('#elsewhere')
  await expect(elsewhere).toHaveAttribute('data-html')
  return elsewhere.evaluate((area) => {
    const { text = '', html = '' } = area.dataset
    area.remove()
    return { text, html }
  })
}
