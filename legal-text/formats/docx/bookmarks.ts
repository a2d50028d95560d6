/** The hidden bookmarks by which a Word file knows its provisions. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A leading underscore hides a bookmark; Word takes 40 letters of a name. */
export const BOOKMARK_PREFIX = '_wb'

/** The bookmark of a provision: the same for the same id, in every export. */
export function bookmarkOf(provision: string): string {
  return BOOKMARK_PREFIX + bytesToHex(sha256(utf8ToBytes(provision))).slice(0, 30)
}
