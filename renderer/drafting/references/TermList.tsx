import styles from './references.module.css'
import { useReferences } from './state.ts'

export const TERM_LIST = 'term-completions'
/** What stands at the caret, in a line below the page. */
export const STANDING_LINE = 'standing'

export function optionId(index: number): string {
  return `${TERM_LIST}-${index}`
}

/** About as high as a term of the list, and as a line of the law: the list goes above where it does not fit below. */
const ROW_PIXELS = 48
const LINE_PIXELS = 30

/** The defined terms that may be meant, below the caret. */
export function TermList() {
  const completing = useReferences((state) => state.completing)
  if (completing === null) return null
  const { terms, index, x, y } = completing
  return (
    <div
      id={TERM_LIST}
      role="listbox"
      aria-label="Defined terms"
      className={styles['terms']}
      style={{
        left: Math.min(x, window.innerWidth - 340),
        ...(y + terms.length * ROW_PIXELS < window.innerHeight
          ? { top: y + 4 }
          : { bottom: window.innerHeight - y + LINE_PIXELS }),
      }}
    >
      {terms.map(({ term, meaning, provision }, at) => (
        <div
          key={`${provision} ${term}`}
          id={optionId(at)}
          role="option"
          aria-selected={at === index}
          tabIndex={-1}
          className={styles['term']}
        >
          <strong>{term}</strong>
          <span>{meaning}</span>
        </div>
      ))}
    </div>
  )
}
