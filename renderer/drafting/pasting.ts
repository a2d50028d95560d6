/** Whole provisions that are pasted: the editor has the clipboard, the room knows the structure of the text. */
import type { CopiedProvision } from './grouping.ts'

export interface WholePaste {
  /** The row of the page that the caret is in. */
  readonly at: string
  readonly side: 'before' | 'after'
  /** Whether that row has no words. */
  readonly empty: boolean
  readonly copied: readonly CopiedProvision[]
}

/** False where what is copied cannot stand there as provisions. */
type Paster = (paste: WholePaste) => boolean

let paster: Paster | null = null

/** Takes pastes until the returned function is called. */
export function takePastes(take: Paster): () => void {
  paster = take
  return () => {
    if (paster === take) paster = null
  }
}

export function pasteWhole(paste: WholePaste): boolean {
  return paster?.(paste) ?? false
}
