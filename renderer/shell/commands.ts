/** What the commands do that belong to no room. */
import { flushSync } from 'react-dom'
import type { RequestName } from '../../shared/channels.ts'
import { ROLES } from '../../shared/roles.ts'
import { request } from '../bridge.ts'
import { chooseReturned } from '../import/returned-state.ts'
import { chooseReport } from '../import/state.ts'
import { announce, refuse, reportProblem, say } from '../interface/messages.ts'
import { navigate } from '../interface/navigation.ts'
import { type Handler, useCommands } from '../interface/registry.ts'
import { preferences, setPreferences } from '../preferences.ts'
import { rooms } from '../rooms.ts'
import { openSearch } from '../search/state.ts'
import { timetableCommands } from '../timetable/commands.ts'
import { askAuthor, redo, undo } from '../workspace/author.ts'
import { chooseRole } from '../workspace/role.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import { openDialog } from './dialogs.ts'
import { stepZoom } from './zoom.ts'

const noWorkspace = () =>
  workspaceState().status === 'ready' ? null : 'No workspace is open: open one first.'

export function useShellCommands(): void {
  useCommands({
    ...fileCommands,
    ...viewCommands,
    ...roomCommands,
    ...timetableCommands,
    'edit.undo': () => void step('undo'),
    'edit.redo': () => void step('redo'),
    'author.set': { run: askForName, blocked: () => workspaceState().fileReadOnly },
    ...roleCommands,
    'import.report': {
      run: () => void chooseReport(),
      blocked: () => noWorkspace() ?? workspaceState().readOnly,
    },
    'export.open': {
      run: () => {
        flushEdits()
        openDialog('export')
      },
      blocked: noWorkspace,
    },
    'import.returned': {
      run: () => void chooseReturned(),
      blocked: () => noWorkspace() ?? workspaceState().readOnly,
    },
    'copies.open': {
      run: () => {
        flushEdits()
        openDialog('copies')
      },
      blocked: noWorkspace,
    },
    'search.open': { run: openSearch, blocked: noWorkspace },
    'import.codeDocument': {
      run: () => {
        flushEdits()
        openDialog('importDocument')
      },
      blocked: () => noWorkspace() ?? workspaceState().readOnly,
    },
    'palette.open': () => openDialog('palette'),
    'help.shortcuts': () => openDialog('shortcuts'),
    'help.about': () => openDialog('about'),
  })
}

/** Asked for by a command, the question takes the focus; asked while one types, it waits beside the text. */
function askForName(): void {
  flushSync(askAuthor)
  document.getElementById('author-name')?.focus()
}

const fileCommands: Readonly<Record<string, () => void>> = {
  'file.new': () => void askForFile('file.new'),
  'file.newSample': () => void askForFile('file.newSample'),
  'file.open': () => void askForFile('file.open'),
  'file.saveCopy': () => void saveCopy(),
}

async function askForFile(
  name: Extract<RequestName, 'file.new' | 'file.newSample' | 'file.open'>,
): Promise<void> {
  flushEdits()
  const opened = await request(name)
  if (!opened.ok) reportProblem(opened.error)
}

async function saveCopy(): Promise<void> {
  flushEdits()
  const saved = await request('file.saveCopy')
  if (!saved.ok) return reportProblem(saved.error)
  const path = saved.value
  if (path === null) return
  say(`A copy was saved as ${path}.`, {
    label: 'Show in folder',
    run: () => void request('file.show', { path }),
  })
}

const viewCommands: Readonly<Record<string, () => void>> = {
  'view.zoomIn': () => setPreferences({ zoom: stepZoom(preferences().zoom, 1) }),
  'view.zoomOut': () => setPreferences({ zoom: stepZoom(preferences().zoom, -1) }),
  'view.zoomReset': () => setPreferences({ zoom: 1 }),
  'view.theme': () => setPreferences({ theme: isDark() ? 'light' : 'dark' }),
}

function isDark(): boolean {
  const { theme } = preferences()
  if (theme !== 'system') return theme === 'dark'
  return window.matchMedia('(prefers-color-scheme: dark)').matches
}

/** A role may be given up in any role. */
const roleCommands: Readonly<Record<string, Handler>> = Object.fromEntries(
  ROLES.map((role) => [`role.${role}`, { run: () => chooseRole(role) }]),
)

const roomCommands: Readonly<Record<string, Handler>> = Object.fromEntries(
  rooms.map(({ id, label }) => [
    `go.${id}`,
    {
      run: () => {
        flushEdits()
        navigate({ room: id })
        announce(label)
      },
    },
  ]),
)

/** What is refused before the store is asked; what the store refuses is reported where it answers. */
const REFUSALS: ReadonlySet<string> = new Set(['undo/none', 'role/refused', 'workspace/readOnly'])

/** Undoes or redoes one step, and says what it was. */
async function step(direction: 'undo' | 'redo'): Promise<void> {
  flushEdits()
  const label = workspaceState().undoState[direction]
  const stepped = await (direction === 'undo' ? undo() : redo())
  const word = direction === 'undo' ? 'Undone' : 'Redone'
  if (stepped.ok) announce(label === null ? word : `${word}: ${label}`)
  else if (REFUSALS.has(stepped.error.code)) refuse(stepped.error.message)
}
