/** The keys of a walkthrough: those of a slide show where a slide show has one. Pure. */

export type ShowAction =
  | 'next'
  | 'previous'
  | 'forward'
  | 'back'
  | 'first'
  | 'last'
  | 'down'
  | 'up'
  | 'cycle'
  | 'cycleBack'
  | 'redline'
  | 'proposed'
  | 'baseline'
  | 'blank'
  | 'larger'
  | 'smaller'
  | 'usualSize'
  | 'jump'
  | 'decision'
  | 'action'
  | 'wording'
  | 'alternative'
  | 'compare'
  | 'minutes'
  | 'order'
  | 'presenter'
  | 'keys'
  | 'leave'

export interface ShowKey {
  readonly keys: readonly string[]
  readonly action: ShowAction
  /** How the sheet of keys prints it; keys of one line of the sheet share their words. */
  readonly printed: string
  readonly words: string
}

/** "forward" and "back" are what a presenter's remote sends: they scroll a long clause before they go on. */
export const SHOW_KEYS: readonly ShowKey[] = [
  {
    keys: ['PageDown'],
    action: 'forward',
    printed: 'Page Down',
    words: 'On: the rest of a long clause, then the next step',
  },
  { keys: ['PageUp'], action: 'back', printed: 'Page Up', words: 'Back' },
  { keys: ['ArrowRight', 'Enter', 'n'], action: 'next', printed: '→ or N', words: 'Next step' },
  { keys: ['ArrowLeft', 'Backspace'], action: 'previous', printed: '←', words: 'Previous step' },
  { keys: ['Home'], action: 'first', printed: 'Home', words: 'First step' },
  { keys: ['End'], action: 'last', printed: 'End', words: 'Last step' },
  { keys: ['ArrowDown'], action: 'down', printed: '↓', words: 'Scroll the clause down' },
  { keys: ['ArrowUp'], action: 'up', printed: '↑', words: 'Scroll the clause up' },
  { keys: ['j', 'g'], action: 'jump', printed: 'J', words: 'Jump to a step' },
  { keys: ['o'], action: 'order', printed: 'O', words: 'By change, by question, by scenario' },
  { keys: [' '], action: 'cycle', printed: 'Space', words: 'Redline, proposed, baseline in turn' },
  { keys: ['r', '1'], action: 'redline', printed: 'R or 1', words: 'Redline' },
  { keys: ['p', '2'], action: 'proposed', printed: 'P or 2', words: 'Proposed text' },
  { keys: ['i', '3'], action: 'baseline', printed: 'I or 3', words: 'Baseline (in force)' },
  { keys: ['c'], action: 'compare', printed: 'C', words: 'All drafts side by side' },
  { keys: ['b', '.'], action: 'blank', printed: 'B or .', words: 'Blank the screen, and back' },
  { keys: ['+', '='], action: 'larger', printed: '+', words: 'Larger text' },
  { keys: ['-'], action: 'smaller', printed: '−', words: 'Smaller text' },
  { keys: ['0'], action: 'usualSize', printed: '0', words: 'Usual size' },
  { keys: ['d'], action: 'decision', printed: 'D', words: 'Record a decision' },
  { keys: ['a'], action: 'action', printed: 'A', words: 'Record an action' },
  { keys: ['w'], action: 'wording', printed: 'W', words: 'Propose wording in the clause' },
  { keys: ['v'], action: 'alternative', printed: 'V', words: 'Draft an alternative' },
  { keys: ['m'], action: 'minutes', printed: 'M', words: 'Minutes so far' },
  { keys: ['s'], action: 'presenter', printed: 'S', words: 'Presenter window with notes' },
  { keys: ['?', 'h', 'F1'], action: 'keys', printed: '?', words: 'These keys' },
  { keys: ['Escape'], action: 'leave', printed: 'Esc', words: 'Leave' },
]

export interface ShowStroke {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What the keys mean, or null. */
export function actionForKey(stroke: ShowStroke): ShowAction | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null
  if (stroke.key === ' ' && stroke.shiftKey) return 'cycleBack'
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key
  return SHOW_KEYS.find(({ keys }) => keys.includes(key))?.action ?? null
}
