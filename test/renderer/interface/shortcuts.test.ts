import { describe, expect, it } from 'vitest'
import {
  ALIASES,
  commandForKeys,
  type Keystroke,
  matchesShortcut,
  shortcutKeys,
} from '../../../renderer/interface/shortcuts.ts'
import { INTERFACE_COMMANDS } from '../../../shared/interface.ts'

function stroke(key: string, more: Partial<Keystroke> = {}): Keystroke {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }
}

const control = { ctrlKey: true }

describe('a shortcut', () => {
  it('is Ctrl here and Command on a Mac', () => {
    expect(matchesShortcut(stroke('z', control), 'CmdOrCtrl+Z', false)).toBe(true)
    expect(matchesShortcut(stroke('z', { metaKey: true }), 'CmdOrCtrl+Z', true)).toBe(true)
    expect(matchesShortcut(stroke('z', control), 'CmdOrCtrl+Z', true)).toBe(false)
  })

  it('asks for exactly its modifiers', () => {
    const shifted = stroke('Z', { ...control, shiftKey: true })
    expect(matchesShortcut(shifted, 'CmdOrCtrl+Z', false)).toBe(false)
    expect(matchesShortcut(shifted, 'CmdOrCtrl+Shift+Z', false)).toBe(true)
    expect(matchesShortcut(stroke('z', { ...control, altKey: true }), 'CmdOrCtrl+Z', false)).toBe(
      false,
    )
  })

  it('on a sign does not ask how the keyboard makes the sign', () => {
    expect(
      matchesShortcut(stroke('+', { ...control, shiftKey: true }), 'CmdOrCtrl+Plus', false),
    ).toBe(true)
    expect(matchesShortcut(stroke('/', control), 'CmdOrCtrl+/', false)).toBe(true)
  })

  it('on a digit or letter goes by the key where Alt changes what it types', () => {
    const digit = stroke('¡', { ...control, altKey: true, code: 'Digit1' })
    expect(matchesShortcut(digit, 'CmdOrCtrl+Alt+1', false)).toBe(true)
    const letter = stroke('å', { metaKey: true, altKey: true, code: 'KeyA' })
    expect(matchesShortcut(letter, 'CmdOrCtrl+Alt+A', true)).toBe(true)
  })

  it('on a letter goes by what is typed where the keyboard is another one', () => {
    const azerty = stroke('a', { ...control, code: 'KeyQ' })
    expect(matchesShortcut(azerty, 'CmdOrCtrl+Q', false)).toBe(false)
  })
})

describe('the table of commands', () => {
  it('gives no two commands the same keys', () => {
    const taken = [
      ...INTERFACE_COMMANDS.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut])),
      ...ALIASES.map(([shortcut]) => shortcut),
    ]
    expect(new Set(taken).size).toBe(taken.length)
  })

  it('has both keys for redo', () => {
    const find = (keys: Keystroke) => commandForKeys(keys, INTERFACE_COMMANDS, false)
    expect(find(stroke('y', control))).toBe('edit.redo')
    expect(find(stroke('Z', { ...control, shiftKey: true }))).toBe('edit.redo')
    expect(find(stroke('a'))).toBeNull()
  })

  it('names commands that exist in its second keys', () => {
    const ids = new Set(INTERFACE_COMMANDS.map(({ id }) => id))
    expect(ALIASES.filter(([, id]) => !ids.has(id))).toEqual([])
  })
})

describe('keys in print', () => {
  it('are those of the system', () => {
    expect(shortcutKeys('CmdOrCtrl+Alt+A', false)).toEqual(['Ctrl', 'Alt', 'A'])
    expect(shortcutKeys('CmdOrCtrl+Alt+A', true)).toEqual(['⌘', '⌥', 'A'])
    expect(shortcutKeys('Alt+Down', false)).toEqual(['Alt', '↓'])
  })
})
