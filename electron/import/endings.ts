/** Endings of the files that a table is read from. Apart from the reading, which another process does. */
export const TABLE_ENDINGS: readonly string[] = ['.csv', '.tsv', '.txt', '.xlsx']
