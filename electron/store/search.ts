/**
 * Full-text search over every version, proposal, reason and comment of the open workspace. The index is SQLite's own
 * (FTS5, https://sqlite.org/fts5.html) in a database in memory: the workspace's file stays as it is.
 */
import type { Database } from 'better-sqlite3'
import type { SearchFound, SearchHit } from '../../shared/channels.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { openDatabase } from './database.ts'
import {
  type DraftScene,
  type Entry,
  entriesOfNotes,
  entriesOfVersion,
  type IndexedDraft,
  indexDraft,
  indexedDrafts,
  rewordedProvisions,
} from './search-entries.ts'
import { matchOf, snippetOf } from './search-words.ts'

export interface SearchIndex {
  /** Brings the index up to what the workspace is; what has not changed costs nothing. */
  readonly refresh: () => void
  readonly search: (query: string, limit: number) => SearchFound
  readonly close: () => void
}

const GROUPS = ['draft', 'note', 'version'] as const
type Group = (typeof GROUPS)[number]

const [MARK_START, MARK_END] = ['\uE000', '\uE001']

export function searchIndex(workspace: () => Workspace): SearchIndex {
  const database = openDatabase(':memory:', {})
  for (const group of GROUPS) database.exec(tableFor(group))
  const tables = {
    draft: table(database, 'draft'),
    note: table(database, 'note'),
    version: table(database, 'version'),
  }
  // Records are values: the same value needs no other entries.
  let last: Workspace | null = null
  const versions = new Map<string, unknown>()
  const drafts = new Map<string, IndexedDraft>()

  const refreshVersions = (now: Workspace) => {
    for (const version of now.version.values()) {
      if (versions.get(version.id) === version) continue
      versions.set(version.id, version)
      tables.version.replace(version.id, entriesOfVersion(version))
    }
    for (const id of versions.keys()) {
      if (now.version.has(id)) continue
      versions.delete(id)
      tables.version.remove(id)
    }
  }

  const refreshDrafts = (now: Workspace) => {
    const wanted = indexedDrafts(now)
    for (const key of drafts.keys()) {
      if (wanted.has(key)) continue
      drafts.delete(key)
      tables.draft.removeAll(`${key} `)
    }
    for (const [key, scene] of wanted) {
      drafts.set(key, indexedAgain(tables.draft, key, drafts.get(key), scene))
    }
  }

  const refresh = () => {
    const now = workspace()
    if (now === last) return
    database.transaction(() => {
      if (now.version !== last?.version) refreshVersions(now)
      const same =
        now.change === last?.change && now.draft === last.draft && now.version === last.version
      if (!same) refreshDrafts(now)
      if (!same || now.comment !== last?.comment) {
        const citationOf = (draft: string, document: string, provision: string) =>
          drafts.get(`${draft} ${document}`)?.citations.get(provision) ?? ''
        tables.note.replace('notes', entriesOfNotes(now, citationOf))
      }
    })()
    last = now
  }

  return {
    refresh,
    search(query, limit) {
      refresh()
      const match = matchOf(query)
      if (match === null) return { groups: [] }
      const groups = GROUPS.map((kind) => ({ kind, ...tables[kind].find(match, limit) }))
      return { groups: groups.filter(({ total }) => total > 0) }
    },
    close: () => database.close(),
  }
}

/** Where only words differ, only the provisions that have them are read again. */
function indexedAgain(
  into: Table,
  key: string,
  before: IndexedDraft | undefined,
  scene: DraftScene,
): IndexedDraft {
  const reworded = before === undefined ? null : rewordedProvisions(before, scene)
  if (before === undefined || reworded === null) {
    const indexed = indexDraft(scene)
    into.removeAll(`${key} `)
    for (const [id, entry] of indexed.entries()) into.replace(`${key} ${id}`, [entry])
    return indexed
  }
  for (const id of reworded) into.replace(`${key} ${id}`, before.entryOf(scene.changes, id))
  return { ...before, scene }
}

function tableFor(group: Group): string {
  // Prefixes of two and three letters have an index of their own, since results come as one types.
  return `
    CREATE VIRTUAL TABLE ${group} USING fts5 (
      citation, words, place UNINDEXED, atoms UNINDEXED,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    CREATE TABLE ${group}_owner (row INTEGER PRIMARY KEY, owner TEXT NOT NULL);
    CREATE INDEX ${group}_by_owner ON ${group}_owner (owner);
  `
}

interface Table {
  /** Puts entries in the place of those that the owner had. */
  readonly replace: (owner: string, entries: readonly Entry[]) => void
  readonly remove: (owner: string) => void
  /** Removes what belongs to owners that begin so. */
  readonly removeAll: (prefix: string) => void
  readonly find: (match: string, limit: number) => { total: number; hits: SearchHit[] }
}

function table(database: Database, group: Group): Table {
  const insert = database.prepare(
    `INSERT INTO ${group} (citation, words, place, atoms) VALUES (?, ?, ?, ?)`,
  )
  const own = database.prepare(`INSERT INTO ${group}_owner (row, owner) VALUES (?, ?)`)
  const remove = database.prepare(
    `DELETE FROM ${group} WHERE rowid IN (SELECT row FROM ${group}_owner WHERE owner = ?)`,
  )
  const removeAll = database.prepare(
    `DELETE FROM ${group} WHERE rowid IN (SELECT row FROM ${group}_owner WHERE owner >= ? AND owner < ?)`,
  )
  const disownAll = database.prepare(`DELETE FROM ${group}_owner WHERE owner >= ? AND owner < ?`)
  const disown = database.prepare(`DELETE FROM ${group}_owner WHERE owner = ?`)
  const count = database.prepare(`SELECT count(*) FROM ${group} WHERE ${group} MATCH ?`).pluck()
  const find = database.prepare(
    `SELECT citation, place, atoms, highlight(${group}, 1, '${MARK_START}', '${MARK_END}') AS marked
     FROM ${group} WHERE ${group} MATCH ? ORDER BY rowid LIMIT ?`,
  )
  const removeOne = (owner: string) => {
    remove.run(owner)
    disown.run(owner)
  }
  return {
    remove: removeOne,
    removeAll(prefix) {
      removeAll.run(prefix, `${prefix}\uFFFF`)
      disownAll.run(prefix, `${prefix}\uFFFF`)
    },
    replace(owner, entries) {
      removeOne(owner)
      for (const { citation, words, place, atoms } of entries) {
        const { lastInsertRowid } = insert.run(
          citation,
          words,
          JSON.stringify(place),
          JSON.stringify(atoms),
        )
        own.run(lastInsertRowid, owner)
      }
    },
    find(match, limit) {
      const rows = find.all(match, limit) as readonly {
        citation: string
        place: string
        atoms: string
        marked: string
      }[]
      const hits = rows.map(
        ({ citation, place, atoms, marked }): SearchHit => ({
          ...(JSON.parse(place) as Entry['place']),
          citation,
          ...snippetOf(marked, [MARK_START, MARK_END], JSON.parse(atoms) as string[]),
        }),
      )
      const total = rows.length < limit ? rows.length : (count.get(match) as number)
      return { total, hits }
    },
  }
}
