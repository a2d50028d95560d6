import type { RecordKind, RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'

/** What a record is called in a message to a person. */
const NAMES: Readonly<Record<RecordKind, string>> = {
  settings: 'workspace settings',
  person: 'person',
  classification: 'classification',
  document: 'code document',
  version: 'version',
  modification: 'modification',
  draft: 'draft',
  change: 'change',
  committee: 'committee',
  input: 'Sub-Committee input',
  event: 'timetable event',
  forum: 'meeting pattern',
  release: 'release',
  template: 'timetable template',
  glossary: 'glossary entry',
  section: 'section of the report',
  picture: 'picture',
  topic: 'assessment topic',
  evidence: 'piece of evidence',
  scenario: 'scenario',
  outcome: 'outcome',
  requirement: 'requirement',
  response: 'consultation response',
  link: 'link',
  effect: 'effect',
  waiver: 'waived finding',
  comment: 'comment',
  issue: 'issue of the report',
  receipt: 'receipt',
  copy: 'copy that was sent',
  meeting: 'meeting',
  decision: 'decision',
  action: 'action',
  walkthrough: 'walkthrough',
}

/** The record, or a problem that names what is missing. */
export function find<Kind extends RecordKind>(
  workspace: Workspace,
  kind: Kind,
  id: string,
): Result<RecordOf<Kind>> {
  const record = workspace[kind].get(id) as RecordOf<Kind> | undefined
  if (record !== undefined) return ok(record)
  return failed(
    'command/missing',
    `There is no ${NAMES[kind]} “${id}” in this workspace.`,
    'It may have been removed in the meantime; nothing has been changed.',
  )
}

/** The code document as one draft sees it: its base version and the draft's own changes. */
export interface DraftedDocument {
  readonly draft: RecordOf<'draft'>
  readonly version: RecordOf<'version'>
  readonly changes: readonly RecordOf<'change'>[]
}

export function draftedDocument(
  workspace: Workspace,
  draftId: string,
  documentId: string,
): Result<DraftedDocument> {
  const draft = find(workspace, 'draft', draftId)
  if (!draft.ok) return draft
  const base = draft.value.bases.find(({ document }) => document === documentId)
  if (base === undefined) {
    return failed(
      'draft/no-base',
      `${draft.value.name} has no base version of the document “${documentId}”.`,
      'Choose the version that the draft changes first.',
    )
  }
  const version = find(workspace, 'version', base.version)
  if (!version.ok) return version
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && change.document === documentId,
  )
  return ok({ draft: draft.value, version: version.value, changes })
}

/** Changes that something points at, or that say why: these never join or vanish by themselves. */
export function pinnedChanges(workspace: Workspace): ReadonlySet<string> {
  const pinned = new Set<string>()
  for (const link of workspace.link.values())
    if (link.from.kind === 'change') pinned.add(link.from.id)
  for (const comment of workspace.comment.values()) {
    if (comment.on.kind === 'change') pinned.add(comment.on.id)
  }
  for (const minute of [...workspace.decision.values(), ...workspace.action.values()]) {
    for (const { kind, id } of minute.on) if (kind === 'change') pinned.add(id)
  }
  for (const { change } of workspace.effect.values()) pinned.add(change)
  for (const change of workspace.change.values()) if (change.reason !== '') pinned.add(change.id)
  return pinned
}

/** Copies of the links of one change, from another. */
export function copiedLinks(
  workspace: Workspace,
  from: string,
  to: string,
  { mint }: { readonly mint: () => string },
): readonly Patch[] {
  return linksFrom(workspace, from).map((link) =>
    put(workspace, 'link', { ...link, id: mint(), from: { kind: 'change', id: to } }),
  )
}

/** The links that start at a change. */
export function linksFrom(workspace: Workspace, change: string): readonly RecordOf<'link'>[] {
  return [...workspace.link.values()].filter(
    ({ from }) => from.kind === 'change' && from.id === change,
  )
}

/** The record with the given fields replaced; a field that is undefined stays as it was. */
export function withFields<Entry extends object>(
  record: Entry,
  fields: { readonly [Key in keyof Entry]?: Entry[Key] | undefined },
): Entry {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return { ...record, ...(Object.fromEntries(given) as Partial<Entry>) }
}
