/** The Word pairs of the corpus, with the counts of revisions that their authors' own tests state. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../../shared/corpus/docx-compare')

/** Why the pairs are not read, or null where they are there. */
export const WITHOUT_PAIRS = existsSync(FOLDER) ? null : 'corpus absent'

/** Tests that need the pairs; without them one test that says so. */
export function describeWithPairs(title: string, tests: () => void): void {
  if (WITHOUT_PAIRS === null) describe(title, tests)
  else describe(title, () => it('are tried', ({ skip }) => skip(WITHOUT_PAIRS ?? '')))
}

export interface WordPair {
  readonly before: string
  readonly after: string
  /** Insertions and deletions counted apart; null where nobody states a count. */
  readonly expected: number | null
}

const STATED: Readonly<Record<string, number>> = {
  'WC001-Digits-Mod': 4,
  'WC001-Digits-Deleted-Paragraph': 1,
  'WC002-DiffInMiddle': 2,
  'WC002-DiffAtBeginning': 2,
  'WC002-DeleteAtBeginning': 1,
  'WC002-InsertAtBeginning': 1,
  'WC002-InsertAtEnd': 1,
  'WC002-DeleteAtEnd': 1,
  'WC002-DeleteInMiddle': 1,
  'WC002-InsertInMiddle': 1,
}

const AGAINST: Readonly<Record<string, readonly string[]>> = {
  'WC001-Digits': ['WC001-Digits-Mod', 'WC001-Digits-Deleted-Paragraph'],
  'WC002-Unmodified': Object.keys(STATED).filter((name) => name.startsWith('WC002')),
  'WC004-Large': ['WC004-Large-Mod'],
  'WC007-Unmodified': [
    'WC007-Deleted-at-Beginning-of-Para',
    'WC007-Longest-At-End',
    'WC007-Moved-into-Table',
  ],
  'WC009-Table-Unmodified': ['WC009-Table-Cell-1-1-Mod'],
  'WC010-Para-Before-Table-Unmodified': ['WC010-Para-Before-Table-Mod'],
  'WC-BodyBookmarks-Before': ['WC-BodyBookmarks-After'],
}

/** Each pair both ways: what comes in one goes in the other. */
export const WORD_PAIRS: readonly WordPair[] = Object.entries(AGAINST).flatMap(([before, others]) =>
  others.flatMap((after) => [
    { before, after, expected: STATED[after] ?? null },
    { before: after, after: before, expected: STATED[after] ?? null },
  ]),
)

export function pairFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, `${name}.docx`)))
}
