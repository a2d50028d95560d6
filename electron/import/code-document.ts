/** A code document from a file as a version of the workspace's own document. */
import { basename, extname } from 'node:path'
import { carryVersion } from '../../shared/commands/versions.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { CODE_DOCUMENT_ENDINGS, type CodeFile } from '../word/code-document.ts'
import { runGuarded } from '../word/guard.ts'
import type { Import, ImportKind, ImportRequest } from './kinds.ts'

export const codeDocument: ImportKind = {
  name: 'code-document',
  what: 'a version of a code document',
  endings: CODE_DOCUMENT_ENDINGS.map((ending) => ending.slice(1)),
  async read(request) {
    const read = await runGuarded({ kind: 'code document', path: request.path }, request.tell)
    return read.ok ? importOf(read.value, request) : read
  },
}

function importOf(
  read: CodeFile,
  { path, workspace, modification, label }: ImportRequest,
): Result<Import> {
  const title = read.title ?? basename(path, extname(path))
  const [only, another] = [...workspace.document.values()]
  const known = another === undefined ? only : undefined
  const drafts = known === undefined ? [] : draftsOf(workspace, known.id, modification)
  let minted = 0
  const mint = () => {
    minted += 1
    return `preview-${minted}`
  }
  const at = '2000-01-01T00:00:00Z'
  const carried =
    known === undefined
      ? null
      : carryVersion(workspace, known.id, read.provisions, drafts, { at, mint })
  const outcomes = (carried?.drafts ?? []).flatMap(({ draft, outcomes: told }) =>
    told.map((outcome) => ({ draft: draft.name, ...outcome })),
  )
  const conflicts = outcomes.filter(({ fate }) => fate === 'in conflict')
  const kept =
    read.package === null
      ? null
      : { hash: read.package.hash, name: read.package.name, size: read.package.size }
  return ok({
    command: {
      name: 'version.import',
      args: {
        document: known === undefined ? { shortName: title, title } : { id: known.id },
        label: label ?? null,
        effectiveFrom: null,
        effectiveTo: null,
        numbering: read.numbering,
        provisions: read.provisions,
        drafts,
        package: kept,
      },
    },
    file: read.package?.bytes ?? null,
    summary: [
      `${basename(path)}: ${read.provisions.length} provisions.`,
      ...(kept === null
        ? []
        : ['Its Word file is kept with the version: legal text is exported in it.']),
      ...read.leftOut.map((what) => `Left out: ${what}`),
      ...read.findings.map(({ provision, kind, what }) => `${provision}, ${kind}: ${what}`),
      ...(carried === null
        ? ['A document that is new here.']
        : [
            `${carried.matched} are known from the version before, ${carried.same} of them word for word; ${carried.gone.length} of the version before are not in it.`,
          ]),
      ...(carried?.mismatches ?? []).map(
        ({ cited, was, reads }) =>
          `${cited} does not read as the drafts quote it: “${was}” is “${reads}” here.`,
      ),
      ...outcomes.map(({ draft, change, fate, why }) =>
        `${draft}, ${change}: ${fate}. ${why}`.trim(),
      ),
    ],
    details: {
      provisions: read.provisions.length,
      package: kept,
      findings: read.findings,
      leftOut: read.leftOut,
      matched: carried?.matched ?? 0,
      same: carried?.same ?? 0,
      gone: carried?.gone ?? [],
      mismatches: carried?.mismatches ?? [],
      changes: outcomes,
    },
    open: read.findings.length + conflicts.length + (carried?.mismatches.length ?? 0),
  })
}

/** Those of the modification that was named, or all, that change the document. */
function draftsOf(workspace: Workspace, document: string, reference: string | undefined): string[] {
  return [...workspace.draft.values()]
    .filter(({ bases, modification }) => {
      const named =
        reference === undefined || workspace.modification.get(modification)?.reference === reference
      return named && bases.some((base) => base.document === document)
    })
    .map(({ id }) => id)
}
