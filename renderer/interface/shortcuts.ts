/** Electron's accelerators, read for the keyboard events of a window and for print. Pure. */
import type { InterfaceCommand } from '../../shared/interface.ts'

/** The part of a keyboard event that decides. */
export interface Keystroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Second keys for commands that people know under two. */
export const ALIASES: readonly (readonly [shortcut: string, id: string])[] = [
  ['CmdOrCtrl+Shift+Z', 'edit.redo'],
  ['CmdOrCtrl+=', 'view.zoomIn'],
  ['F1', 'help.shortcuts'],
]

const KEY_NAMES: Readonly<Record<string, string>> = {
  Plus: '+',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Esc: 'Escape',
  Space: ' ',
}

interface Accelerator {
  readonly control: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

function readAccelerator(shortcut: string, mac: boolean): Accelerator {
  const parts = shortcut.split('+')
  const last = parts[parts.length - 1] ?? ''
  const has = (name: string) => parts.slice(0, -1).includes(name)
  const either = has('CmdOrCtrl')
  return {
    control: has('Ctrl') || (either && !mac),
    meta: has('Cmd') || (either && mac),
    alt: has('Alt'),
    shift: has('Shift'),
    key: KEY_NAMES[last] ?? last,
  }
}

export function matchesShortcut(stroke: Keystroke, shortcut: string, mac: boolean): boolean {
  const wanted = readAccelerator(shortcut, mac)
  if (stroke.ctrlKey !== wanted.control || stroke.metaKey !== wanted.meta) return false
  if (stroke.altKey !== wanted.alt) return false
  // Signs such as "+" and "/" need Shift on some keyboards and not on others.
  const isSign = wanted.key.length === 1 && !/[a-z0-9]/i.test(wanted.key)
  if (!isSign && stroke.shiftKey !== wanted.shift) return false
  return sameKey(stroke, wanted.key)
}

function sameKey(stroke: Keystroke, key: string): boolean {
  if (stroke.key.toLowerCase() === key.toLowerCase()) return true
  // Alt and Shift change what letters and digits report as their key, so their place on the keyboard counts.
  if (/^[0-9]$/.test(key)) return stroke.code === `Digit${key}`
  const reportsLatin = /^[\u0020-\u007e]$/.test(stroke.key) && !stroke.altKey
  if (/^[a-z]$/i.test(key) && !reportsLatin) return stroke.code === `Key${key.toUpperCase()}`
  return false
}

/** Id of the command that the keys belong to, or null. */
export function commandForKeys(
  stroke: Keystroke,
  commands: readonly InterfaceCommand[],
  mac: boolean,
): string | null {
  for (const { id, shortcut } of commands) {
    if (shortcut !== null && matchesShortcut(stroke, shortcut, mac)) return id
  }
  const alias = ALIASES.find(([shortcut]) => matchesShortcut(stroke, shortcut, mac))
  return alias?.[1] ?? null
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
}

const PRINTED: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  Plus: '+',
  '-': '−',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Backspace: '⌫',
  Enter: '↵',
}

/** The keys of a shortcut as they are printed, one by one. */
export function shortcutKeys(shortcut: string, mac: boolean): readonly string[] {
  return shortcut
    .split('+')
    .map((part) => (mac ? MAC_SIGNS[part] : undefined) ?? PRINTED[part] ?? part)
}
