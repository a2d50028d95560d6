/** Start-up: one instance, one window, the store in its own process, both begun at the same time. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import type { InterfaceCommand } from '../../shared/interface.ts'
import type { Problem } from '../../shared/result.ts'
import { handleRequests, sendEvent } from './channels.ts'
import { sayCannotStart } from './dialogs.ts'
import { createHandlers, type Host } from './handlers.ts'
import { showContextMenu, showMenu } from './menu.ts'
import { openPreferences } from './preferences.ts'
import { printFile } from './print.ts'
import { lockDown, registerScheme, serveApplication } from './security.ts'
import { startStore } from './store-client.ts'
import { createWindow, showFile, titleWindow } from './window.ts'
import { fileInArguments, openFirst } from './workspace.ts'

app.setName('Drafting Workbench')
const dataFolder =
  process.env.WORKBENCH_DATA_DIR ?? join(app.getPath('appData'), 'drafting-workbench')
app.setPath('userData', dataFolder)

/** What the system asked to open before there was a window, as macOS does. */
let asked: string | null = null
app.once('open-file', (event, path) => {
  event.preventDefault()
  asked = path
})

const printing = process.argv.indexOf('--print-pdf')
if (printing !== -1) {
  print(process.argv.slice(printing + 1))
} else if (!isUsable(dataFolder)) {
  app.exit(1)
} else if (app.requestSingleInstanceLock()) {
  registerScheme()
  void app.whenReady().then(start)
} else {
  app.quit()
}

/** Says why where it is not: without the folder Chromium ends without a word. */
function isUsable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    sayCannotStart(
      `Its data folder “${folder}” cannot be written to (${code}). Make it a folder that you may write to, or name another one in WORKBENCH_DATA_DIR.`,
    )
    return false
  }
}

/** Without a window, for the command line. */
function print([source = '', target = '', footer = '']: readonly string[]): void {
  // A folder of its own, beside the page, so that it can run while the application is open.
  app.setPath('userData', join(dirname(source), 'electron'))
  // Closing the hidden window must not end the program before the file is written.
  app.on('window-all-closed', () => undefined)
  void app
    .whenReady()
    .then(() => printFile(source, target, footer))
    .then(
      () => app.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.message}\n`)
        app.exit(1)
      },
    )
}

const RESTARTED: Problem = {
  code: 'store/restarted',
  message: 'The store stopped unexpectedly and has been started again.',
  advice: 'Everything that was shown as saved is still there.',
}

const WRITABLE: Problem = {
  code: 'workspace/writable',
  message: 'Nobody else writes to this workspace any more: it can be changed here now.',
}

function start(): void {
  const preferences = openPreferences(join(dataFolder, 'preferences.json'))
  nativeTheme.themeSource = preferences.get().preferences.theme
  lockDown()
  serveApplication(join(import.meta.dirname, '../renderer'))

  const { store, stop } = startStore({
    onRestart: (reopened) => {
      sendEvent(window, 'problem', reopened.ok ? RESTARTED : reopened.error)
      // What was committed and not answered shows itself, and so does it where nothing more can be written.
      if (reopened.ok) showFile(window, reopened.value)
    },
    onWritable: (file) => {
      sendEvent(window, 'problem', WRITABLE)
      showFile(window, file)
    },
    onCommit: (committed) => sendEvent(window, 'workspace.changed', committed),
  })
  const opening = openFirst(
    store,
    preferences,
    dataFolder,
    asked ?? fileInArguments(process.argv.slice(1), process.cwd()),
  )
  const host: Host = {
    window: () => window,
    store,
    preferences,
    opened: opening,
    onReady: () => void ready(window),
    onPreferences: () => showMenu(preferences.get().preferences.recentFiles, menuActions),
  }
  const handlers = createHandlers(host)
  handleRequests(handlers)

  // The window opens files itself, so that what is being typed goes into the workspace that it was typed in.
  const openPath = (path: string) => whenLoaded(window, () => sendEvent(window, 'file.asked', path))
  const menuActions = {
    run: ({ id }: InterfaceCommand) => sendEvent(window, 'interface.command', id),
    openRecent: openPath,
  }
  showMenu(preferences.get().preferences.recentFiles, menuActions)

  const window: BrowserWindow = createWindow(preferences)
  window.webContents.on('context-menu', (_event, params) =>
    showContextMenu(window, params, menuActions),
  )
  void opening.then(({ file, problem }) => {
    if (file.ok) titleWindow(window, file.value)
    showMenu(preferences.get().preferences.recentFiles, menuActions)
    const trouble = problem ?? (file.ok ? null : file.error)
    if (trouble !== null) whenLoaded(window, () => sendEvent(window, 'problem', trouble))
  })

  app.on('second-instance', (_event, args, folder) => {
    const path = fileInArguments(args.slice(1), folder)
    if (path !== null) openPath(path)
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openPath(path)
  })
  app.on('window-all-closed', () => app.quit())
  closeInOrder(stop)
}

function whenLoaded(window: BrowserWindow, act: () => void): void {
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', act)
  else act()
}

/** The workspace is closed, and its owner file gone, before the program ends. */
function closeInOrder(stop: () => Promise<void>): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void stop().then(() => {
      stopped = true
      app.quit()
    })
  })
}

/** How long after the first clause the whole window is there, panels and all, in milliseconds. */
const PICTURE_AFTER = 2000

/** An editable clause is on screen: what the bootstrap and the benchmark wait for. */
async function ready(window: BrowserWindow): Promise<void> {
  const { WORKBENCH_TIMING: timing, WORKBENCH_SCREENSHOT: picture } = process.env
  if (!timing && !picture) return
  await painted(window)
  if (timing) {
    const started = process.getCreationTime() ?? Date.now()
    process.stdout.write(`${JSON.stringify({ ready: Math.round(Date.now() - started) })}\n`)
  }
  if (picture) {
    // What stands beside the page comes a moment after it.
    await new Promise((settle) => setTimeout(settle, PICTURE_AFTER))
    const image = await window.webContents.capturePage()
    await writeFile(picture, image.toPNG())
  }
}

/** Settles once what the window has rendered is on screen: a second frame begins when the first was drawn. */
async function painted(window: BrowserWindow): Promise<void> {
  await window.webContents.executeJavaScript(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => {})',
  )
}
