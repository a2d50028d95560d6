/** What a window may not do: everything but show the application's own files. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, protocol, session, type WebContents } from 'electron'

export const APPLICATION_ORIGIN = 'app://workbench'

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

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built window from `folder` and from nowhere else. */
export function serveApplication(folder: string): void {
  protocol.handle('app', async ({ url }) => {
    const { host, pathname } = new URL(url)
    const file = normalize(join(folder, decodeURIComponent(pathname)))
    const type = TYPES[extname(file)]
    if (host !== 'workbench' || !file.startsWith(folder + sep) || type === undefined) {
      return new Response('Not here', { status: 404 })
    }
    try {
      const body = await readFile(file)
      const headers = {
        'Content-Type': type,
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
      }
      return new Response(new Uint8Array(body), { headers })
    } catch {
      return new Response('Not here', { status: 404 })
    }
  })
}

/** No permissions, no new windows, no navigation, no webviews: for every web contents there will ever be. */
export function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    // Copying a redline is the one thing that needs asking.
    decide(permission === 'clipboard-sanitized-write')
  })
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  )
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
