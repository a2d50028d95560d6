/** What a window may not do: everything but show the application's own files. */
import { readFile } from 'node:fs/promises'
import { app, protocol, type Session, session, type WebContents } from 'electron'
import { resourceAt } from './resources.ts'

const HOST = 'workbench'

export const APPLICATION_ORIGIN = `app://${HOST}`

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Components set positions and custom properties through style attributes.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Everything that is not the application: nothing in a window ever asks the network, or the disk, for anything. */
const ELSEWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*']

/** Copying a redline is the one thing that needs asking. */
const PERMITTED = new Set(['clipboard-sanitized-write'])

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built window from `folder` and from nowhere else. */
export function serveApplication(folder: string): void {
  protocol.handle('app', async ({ url }) => {
    const resource = resourceAt(folder, HOST, url)
    if (resource === null) return notHere()
    try {
      const body = await readFile(resource.file)
      const headers = {
        'Content-Type': resource.type,
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
      }
      return new Response(new Uint8Array(body), { headers })
    } catch {
      return notHere()
    }
  })
}

function notHere(): Response {
  return new Response('Not here', { status: 404 })
}

/** No network, no permissions, no new windows, no navigation, no webviews: for every web contents there will ever be. */
export function lockDown(): void {
  confineSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confineSession(own: Session): void {
  own.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(PERMITTED.has(permission))
  })
  own.setPermissionCheckHandler((_contents, permission) => PERMITTED.has(permission))
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', (event) => event.preventDefault())
  own.webRequest.onBeforeRequest({ urls: ELSEWHERE }, (_details, decide) => {
    decide({ cancel: true })
  })
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
