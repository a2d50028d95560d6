/** Binds the keyboard, and the menus of the main process, to the commands of the interface. */
import { INTERFACE_COMMANDS } from '../../shared/interface.ts'
import { subscribe } from '../bridge.ts'
import { runInterfaceCommand } from './registry.ts'
import { commandForKeys } from './shortcuts.ts'

export const IS_MAC = navigator.userAgent.includes('Mac OS')

/** Commands whose keys belong to a plain text field while the focus is in one. */
const FIELD_KEYS = /^edit\./

/** Starts listening; returns how to stop. */
export function listenToCommands(): () => void {
  window.addEventListener('keydown', onKeyDown, { capture: true })
  const stop = subscribe('interface.command', (id) => runInterfaceCommand(id))
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    stop()
  }
}

function onKeyDown(event: KeyboardEvent): void {
  // AltGr types letters on many keyboards, and reports itself as Ctrl+Alt.
  if (event.isComposing || event.getModifierState('AltGraph')) return
  const id = commandForKeys(event, INTERFACE_COMMANDS, IS_MAC) ?? helpForQuestionMark(event)
  if (id === null || belongsToField(id, event)) return
  if (document.querySelector('dialog[open]') !== null && id !== 'palette.open') return
  // The system takes Ctrl with Alt for AltGr: a command that is not to be had here would be typed as its letter.
  if (!runInterfaceCommand(id) && !(event.ctrlKey && event.altKey)) return
  event.preventDefault()
  event.stopPropagation()
}

function belongsToField(id: string, event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLSelectElement) return event.altKey
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && FIELD_KEYS.test(id)
}

function helpForQuestionMark(event: KeyboardEvent): string | null {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return null
  const target = event.target
  if (!(target instanceof HTMLElement)) return null
  const types = target.isContentEditable || target.matches('input, textarea, select')
  return types ? null : 'help.shortcuts'
}
