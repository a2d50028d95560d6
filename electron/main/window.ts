/** The window: where it was, hidden until it has something to show, and its title. */
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron'
import type { WorkspaceFile } from '../../shared/channels.ts'
import { visibleBounds } from './bounds.ts'
import { sendEvent } from './channels.ts'
import type { PreferenceFile, WindowState } from './preferences.ts'
import { APPLICATION_ORIGIN } from './security.ts'

/** The paper colours of the design system, so that nothing flashes before the first paint. */
export const PAPER = { light: '#fbfaf8', dark: '#16181b' }

/** A page that dies this often within the time, in milliseconds, is not loaded again: it would only die again. */
const MOST_DEATHS = 3
const DEATHS_WITHIN = 30_000

export function createWindow(preferences: PreferenceFile): BrowserWindow {
  const { window: state } = preferences.get()
  const window = new BrowserWindow({
    ...boundsOf(state),
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    title: app.getName(),
    webPreferences: confinedPreferences(),
  })
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  // The title says which workspace is open; the page's own would say only what program it is.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => preferences.set({ window: stateOf(window) }))
  reloadWhenItDies(window)
  void window.loadURL(`${APPLICATION_ORIGIN}/index.html`)
  return window
}

/** What every window of the application may do, and no more. */
export function confinedPreferences(): WebPreferences {
  return {
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    spellcheck: false,
  }
}

/** The page holds nothing that is not in the store, a word being typed apart: it is simply loaded again. */
export function reloadWhenItDies(window: BrowserWindow): void {
  let deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = Date.now()
    deaths = [...deaths.filter((time) => now - time < DEATHS_WITHIN), now]
    if (deaths.length > MOST_DEATHS) {
      process.stderr.write(`The window keeps ending (${reason}); it is not loaded again.\n`)
      return
    }
    window.webContents.reload()
  })
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

function boundsOf(state: WindowState) {
  const { x = 0, y = 0, width, height } = state
  return visibleBounds(state, screen.getDisplayMatching({ x, y, width, height }).workArea)
}

/** Tells the window that another workspace is open, or the same one again. */
export function showFile(window: BrowserWindow, file: WorkspaceFile): void {
  titleWindow(window, file)
  sendEvent(window, 'workspace.opened', file)
}

export function titleWindow(window: BrowserWindow, file: WorkspaceFile): void {
  const state = file.readOnly === null ? '' : ' (read-only)'
  window.setTitle(`${file.name}${state} – ${app.getName()}`)
  window.setRepresentedFilename(file.path)
}
