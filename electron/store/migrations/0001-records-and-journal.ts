import type { Migration } from './index.ts'

/** The first tables: records by kind and id, the journal of all that changed them, and snapshots to replay from. */
export const recordsAndJournal: Migration = {
  version: 1,
  up(database) {
    database.exec(`
      CREATE TABLE record (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (kind, id)
      ) WITHOUT ROWID;
      CREATE TABLE journal (
        revision INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        target INTEGER REFERENCES journal (revision),
        label TEXT NOT NULL,
        command TEXT,
        patches TEXT NOT NULL
      );
      CREATE TABLE snapshot (
        revision INTEGER PRIMARY KEY,
        records TEXT NOT NULL
      );
    `)
  },
}
