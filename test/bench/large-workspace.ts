/** Workspaces to time against each other: a long document with many pending changes, and one with a single clause. */
import { createWorkspaceFile } from '../../electron/store/create.ts'
import { emptyWorkspace } from '../../electron/store/empty.ts'
import type { StoredRecord } from '../../electron/store/read-records.ts'
import type { Change } from '../../legal-text/changes.ts'
import { type Provision, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { runsLength } from '../../legal-text/text.ts'
import { secDocument } from '../fixtures/sec-document.ts'

const SEED = 7
const DAY = '2026-01-05'
const INSTANT = '2026-01-05T09:00:00.000Z'

export const PROVISIONS = 10_000
export const CHANGES = 2000

export function largeDocument(): readonly Provision[] {
  return secDocument(SEED, PROVISIONS)
}

/** 10,000 provisions with 2,000 pending changes of their words. */
export function writeLargeWorkspace(path: string): void {
  const provisions = largeDocument()
  const changes = provisions
    .filter(({ kind, text }) => kind !== 'section' && kind !== 'cell' && runsLength(text) > 8)
    .filter((_, index, all) => index % Math.floor(all.length / CHANGES) === 0)
    .slice(0, CHANGES)
    .map(pendingChange)
  if (changes.length !== CHANGES)
    throw new Error(`The document has room for ${changes.length} changes.`)
  write(path, provisions, changes)
}

/** One clause and nothing proposed. */
export function writeEmptyWorkspace(path: string): void {
  const [section, clause] = largeDocument().filter(
    ({ kind }, index, all) =>
      index === all.findIndex((other) => other.kind === kind) &&
      (kind === 'section' || kind === 'clause'),
  )
  if (section === undefined || clause === undefined) throw new Error('The document has no clause.')
  write(path, [section, clause], [])
}

function pendingChange({ id }: Provision, index: number): Change {
  return {
    kind: 'text',
    id: `change-${index}`,
    draft: 'draft',
    document: 'document',
    author: 'drafter',
    createdAt: INSTANT,
    changedAt: INSTANT,
    reason: index % 4 === 0 ? `Reason ${index} for this change` : '',
    withdrawn: false,
    provision: id,
    start: 0,
    end: index % 2 === 0 ? 3 : 0,
    rank: 0,
    agreed: null,
    proposed: [{ kind: 'text', text: `Amended ${index} `, marks: [], author: 'drafter' }],
  }
}

function write(path: string, provisions: readonly Provision[], changes: readonly Change[]): void {
  const made = createWorkspaceFile(path, [
    ...emptyWorkspace('Bench', DAY),
    { kind: 'person', record: { id: 'drafter', name: 'Drafter' } },
    {
      kind: 'modification',
      record: {
        id: 'modification',
        reference: 'MP1',
        title: 'Bench',
        proposer: null,
        proposerOrganisation: null,
        stage: null,
        path: null,
        classification: null,
        contact: null,
        reportVersion: '0.1',
        reportDate: DAY,
        basis: null,
      },
    },
    {
      kind: 'document',
      record: { id: 'document', shortName: 'Bench', title: 'Bench', aliases: [], basis: null },
    },
    {
      kind: 'version',
      record: {
        id: 'version',
        document: 'document',
        label: '1.0',
        effectiveFrom: null,
        effectiveTo: null,
        numbering: SEC_APPENDIX_STYLE,
        provisions,
        basis: null,
      },
    },
    {
      kind: 'draft',
      record: {
        id: 'draft',
        modification: 'modification',
        name: 'Proposed Solution',
        summary: '',
        preferred: true,
        bases: [{ document: 'document', version: 'version' }],
        renumbers: [],
        basis: null,
      },
    },
    ...changes.map((record) => ({ kind: 'change', record })),
  ] as StoredRecord[])
  if (!made.ok) throw new Error(made.error.message)
}
