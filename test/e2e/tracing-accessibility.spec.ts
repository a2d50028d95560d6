import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'

test('axe finds nothing in the forms of tracing', async ({ window }) => {
  await window.keyboard.press('Control+Alt+Q')
  const forms: readonly (readonly [tab: string, button: string])[] = [
    ['Questions', 'Ask a forum…'],
    ['Scenarios', 'Add a scenario…'],
    ['Scenarios', 'Assess S1 under Option A'],
    ['Responses', 'Add a response…'],
    ['Questions', 'Note on the link to scenario S1'],
  ]
  for (const [tab, button] of forms) {
    await window.getByRole('tab', { name: tab }).click()
    await window.getByRole('button', { name: button }).first().press('Enter')
    await window.getByRole('dialog').waitFor()
    const { violations } = await new AxeBuilder({ page: window })
      .setLegacyMode()
      .include('dialog[open]')
      .analyze()
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    expect(found, `in ${button}`).toEqual([])
    await window.keyboard.press('Escape')
  }
})
