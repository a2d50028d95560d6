/** Whose revisions are, each with an id of its own in the file. */
import type { Attribution } from '../../redline.ts'
import { escapeAttribute } from '../xml-write.ts'
import type { Signed } from './content.ts'

export interface Signer {
  /** @param deletedBy Who proposes to delete these inserted words, where somebody else does. */
  readonly by: (change: string | null, person: string | null, deletedBy?: string | null) => Signed
}

/** @param id Gives an id that no revision, bookmark or comment of the file has. */
export function signer(attribution: Attribution, id: () => number): Signer {
  const attributes = (change: string | null, person: string | null): string => {
    const { author, date } = attribution(change, person)
    return `w:author="${escapeAttribute(author)}" w:date="${escapeAttribute(date.replace(/\.\d+Z$/, 'Z'))}"`
  }
  return {
    by(change, person, deletedBy = null) {
      const own = attributes(change, person)
      const other = deletedBy === null ? null : attributes(change, deletedBy)
      return {
        key: `${change} ${own} ${other}`,
        stamp: () => `w:id="${id()}" ${own}`,
        deletion: other === null ? null : () => `w:id="${id()}" ${other}`,
      }
    },
  }
}
