/** The window: where it was, hidden until it has something to show, and its title. */
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { WorkspaceFile } from '../../shared/channels.ts'
import type { PreferenceFile, WindowState } from './preferences.ts'
import { APPLICATION_ORIGIN } from './security.ts'

/** The paper colours of the design system, so that nothing flashes before the first paint. */
const PAPER = { light: '#fbfaf8', dark: '#16181b' }

export function createWindow(preferences: PreferenceFile): BrowserWindow {
  const { window: state } = preferences.get()
  const window = new BrowserWindow({
    ...visibleBounds(state),
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    title: app.getName(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  // The title says which workspace is open; the page's own would say only what program it is.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => preferences.set({ window: stateOf(window) }))
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  void window.loadURL(`${APPLICATION_ORIGIN}/index.html`)
  return window
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

/** The remembered bounds where a screen still shows them, else their size alone. */
function visibleBounds({ x, y, width, height }: WindowState) {
  if (x === undefined || y === undefined) return { width, height }
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea
  const shown =
    x < area.x + area.width && x + width > area.x && y >= area.y && y < area.y + area.height
  return shown ? { x, y, width, height } : { width, height }
}

export function titleWindow(window: BrowserWindow, file: WorkspaceFile): void {
  const state = file.readOnly === null ? '' : ' (read-only)'
  window.setTitle(`${file.name}${state} – ${app.getName()}`)
  window.setRepresentedFilename(file.path)
}
