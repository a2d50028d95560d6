/** The walkthrough's screen, and the presenter's window: what either says to the other goes through here. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { ok } from '../../shared/result.ts'
import type { PresenterView } from '../../shared/walkthrough/presenter.ts'
import { presenterBounds } from './bounds.ts'
import { type Handlers, sendEvent } from './channels.ts'
import { APPLICATION_ORIGIN } from './security.ts'
import { confinedPreferences, PAPER, reloadWhenItDies } from './window.ts'

type WalkthroughHandlers = Pick<
  Handlers,
  'walkthrough.screen' | 'walkthrough.presenter' | 'walkthrough.show' | 'walkthrough.drive'
>

/** Keys after which something is written in the walkthrough's own window. */
const WRITES = /^[dawvjgm?h]$/i

export function createWalkthrough(window: () => BrowserWindow): WalkthroughHandlers {
  let presenter: BrowserWindow | null = null
  let shown: PresenterView | null = null

  const open = (): BrowserWindow => {
    const made = createPresenter(window())
    made.on('closed', () => {
      presenter = null
    })
    // Nobody else could close it, and the program would not end.
    window().once('closed', () => presenter?.close())
    return made
  }

  return {
    'walkthrough.screen': ({ on }) => {
      const own = window()
      // A menu bar over a clause helps nobody in the room; its keys work without it.
      own.setMenuBarVisibility(!on)
      own.setFullScreen(on)
      if (!on) presenter?.close()
      return ok(undefined)
    },
    'walkthrough.presenter': () => {
      if (presenter === null) presenter = open()
      else presenter.focus()
      return ok(undefined)
    },
    'walkthrough.show': (view) => {
      shown = view
      if (presenter !== null) sendEvent(presenter, 'walkthrough.shown', view)
      return ok(undefined)
    },
    'walkthrough.drive': (wish) => {
      if (wish.kind === 'hello') {
        if (presenter !== null && shown !== null) sendEvent(presenter, 'walkthrough.shown', shown)
        return ok(undefined)
      }
      sendEvent(window(), 'walkthrough.asked', wish)
      if (wish.kind === 'key' && WRITES.test(wish.key)) window().focus()
      return ok(undefined)
    },
  }
}

function createPresenter(beside: BrowserWindow): BrowserWindow {
  const current = screen.getDisplayMatching(beside.getBounds())
  const other = screen.getAllDisplays().find(({ id }) => id !== current.id) ?? null
  const made = new BrowserWindow({
    ...presenterBounds(current.workArea, other?.workArea ?? null),
    minWidth: 560,
    minHeight: 420,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    title: 'Presenter',
    autoHideMenuBar: true,
    webPreferences: confinedPreferences(),
  })
  made.once('ready-to-show', () => made.show())
  made.on('page-title-updated', (event) => event.preventDefault())
  reloadWhenItDies(made)
  void made.loadURL(`${APPLICATION_ORIGIN}/index.html#presenter`)
  return made
}
