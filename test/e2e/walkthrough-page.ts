/** A walkthrough as the room, and whoever minutes it, sees it. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './app.ts'

export class WalkthroughPage {
  readonly window: Page
  readonly stage: Locator
  /** What stands beside the clause. */
  readonly beside: Locator

  constructor(window: Page) {
    this.window = window
    this.stage = window.locator('[data-walkthrough-clause]')
    this.beside = window.getByRole('region', { name: 'What it is for' })
  }

  async begin(keys = 'F5'): Promise<void> {
    await this.window.keyboard.press(keys)
    await expect(this.stage).toBeVisible()
    await expect(this.window.getByRole('main', { name: 'Walkthrough' })).toBeFocused()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.keyboard.press(key)
  }

  async expectStep(place: string, clause?: RegExp): Promise<void> {
    await expect(this.window.getByText(new RegExp(`^Step ${place}$`))).toBeVisible()
    if (clause !== undefined) await expect(this.stage).toHaveAccessibleName(clause)
  }

  message(text: string | RegExp): Locator {
    return this.window.locator('[role=status][aria-live=polite]').filter({ hasText: text })
  }
}
