/**
 * What a stock Electron has built in and the fallback runtime lacks: `electron <folder> [arguments]` runs the app in
 * the folder. Copied into the assembled runtime, see `../electron.mjs`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
const manifestPath = folder && join(resolve(folder), 'package.json')

if (!manifestPath || !existsSync(manifestPath)) {
  process.stderr.write(
    `Usage: electron <folder of an app> — no package.json in ${folder ?? 'no folder given'}\n`,
  )
  process.exit(1)
} else {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  app.setAppPath(resolve(folder))
  app.setName(manifest.productName ?? manifest.name)
  if (manifest.version) app.setVersion(manifest.version)
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
  // Awaited at the top level, so that Electron holds back its ready event until the app's own code has been read.
  await import(pathToFileURL(resolve(folder, manifest.main ?? 'index.js')).href)
}
