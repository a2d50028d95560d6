/**
 * Where the caret was when the window's page died and was loaded again. Kept for this window alone, so that a new start
 * begins as always.
 */
import { z } from 'zod'
import { navigate } from '../interface/navigation.ts'
import { type Spot, showView } from './state.ts'

const KEY = 'drafting-caret'

const Kept = z.object({
  draft: z.string(),
  document: z.string(),
  provision: z.string(),
  /** In the proposed text. */
  offset: z.number().int().nonnegative(),
  view: z.enum(['redline', 'proposed', 'agreed', 'baseline', 'sideBySide']),
})
type KeptCaret = z.infer<typeof Kept>

let kept: KeptCaret | null = readKept()
if (kept !== null) {
  const { draft, document, provision, view } = kept
  navigate({ draft, document, provision })
  showView(view)
}

function readKept(): KeptCaret | null {
  const text = sessionStorage.getItem(KEY)
  if (text === null) return null
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export function rememberCaret(caret: KeptCaret): void {
  sessionStorage.setItem(KEY, JSON.stringify(caret))
}

/** Where the caret goes in a provision that comes up again after a crash; once. */
export function resumedSpot(provision: string): Spot | null {
  if (kept?.provision !== provision) return null
  const { offset } = kept
  kept = null
  return { kind: 'offset', offset }
}
