/** The menu, made from the interface's commands. */
import { basename } from 'node:path'
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { INTERFACE_COMMANDS, type InterfaceCommand, type MenuName } from '../../shared/interface.ts'

const MENUS: readonly MenuName[] = ['File', 'Edit', 'View', 'Review', 'Insert', 'Go', 'Help']

export interface MenuActions {
  readonly run: (command: InterfaceCommand) => void
  readonly openRecent: (path: string) => void
}

export function showMenu(recentFiles: readonly string[], actions: MenuActions): void {
  const template = MENUS.map(
    (name): MenuItemConstructorOptions => ({
      label: name === 'File' ? '&File' : name,
      submenu: itemsOf(name, recentFiles, actions),
    }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function itemsOf(
  name: MenuName,
  recentFiles: readonly string[],
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = []
  let group: number | null = null
  for (const command of INTERFACE_COMMANDS) {
    if (command.menu !== name) continue
    if (group !== null && group !== command.group) items.push({ type: 'separator' })
    group = command.group
    items.push(itemOf(command, actions))
    if (command.id === 'file.open') items.push(recentItem(recentFiles, actions))
  }
  return items
}

function itemOf(command: InterfaceCommand, actions: MenuActions): MenuItemConstructorOptions {
  const item: MenuItemConstructorOptions = { id: command.id, label: command.label }
  if (command.role !== undefined)
    return { ...item, role: command.role, ...accelerator(command, true) }
  // The window listens to the keys of its commands; the menu only prints them.
  return { ...item, click: () => actions.run(command), ...accelerator(command, false) }
}

function accelerator(
  { shortcut }: InterfaceCommand,
  register: boolean,
): MenuItemConstructorOptions {
  return shortcut === null ? {} : { accelerator: shortcut, registerAccelerator: register }
}

function recentItem(
  recentFiles: readonly string[],
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: 'Open recent',
    enabled: recentFiles.length > 0,
    submenu: recentFiles.map((path) => ({
      label: basename(path),
      sublabel: path,
      click: () => actions.openRecent(path),
    })),
  }
}
