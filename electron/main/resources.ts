/** Which file of the built window an address stands for. */
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

export interface Resource {
  readonly file: string
  /** Its media type. */
  readonly type: string
}

/** The file in `folder`, or null where the address leads out of it, elsewhere, or to a kind that is not served. */
export function resourceAt(folder: string, host: string, address: string): Resource | null {
  const url = URL.parse(address)
  if (url === null || url.host !== host) return null
  const path = decoded(url.pathname)
  if (path === null) return null
  const file = normalize(join(folder, path))
  const type = TYPES[extname(file)]
  return type !== undefined && file.startsWith(folder + sep) ? { file, type } : null
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
