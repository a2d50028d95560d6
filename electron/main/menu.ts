/** The menu, made from the interface's commands. */
import { basename } from 'node:path'
import {
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
} from 'electron'
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

/** What can be done where the pointer or the caret is, beside cutting and pasting: groups of commands. */
const IN_TEXT: readonly (readonly string[])[] = [
  ['review.accept', 'review.reject', 'review.reason', 'review.comment'],
  ['insert.reference', 'insert.provisionAfter', 'insert.deleteProvision', 'structure.moveTo'],
]

/** The menu of the right button, and of the key for it. */
export function showContextMenu(
  window: BrowserWindow,
  params: ContextMenuParams,
  actions: Pick<MenuActions, 'run'>,
): void {
  const template = contextItems(params, actions)
  if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
}

function contextItems(
  { isEditable, formControlType, editFlags, selectionText }: ContextMenuParams,
  actions: Pick<MenuActions, 'run'>,
): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy }
  if (!isEditable) return selectionText === '' ? [] : [copy]
  const clipboard: MenuItemConstructorOptions[] = [
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
  ]
  if (formControlType !== 'none') return [...clipboard, { role: 'selectAll' }]
  const groups = IN_TEXT.flatMap((ids): MenuItemConstructorOptions[] => [
    { type: 'separator' },
    ...INTERFACE_COMMANDS.filter(({ id }) => ids.includes(id)).map((one) => printed(one, actions)),
  ])
  const plain: MenuItemConstructorOptions = {
    role: 'pasteAndMatchStyle',
    label: 'Paste as plain text',
    enabled: editFlags.canPaste,
  }
  return [...clipboard, plain, ...groups]
}

function printed(
  command: InterfaceCommand,
  actions: Pick<MenuActions, 'run'>,
): MenuItemConstructorOptions {
  const { id, label } = command
  return { id, label, click: () => actions.run(command), ...accelerator(command, false) }
}
