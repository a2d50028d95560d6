import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import styles from './find.module.css'
import { type Hit, hitKey } from './find.ts'
import { finding, setFinding, useFinding } from './state.ts'

interface ReplaceListProps {
  readonly hits: readonly Hit[]
  readonly citationOf: (provision: string) => string
}

/** Each place as it would read; what is not ticked is left as it is. */
export function ReplaceList({ hits, citationOf }: ReplaceListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { replacement, left, current } = useFinding((state) => state)
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 8,
  })
  return (
    <div ref={scroller} className={styles['list']}>
      <ul
        aria-label="Places to replace"
        className={styles['rows']}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const hit = hits[index]
          if (hit === undefined) return null
          const key = hitKey(hit)
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              data-current={key === current || undefined}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <label>
                <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
                <span className={styles['citation']}>{citationOf(hit.provision)}</span>
                <span className={styles['words']}>
                  <span className={styles['before']}>
                    <span>{hit.before}</span>
                  </span>
                  <del>
                    <span className="visually-hidden"> [deletion starts] </span>
                    {hit.text}
                    <span className="visually-hidden"> [deletion ends] </span>
                  </del>
                  {replacement !== '' && (
                    <ins>
                      <span className="visually-hidden"> [insertion starts] </span>
                      {replacement}
                      <span className="visually-hidden"> [insertion ends] </span>
                    </ins>
                  )}
                  <span className={styles['after']}>{hit.after}</span>
                </span>
              </label>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function toggle(key: string): void {
  const left = new Set(finding().left)
  if (!left.delete(key)) left.add(key)
  setFinding({ left })
}
