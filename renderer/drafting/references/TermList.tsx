import styles from './references.module.css'
import { useReferences } from './state.ts'

export const TERM_LIST = 'term-completions'

export function optionId(index: number): string {
  return `${TERM_LIST}-${index}`
}

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
      style={{ left: Math.min(x, window.innerWidth - 340), top: y + 4 }}
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
