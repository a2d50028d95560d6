/** The typefaces of the application for a page that is printed: it may fetch nothing, so they come in the page itself. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FACES: readonly (readonly [family: string, style: string, file: RegExp, range: string])[] = [
  [
    'Inter Variable',
    'normal',
    /^inter-latin-opsz-normal-.*\.woff2$/,
    'U+0000-00FF,U+2000-206F,U+2122,U+2191-2193',
  ],
  ['Inter Variable', 'normal', /^inter-latin-ext-opsz-normal-.*\.woff2$/, 'U+0100-02FF'],
  [
    'Source Serif 4 Variable',
    'normal',
    /^source-serif-4-latin-opsz-normal-.*\.woff2$/,
    'U+0000-00FF,U+2000-206F',
  ],
  [
    'Source Serif 4 Variable',
    'italic',
    /^source-serif-4-latin-opsz-italic-.*\.woff2$/,
    'U+0000-00FF,U+2000-206F',
  ],
  [
    'Source Serif 4 Variable',
    'normal',
    /^source-serif-4-latin-ext-opsz-normal-.*\.woff2$/,
    'U+0100-02FF',
  ],
]

/** A style sheet; empty where the window has not been built, so that the page is set in what the system has. */
export function fontFaces(assets: string): string {
  let names: readonly string[]
  try {
    names = readdirSync(assets)
  } catch {
    return ''
  }
  return FACES.map(([family, style, file, range]) => {
    const name = names.find((candidate) => file.test(candidate))
    if (name === undefined) return ''
    const data = readFileSync(join(assets, name)).toString('base64')
    return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: 100 900; src: url(data:font/woff2;base64,${data}) format("woff2"); unicode-range: ${range}; }`
  }).join('\n')
}
