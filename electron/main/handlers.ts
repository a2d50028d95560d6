/** What the main process answers to each request of the channel map. */
import { app, type BrowserWindow, nativeTheme, shell } from 'electron'
import type {
  AnswerOf,
  ExportRequest,
  RequestOf,
  WorkspaceFile,
  Written,
} from '../../shared/channels.ts'
import { reportHtml } from '../../shared/report/html.ts'
import { workspaceAt } from '../../shared/report/issues.ts'
import { reportModel } from '../../shared/report/model.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Workspace, workspaceOf } from '../../shared/workspace.ts'
import { exportDocuments } from '../export/index.ts'
import { REPORT_ENDINGS, readReportFile } from '../import/report.ts'
import { TOUCHED_KINDS } from '../store/touches.ts'
import { bankHolidays } from '../timetable/bank-holidays.ts'
import type { TemplateJob } from '../word/jobs.ts'
import { type Handlers, sendEvent } from './channels.ts'
import {
  askForFolder,
  askWhatToOpen,
  askWhereToCopy,
  askWhereToCreate,
  askWhichReport,
  askWhichTemplate,
} from './dialogs.ts'
import { createImports } from './import.ts'
import type { PreferenceFile } from './preferences.ts'
import { printToPdf } from './print.ts'
import type { Store } from './store-client.ts'
import { createWalkthrough } from './walkthrough.ts'
import { showFile } from './window.ts'
import { startWordJob } from './word.ts'

export interface Host {
  readonly window: () => BrowserWindow
  readonly store: Store
  readonly preferences: PreferenceFile
  /** Settles once the first workspace is open, or could not be. */
  readonly opened: Promise<unknown>
  readonly onReady: () => void
  readonly onPreferences: () => void
}

export function createHandlers(host: Host): Handlers {
  const { store, preferences } = host
  const imports = createImports(host.window)

  const open = async (path: string): Promise<Result<WorkspaceFile>> => {
    const opened = await store.open(path)
    if (!opened.ok) {
      if (opened.error.code === 'workspace/missing') preferences.forget(path)
      host.onPreferences()
      return opened
    }
    preferences.addRecent(opened.value.path)
    host.onPreferences()
    showFile(host.window(), opened.value)
    return opened
  }

  const create = async (
    content: 'dp255' | 'empty',
    name: string,
  ): Promise<Result<WorkspaceFile | null>> => {
    const path = await askWhereToCreate(host.window(), name)
    if (path === null) return ok(null)
    const created = await store.create(path, content)
    return created.ok ? open(path) : created
  }

  return {
    'workspace.snapshot': async () => {
      await host.opened
      return store.snapshot()
    },
    'workspace.run': (envelope) => store.run(envelope, false, imports.fileFor(envelope)),
    'workspace.undo': ({ author }) => store.undo(author),
    'workspace.redo': ({ author }) => store.redo(author),
    'workspace.history': async ({ limit, before }) => {
      const history = await store.history(limit, before)
      return history.ok ? ok([...history.value]) : history
    },
    'workspace.historyOf': async ({ kind, id }) => {
      const history = await store.historyOf(kind, id)
      return history.ok ? ok([...history.value]) : history
    },
    'workspace.search': ({ query, limit }) => store.search(query, limit),
    'file.new': () => create('empty', 'Workspace'),
    'file.newSample': () => create('dp255', 'DP255'),
    'file.open': async () => {
      const path = await askWhatToOpen(host.window())
      return path === null ? ok(null) : open(path)
    },
    'file.openPath': ({ path }) => open(path),
    'file.saveCopy': () => saveCopy(host),
    'file.show': ({ path }) => {
      shell.showItemInFolder(path)
      return ok(undefined)
    },
    'export.template': async () => ok(await askWhichTemplate(host.window())),
    'import.report': (dropped) => readReportFrom(host, dropped),
    'export.write': (request) => exportFrom(host, request),
    'export.preview': async ({ modification, issue }) => {
      const present = await readWorkspace(store)
      if (!present.ok) return present
      const workspace = workspaceAt(present.value, modification, issue)
      if (!workspace.ok) return workspace
      const report = reportModel(workspace.value, modification)
      return report.ok ? ok(reportHtml(report.value)) : report
    },
    'calendar.bankHolidays': async () => ok([...(await bankHolidays())]),
    ...createWalkthrough(host.window),
    ...imports.handlers,
    'preferences.get': () => ok(preferences.get().preferences),
    'preferences.set': (change) => {
      const next = preferences.setPreferences(change)
      nativeTheme.themeSource = next.theme
      host.onPreferences()
      sendEvent(host.window(), 'preferences.changed', next)
      return ok(next)
    },
    'application.info': () => ok(applicationInfo()),
    'window.ready': () => {
      host.onReady()
      return ok(undefined)
    },
  }
}

function applicationInfo(): AnswerOf<'application.info'> {
  const { electron = '', chrome = '', node = '' } = process.versions
  return { version: app.getVersion(), electron, chrome, node, platform: process.platform }
}

async function saveCopy({ window, store }: Host): Promise<Result<string | null>> {
  const snapshot = await store.snapshot()
  if (!snapshot.ok) return snapshot
  const path = await askWhereToCopy(window(), snapshot.value.file.name)
  if (path === null) return ok(null)
  const copied = await store.copyTo(path)
  return copied.ok ? ok(path) : copied
}

async function readWorkspace(store: Store): Promise<Result<Workspace>> {
  const snapshot = await store.snapshot()
  if (!snapshot.ok) return snapshot
  return ok(workspaceOf(snapshot.value.records as unknown as Parameters<typeof workspaceOf>[0]))
}

async function readReportFrom(
  { window }: Host,
  dropped: RequestOf<'import.report'>,
): Promise<Result<AnswerOf<'import.report'>>> {
  const path = dropped?.path ?? (await askWhichReport(window(), REPORT_ENDINGS))
  if (path === null) return ok(null)
  const read = await readReportFile(path, (job) => startWordJob(job).answer)
  return read.ok ? ok({ path, read: read.value }) : read
}

async function exportFrom(
  { window, store }: Host,
  request: ExportRequest,
): Promise<Result<Written | null>> {
  const folder = request.folder ?? (await askForFolder(window()))
  if (folder === null) return ok(null)
  const { template } = request
  if (template !== undefined && template !== '') {
    const looked = await startWordJob<TemplateJob>({ kind: 'template', path: template }).answer
    if (!looked.ok) return looked
  }
  const workspace = await readWorkspace(store)
  if (!workspace.ok) return workspace
  const touches = await store.touched(TOUCHED_KINDS)
  if (!touches.ok) return touches
  const packageBytes = async (hash: string) => {
    const kept = await store.packageBytes(hash)
    return kept.ok ? kept.value : null
  }
  return exportDocuments(workspace.value, request, folder, printToPdf, touches.value, packageBytes)
}
