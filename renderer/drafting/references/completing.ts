/** Defined terms offered while one types: Tab or Enter takes, the arrows choose, Escape sends away. */
import { completions, type DefinedTerm } from '../../../legal-text/definitions.ts'
import { announce } from '../../interface/messages.ts'
import { references, setReferences } from './state.ts'

const MOST = 6

/** Offers the terms that the words before the caret may begin; nothing where there are none. */
export function offerTerms(before: string, terms: readonly DefinedTerm[]): void {
  const found = completions(before, terms)
  if (found === null) {
    stopOffering()
    return
  }
  const box = caretBox()
  setReferences({
    completing: {
      start: found.start,
      end: before.length,
      terms: found.terms.slice(0, MOST),
      index: 0,
      x: box.left,
      y: box.bottom,
    },
  })
  announce(`${found.terms[0]?.term ?? ''}: Tab takes the term`)
}

export function stopOffering(): void {
  if (references().completing !== null) setReferences({ completing: null })
}

function caretBox(): DOMRect {
  const selection = document.getSelection()
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  const box = range?.getClientRects()[0] ?? range?.getBoundingClientRect()
  return box ?? new DOMRect()
}

/** What a key does to the list; the term where it takes one, null where the key is not for it. */
export function completionKey(
  event: KeyboardEvent,
): 'done' | { readonly term: DefinedTerm; readonly start: number; readonly end: number } | null {
  const { completing } = references()
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  if (completing === null || !plain) return null
  const { terms, index, start, end } = completing
  switch (event.key) {
    case 'Escape':
      stopOffering()
      return 'done'
    case 'ArrowDown':
    case 'ArrowUp': {
      const by = event.key === 'ArrowDown' ? 1 : -1
      const next = (index + by + terms.length) % terms.length
      setReferences({ completing: { ...completing, index: next } })
      announce(terms[next]?.term ?? '')
      return 'done'
    }
    case 'Tab':
    case 'Enter': {
      const term = terms[index]
      stopOffering()
      return term === undefined ? null : { term, start, end }
    }
    default:
      return null
  }
}
