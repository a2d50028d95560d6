/** What a person likes, kept in their own data folder. A file that cannot be read is set aside, never lost. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Preferences } from '../../shared/channels.ts'

const WindowState = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

const Stored = z.object({
  preferences: Preferences,
  window: WindowState,
  lastFile: z.string().nullable(),
})
export type Stored = z.infer<typeof Stored>

const DEFAULTS: Stored = {
  preferences: {
    theme: 'system',
    zoom: 1,
    authorName: '',
    recentFiles: [],
    houseTemplate: '',
    panels: { outline: true, inspector: true },
    role: 'drafting',
    timetable: { view: 'table', dismissed: '' },
  },
  window: { width: 1440, height: 900, maximized: false },
  lastFile: null,
}

const MOST_RECENT = 10

export interface PreferenceFile {
  readonly get: () => Stored
  readonly set: (change: Partial<Stored>) => Stored
  readonly setPreferences: (
    change: { readonly [Key in keyof Preferences]?: Preferences[Key] | undefined },
  ) => Preferences
  /** Makes it the last file, and the first of the recent ones. */
  readonly addRecent: (path: string) => void
  /** Takes a file that is no longer there out of both. */
  readonly forget: (path: string) => void
}

export function openPreferences(path: string): PreferenceFile {
  let stored = read(path)
  const set = (change: Partial<Stored>): Stored => {
    stored = { ...stored, ...change }
    write(path, stored)
    return stored
  }
  return {
    get: () => stored,
    set,
    setPreferences(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      return set({ preferences: { ...stored.preferences, ...Object.fromEntries(given) } })
        .preferences
    },
    addRecent(path) {
      const others = stored.preferences.recentFiles.filter((other) => other !== path)
      const recentFiles = [path, ...others].slice(0, MOST_RECENT)
      set({ lastFile: path, preferences: { ...stored.preferences, recentFiles } })
    },
    forget(path) {
      const recentFiles = stored.preferences.recentFiles.filter((other) => other !== path)
      const lastFile = stored.lastFile === path ? null : stored.lastFile
      set({ lastFile, preferences: { ...stored.preferences, recentFiles } })
    },
  }
}

function read(path: string): Stored {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return DEFAULTS
  }
  try {
    return Stored.parse(completed(JSON.parse(text)))
  } catch {
    setAside(path)
    return DEFAULTS
  }
}

/** A file of an earlier version lacks what has come since: that takes its default. */
function completed(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const { preferences, ...rest } = input as { preferences?: object }
  return { ...DEFAULTS, ...rest, preferences: { ...DEFAULTS.preferences, ...preferences } }
}

function setAside(path: string): void {
  try {
    renameSync(path, `${path}.unreadable`)
  } catch (error) {
    complain(path, error)
  }
}

function write(path: string, stored: Stored): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(stored, null, 2))
    renameSync(`${path}.new`, path)
  } catch (error) {
    complain(path, error)
  }
}

/** Preferences are a convenience: a full disk must not keep anybody from their workspace. */
function complain(path: string, error: unknown): void {
  process.stderr.write(`Preferences could not be saved to ${path}: ${(error as Error).message}\n`)
}
