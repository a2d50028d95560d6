/** The system's dialogs, all in one place. */
import { type BrowserWindow, dialog } from 'electron'

const WORKSPACES = [{ name: 'Workspaces', extensions: ['workbench'] }]

/** Before there is a window. Where there is no screen either it goes to standard error. */
export function sayCannotStart(why: string): void {
  dialog.showErrorBox('The Drafting Workbench cannot start', why)
}

export async function askWhereToCreate(
  window: BrowserWindow,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'New workspace',
    defaultPath: `${name}.workbench`,
    filters: WORKSPACES,
    buttonLabel: 'Create',
  })
  return canceled || filePath === '' ? null : withEnding(filePath)
}

export async function askWhatToOpen(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a workspace',
    filters: [...WORKSPACES, { name: 'All files', extensions: ['*'] }],
    properties: ['openFile'],
  })
  return filePaths[0] ?? null
}

/** @param endings With their dots. */
export async function askWhatToImport(
  window: BrowserWindow,
  title: string,
  endings: readonly string[],
): Promise<string | null> {
  const extensions = endings.map((ending) => ending.slice(1))
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    filters: [
      { name: 'Files that can be read', extensions },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  })
  return filePaths[0] ?? null
}

/** Several at once: reviewers do not answer one after the other. */
export async function askWhichCopies(window: BrowserWindow): Promise<readonly string[] | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Take in returned copies',
    filters: [{ name: 'Word files', extensions: ['docx'] }],
    properties: ['openFile', 'multiSelections'],
    buttonLabel: 'Read',
  })
  return filePaths.length === 0 ? null : filePaths
}

export async function askWhereToCopy(window: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save a copy as',
    defaultPath: `${name} (copy).workbench`,
    filters: WORKSPACES,
    buttonLabel: 'Save copy',
  })
  return canceled || filePath === '' ? null : withEnding(filePath)
}

export async function askForFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Export to',
    properties: ['openDirectory', 'createDirectory'],
    buttonLabel: 'Export here',
  })
  return filePaths[0] ?? null
}

export async function askWhichReport(
  window: BrowserWindow,
  endings: readonly string[],
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import a Modification Report',
    filters: [{ name: 'Reports', extensions: [...endings] }],
    properties: ['openFile'],
    buttonLabel: 'Read',
  })
  return filePaths[0] ?? null
}

export async function askWhichTemplate(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'House template for reports in Word',
    filters: [{ name: 'Word files', extensions: ['docx'] }],
    properties: ['openFile'],
    buttonLabel: 'Use',
  })
  return filePaths[0] ?? null
}

function withEnding(path: string): string {
  return path.endsWith('.workbench') ? path : `${path}.workbench`
}
