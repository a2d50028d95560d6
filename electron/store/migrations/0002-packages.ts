import type { Migration } from './index.ts'

/** Word files that versions were imported from, by the SHA-256 of their bytes: records name them, the journal never holds them. */
export const packages: Migration = {
  version: 2,
  up(database) {
    database.exec(`
      CREATE TABLE package (
        hash TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
      );
    `)
  },
}
