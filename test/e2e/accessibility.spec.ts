/**
 * Every screen, dialog and panel held against axe: all rules in light, and what depends on colours in dark and forced
 * colours too. One window is gone through by keyboard, so that what opens by a key and closes by Escape is proved with it.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test as base, expect } from './app.ts'
import { DraftingPage } from './drafting-page.ts'

interface Screen {
  readonly name: string
  /** Leads there from the drafting room, with the caret in 4.1. */
  readonly open: (room: DraftingPage) => Promise<unknown>
  /** What is there then. */
  readonly shows: (window: Page) => ReturnType<Page['locator']>
}

const test = base.extend<{ readonly room: DraftingPage }>({
  room: async ({ window }, use) => {
    const room = new DraftingPage(window)
    await room.begin()
    await use(room)
  },
})

function keys(...pressed: readonly string[]) {
  return (room: DraftingPage) => room.press(...pressed)
}

/** By its name in the palette. */
function command(name: string) {
  return async (room: DraftingPage) => {
    await room.press('Control+k')
    await room.type(name)
    await room.press('Enter')
  }
}

function dialog(name: string | RegExp) {
  return (window: Page) => window.getByRole('dialog', { name })
}

function region(name: string) {
  return (window: Page) => window.getByRole('region', { name, exact: true })
}

/** In the order in which one leads on from the other; a dialog is closed behind each. */
const DRAFTING: readonly Screen[] = [
  { name: 'redline', open: keys('Control+1'), shows: region('Legal text') },
  { name: 'proposed', open: keys('Control+2'), shows: region('Legal text') },
  { name: 'agreed', open: keys('Control+3'), shows: region('Legal text') },
  { name: 'baseline', open: keys('Control+4'), shows: region('Legal text') },
  { name: 'side by side', open: keys('Control+5'), shows: region('Legal text') },
  { name: 'linear text', open: keys('Control+6'), shows: region('Linear text') },
  { name: 'drafts compared', open: keys('Control+7'), shows: region('Drafts beside each other') },
  {
    name: 'a change and its details',
    open: keys('Control+1', 'Alt+ArrowDown', 'Alt+ArrowUp'),
    shows: region('Selected change'),
  },
  {
    name: 'the filter',
    open: keys('Control+Alt+Shift+F'),
    shows: (window) => window.getByLabel('Kind of change'),
  },
  {
    name: 'splitting a change',
    open: async (room) => {
      await room.goTo('4.1')
      await room.press('Alt+ArrowDown', 'Control+Alt+s')
    },
    shows: (window) => window.getByLabel('Words written by the first change'),
  },
  { name: 'linking a change', open: keys('Control+Alt+l'), shows: dialog(/^Link/) },
  { name: 'moving a provision', open: keys('Control+Shift+m'), shows: dialog(/^Move/) },
  {
    name: 'a reference',
    open: keys('Control+Shift+r'),
    shows: dialog('Insert a reference'),
  },
  {
    name: 'find and replace',
    open: async (room) => {
      await room.press('Control+h')
      await room.type('DCC')
    },
    shows: (window) => window.getByRole('button', { name: /^Replace all \d/ }),
  },
  {
    name: 'the search',
    open: async (room) => {
      await room.press('Control+Shift+f')
      await room.type('communications')
    },
    shows: (window) => window.getByText(/^\d+ results$/),
  },
  {
    name: 'the comments',
    open: command('All comments'),
    shows: region('Comments'),
  },
  { name: 'the palette', open: keys('Control+k'), shows: dialog('All commands') },
  { name: 'the shortcuts', open: keys('Control+/'), shows: dialog('Keyboard shortcuts') },
  {
    name: 'about',
    open: command('About the Drafting'),
    shows: dialog(/^About|Drafting Workbench/),
  },
  { name: 'export', open: keys('Control+e'), shows: dialog(/^Export/) },
  { name: 'copies', open: command('Copies and receipts'), shows: dialog(/^Copies/) },
  {
    name: 'who is drafting',
    open: command('Who is drafting'),
    shows: (window) => window.getByRole('form', { name: 'Who is drafting' }),
  },
]

const tab = (name: string | RegExp) => (room: DraftingPage) =>
  room.window.getByRole('tab', { name }).click()

/** The rooms beside, each view of them. */
const BESIDE: readonly Screen[] = [
  ...(
    [
      'Questions',
      'Scenarios',
      'Requirements',
      'Responses',
      'Matrix',
      'Evidence and topics',
    ] as const
  ).map(
    (name): Screen => ({
      name: `tracing: ${name}`,
      open: async (room) => {
        await room.press('Control+Alt+q')
        await tab(name)(room)
      },
      shows: (window) => window.getByRole('tabpanel').first(),
    }),
  ),
  ...(['1', '2', '3', '4'] as const).map(
    (view): Screen => ({
      name: `timetable: view ${view}`,
      open: keys('Control+Alt+t', `Alt+${view}`),
      shows: (window) => window.getByRole('heading', { name: 'Timetable', exact: true }).first(),
    }),
  ),
  ...(['Meetings and decisions', /^Actions/, 'Order and notes'] as const).map(
    (name): Screen => ({
      name: `meetings: ${name}`,
      open: async (room) => {
        await room.press('Control+Alt+g')
        await tab(name)(room)
      },
      shows: (window) => window.getByRole('tabpanel').first(),
    }),
  ),
  {
    name: 'timetable: an event',
    open: async (room) => {
      await room.press('Control+Alt+t', 'Alt+1')
      await room.window.getByRole('button', { name: /^Edit Refinement Consultation, / }).click()
    },
    shows: (window) => window.getByLabel('Edit Refinement Consultation', { exact: true }),
  },
  {
    name: 'report: glossary',
    open: async (room) => {
      await room.press('Escape', 'Control+Alt+m')
      await room.window.getByRole('button', { name: /Glossary/ }).click()
    },
    shows: (window) => window.getByRole('button', { name: /Glossary/ }),
  },
  {
    name: 'report',
    open: keys('Control+Alt+m'),
    shows: (window) => window.getByRole('button', { name: '1 Summary' }),
  },
  {
    name: 'history',
    open: keys('Control+Alt+h'),
    shows: (window) => window.getByRole('table').getByRole('rowheader').first(),
  },
]

async function findings(window: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page: window }).setLegacyMode().exclude('iframe')
  const { violations } = await (rules === null ? axe : axe.withRules([...rules])).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const MEDIA = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, rules: null },
  {
    name: 'dark',
    media: { colorScheme: 'dark', forcedColors: 'none' },
    rules: ['color-contrast', 'link-in-text-block'],
  },
  {
    name: 'forced colours',
    media: { colorScheme: 'dark', forcedColors: 'active' },
    rules: ['color-contrast', 'link-in-text-block'],
  },
] as const

async function holdAgainstAxe(room: DraftingPage, { name, open, shows }: Screen): Promise<void> {
  const { window } = room
  await open(room)
  await expect(shows(window), name).toBeVisible()
  for (const { name: mode, media, rules } of MEDIA) {
    await window.emulateMedia(media)
    expect.soft(await findings(window, rules), `${name}, ${mode}`).toEqual([])
  }
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
}

test('axe finds nothing on any screen of the drafting room; Escape closes what a key has opened', async ({
  window,
  room,
}) => {
  test.setTimeout(180_000)
  for (const screen of DRAFTING) {
    await holdAgainstAxe(room, screen)
    if ((await window.getByRole('dialog').count()) > 0) {
      await room.press('Escape')
      await expect(window.getByRole('dialog'), screen.name).toHaveCount(0)
      const lost = await window.evaluate(() => document.activeElement === document.body)
      expect.soft(lost, `the focus is somewhere behind ${screen.name}`).toBe(false)
    }
  }
})

test('axe finds nothing in the rooms beside drafting', async ({ room }) => {
  test.setTimeout(180_000)
  await room.type('Only ')
  await room.saved()
  for (const screen of BESIDE) await holdAgainstAxe(room, screen)
})
