import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Clause, ClauseLine } from '../../shared/walkthrough/clauses.ts'
import type { Reading } from '../../shared/walkthrough/readings.ts'
import { classes } from '../design/controls.tsx'
import { LiveLine } from './LiveLine.tsx'
import { StageWords } from './StageWords.tsx'
import type { Scene } from './scene.ts'
import styles from './stage.module.css'
import { useShow } from './state.ts'

/** The clause, as large as the room can read. A long one scrolls. */
export function Stage({ scene }: { readonly scene: Scene }) {
  const { clause, step } = scene
  const { reading, scale } = useShow((show) => ({ reading: show.reading, scale: show.scale }))
  const scroller = useRef<HTMLElement>(null)
  const { fit, more } = useFit(scroller, `${step?.key} ${reading} ${scale}`, clause)
  useEffect(() => {
    if (step !== null) scroller.current?.scrollTo({ top: 0 })
  }, [step])
  return (
    <div className={styles['stage']} data-more={more || undefined}>
      <section
        ref={scroller}
        className={styles['clause']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={clause === null ? 'No clause' : `Clause ${clause.citation}, ${reading}`}
        data-walkthrough-clause
        data-reading={reading}
        style={{ '--fit': fit * scale } as CSSProperties}
      >
        {clause === null ? <NoClause scene={scene} /> : <Lines scene={scene} clause={clause} />}
      </section>
      {more && (
        <p className={styles['more']} aria-hidden="true">
          more below ↓
        </p>
      )}
    </div>
  )
}

/** A question or a scenario that no change answers is itself what the room looks at. */
function NoClause({ scene: { step, draft } }: { readonly scene: Scene }) {
  return (
    <>
      <p className={styles['line']}>{step?.group?.words ?? ''}</p>
      <p className={styles['absent']}>No change of {draft.name} is linked to it.</p>
    </>
  )
}

const ABSENT: Readonly<Record<Reading, string>> = {
  redline: 'This clause is no longer in the draft.',
  proposed: 'As proposed, this clause is not there: it is deleted.',
  baseline: 'Not in the baseline: this clause is not in force.',
}

function Lines({ scene, clause }: { readonly scene: Scene; readonly clause: Clause }) {
  const { reading, writing } = useShow((show) => ({
    reading: show.reading,
    writing: show.writing,
  }))
  if (clause.lines.length === 0) return <p className={styles['absent']}>{ABSENT[reading]}</p>
  const own = scene.step?.change ?? null
  return (
    <>
      {clause.lines.map((line) => (
        <Line
          key={line.provision}
          line={line}
          reading={reading}
          current={line.presence === 'kept' ? (own?.id ?? null) : null}
          writing={writing === line.provision}
          quiet={own !== null && line.provision !== own.provision && line.presence === 'kept'}
        >
          {writing === line.provision && scene.text !== null ? (
            <LiveLine
              text={scene.text}
              clause={clause}
              provision={line.provision}
              resolve={scene.text.reading('redline').resolve}
            />
          ) : (
            <StageWords pieces={line.pieces} current={own?.id ?? null} />
          )}
        </Line>
      ))}
      {clause.lines.some(({ illustrative }) => illustrative) && (
        <p className={styles['illustrative']}>◇ Illustrative, not in-force text</p>
      )}
    </>
  )
}

interface LineProps {
  readonly line: ClauseLine
  readonly reading: Reading
  readonly current: string | null
  readonly writing: boolean
  /** Around what is changed, and not changed itself. */
  readonly quiet: boolean
  readonly children: React.ReactNode
}

function Line({ line, reading, current, writing, quiet, children }: LineProps) {
  const { depth, numberPieces, illustrative, provision, presence, kind, moved } = line
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set groups controls, and a clause is none
    <div
      role="group"
      aria-label={line.number ?? kind}
      className={classes(styles['line'], quiet && styles['quiet'])}
      data-provision={provision}
      data-presence={reading === 'redline' ? presence : undefined}
      data-illustrative={illustrative || undefined}
      data-writing={writing || undefined}
      style={{ '--depth': depth } as CSSProperties}
    >
      <span className={styles['number']}>
        <StageWords pieces={numberPieces} current={current} />
      </span>
      <div className={styles['words']}>{children}</div>
      {moved !== null && <p className={styles['moved']}>{moved}</p>}
    </div>
  )
}

const FITS = [1, 0.92, 0.85, 0.78, 0.72] as const

/** The largest size at which all of the clause is in sight; where none is, the smallest, and it scrolls. */
function useFit(
  scroller: { readonly current: HTMLElement | null },
  shown: string,
  clause: Clause | null,
): { readonly fit: number; readonly more: boolean } {
  const [state, setState] = useState<{ readonly fit: number; readonly more: boolean }>({
    fit: 1,
    more: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again for whatever else is shown
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const scale = Number(shown.split(' ').at(-1))
    const measure = () => {
      const fit =
        FITS.find((size) => {
          element.style.setProperty('--fit', String(size * scale))
          return element.scrollHeight <= element.clientHeight + 1
        }) ??
        FITS[FITS.length - 1] ??
        1
      element.style.setProperty('--fit', String(fit * scale))
      setState({ fit, more: isMoreBelow(element) })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const onScroll = () => setState((old) => ({ ...old, more: isMoreBelow(element) }))
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [shown, clause])
  return state
}

function isMoreBelow({ scrollHeight, clientHeight, scrollTop }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop > 4
}
