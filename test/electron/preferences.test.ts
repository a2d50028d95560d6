import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPreferences } from '../../electron/main/preferences.ts'
import { freshFolder } from './store-fixture.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

function fileIn(folder = freshFolder()): string {
  return join(folder, 'preferences.json')
}

const DEFAULTS = openPreferences(fileIn()).get()

describe('preferences', () => {
  it('begin with defaults, and write nothing until something is chosen', () => {
    const path = fileIn()
    expect(openPreferences(path).get().lastFile).toBeNull()
    expect(existsSync(path)).toBe(false)
  })

  it('are there again the next time, in a folder that had to be made', () => {
    const path = fileIn(join(freshFolder(), 'not', 'yet'))
    openPreferences(path).setPreferences({ theme: 'dark', zoom: 1.5 })
    openPreferences(path).set({ window: { width: 900, height: 700, maximized: true } })
    expect(openPreferences(path).get()).toEqual({
      ...DEFAULTS,
      preferences: { ...DEFAULTS.preferences, theme: 'dark', zoom: 1.5 },
      window: { width: 900, height: 700, maximized: true },
    })
    expect(existsSync(`${path}.new`)).toBe(false)
  })

  it('change only what is named', () => {
    const preferences = openPreferences(fileIn())
    preferences.setPreferences({ authorName: 'A. Drafter' })
    expect(preferences.setPreferences({ theme: undefined, zoom: 2 })).toEqual({
      ...DEFAULTS.preferences,
      authorName: 'A. Drafter',
      zoom: 2,
    })
  })

  it.each([
    ['empty', ''],
    ['half of a file', '{"preferences": {"theme": "da'],
    ['of another shape', '[1, 2]'],
    ['nothing', 'null'],
    ['with a value out of range', '{"preferences": {"zoom": 99}}'],
    ['with a window of no size', '{"window": {"width": 0, "height": 0, "maximized": false}}'],
  ])('that are %s are set aside whole, and defaults used', (_, content) => {
    const path = fileIn()
    writeFileSync(path, content)
    const preferences = openPreferences(path)
    expect(preferences.get()).toEqual(DEFAULTS)
    expect(existsSync(path)).toBe(false)
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content)
    preferences.setPreferences({ theme: 'light' })
    expect(openPreferences(path).get().preferences.theme).toBe('light')
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content)
  })

  it('of an earlier version are completed, not set aside', () => {
    const path = fileIn()
    writeFileSync(path, '{"preferences": {"theme": "dark"}, "lastFile": "x.workbench"}')
    expect(openPreferences(path).get()).toEqual({
      ...DEFAULTS,
      lastFile: 'x.workbench',
      preferences: { ...DEFAULTS.preferences, theme: 'dark' },
    })
    expect(existsSync(`${path}.unreadable`)).toBe(false)
  })

  it('that cannot be written stop nobody, and it is said', () => {
    const said: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
    const path = fileIn()
    // A folder in the place of the file: even root cannot write it.
    mkdirSync(path)
    const preferences = openPreferences(path)
    expect(preferences.setPreferences({ theme: 'dark' }).theme).toBe('dark')
    expect(preferences.get().preferences.theme).toBe('dark')
    expect(said.join('')).toContain(path)
  })
})

describe('recent files', () => {
  it('stand newest first, each once, and ten at most', () => {
    const path = fileIn()
    const preferences = openPreferences(path)
    for (let count = 1; count <= 14; count += 1) preferences.addRecent(`${count}.workbench`)
    preferences.addRecent('9.workbench')
    const expected = [9, 14, 13, 12, 11, 10, 8, 7, 6, 5].map((count) => `${count}.workbench`)
    const again = openPreferences(path).get()
    expect(again.preferences.recentFiles).toEqual(expected)
    expect(again.lastFile).toBe('9.workbench')
  })

  it('forget a file that is gone', () => {
    const preferences = openPreferences(fileIn())
    preferences.addRecent('a.workbench')
    preferences.addRecent('b.workbench')
    preferences.forget('b.workbench')
    expect(preferences.get()).toMatchObject({
      lastFile: null,
      preferences: { recentFiles: ['a.workbench'] },
    })
  })
})
