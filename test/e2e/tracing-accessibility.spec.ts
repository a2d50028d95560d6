import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'

/** The rooms beside drafting, by their keys, and what is opened in them before they are looked at. */
const ROOMS: readonly (readonly [name: string, keys: string, open: (window: Page) => unknown])[] = [
  [
    'timetable',
    'Control+Alt+T',
    (window) => window.getByRole('button', { name: /^Edit Refinement Consultation, / }).click(),
  ],
  ['questions', 'Control+Alt+Q', () => undefined],
  [
    'scenarios',
    'Control+Alt+Q',
    (window) => window.getByRole('tab', { name: 'Scenarios' }).click(),
  ],
  [
    'requirements',
    'Control+Alt+Q',
    (window) => window.getByRole('tab', { name: 'Requirements' }).click(),
  ],
  [
    'responses',
    'Control+Alt+Q',
    (window) => window.getByRole('tab', { name: 'Responses' }).click(),
  ],
  ['matrix', 'Control+Alt+Q', (window) => window.getByRole('tab', { name: 'Matrix' }).click()],
  ['evidence', 'Control+Alt+Q', (window) => window.getByRole('tab', { name: 'Evidence' }).click()],
  [
    'report',
    'Control+Alt+M',
    (window) => window.getByRole('button', { name: '1 Summary' }).click(),
  ],
  [
    'glossary',
    'Control+Alt+M',
    (window) => window.getByRole('button', { name: /Glossary/ }).click(),
  ],
  ['history', 'Control+Alt+H', () => undefined],
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the rooms beside drafting, ${colorScheme}`, async ({ window }) => {
    await window.emulateMedia({ colorScheme })
    for (const [name, keys, open] of ROOMS) {
      await window.keyboard.press(keys)
      await open(window)
      // One window is all there is: no other page for axe to gather its results in.
      const { violations } = await new AxeBuilder({ page: window })
        .setLegacyMode()
        .exclude('iframe')
        .analyze()
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      expect(found, `in ${name}`).toEqual([])
    }
  })
}

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
