import { useVirtualizer } from '@tanstack/react-virtual'
import { IndentDecrease, IndentIncrease, Trash2, TriangleAlert, Undo2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { PROVISION_KINDS, type ProvisionKind } from '../../../legal-text/provisions.ts'
import type { CodeDocumentRead } from '../../../shared/channels.ts'
import { classes, Field, IconButton, Select } from '../../design/controls.tsx'
import { announce } from '../../interface/messages.ts'
import styles from './import.module.css'
import { linesOf, type Mend, mended, type Reviewed, type ReviewLine, takenBack } from './review.ts'

interface ReviewProps {
  readonly read: CodeDocumentRead
  readonly reviewed: Reviewed
  readonly onReviewed: (reviewed: Reviewed) => void
}

const KINDS = PROVISION_KINDS.filter((kind) => kind !== 'row' && kind !== 'cell').map((kind) => ({
  value: kind,
  label: kind,
}))
const ROW_HEIGHT = 30

/** The document as it was read, level by level; what was guessed is marked and can be mended. */
export function Review({ read, reviewed, onReviewed }: ReviewProps) {
  const lines = useMemo(() => linesOf(reviewed, read.findings), [reviewed, read.findings])
  const [active, setActive] = useState<string | null>(lines[0]?.id ?? null)
  const at = Math.max(
    lines.findIndex(({ id }) => id === active),
    0,
  )
  const line = lines[at]
  const scroller = useRef<HTMLDivElement>(null)
  // The dialog was open already when there was nothing yet to focus.
  useEffect(() => scroller.current?.focus(), [])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const go = (index: number) => {
    const next = lines[Math.min(Math.max(index, 0), lines.length - 1)]
    if (next === undefined) return
    setActive(next.id)
    virtual.scrollToIndex(lines.indexOf(next))
  }
  const mend = (change: Mend) => {
    if (line === undefined) return
    const next = mended(reviewed, line.id, change)
    if (next === reviewed) return announce('That level does not exist here.')
    onReviewed(next)
    if (change.kind === 'leave out') setActive(lines[at + 1]?.id ?? lines[at - 1]?.id ?? null)
    announce(change.kind === 'level' ? 'Level changed.' : 'Mended.')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys(event, at, lines.length, go, mend, () => onReviewed(takenBack(reviewed)))
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['review']}>
      <Told
        read={read}
        reviewed={reviewed}
        lines={lines}
        onGo={(id) => go(lines.findIndex((each) => each.id === id))}
      />
      <div className={styles['levels']}>
        <Toolbar
          line={line}
          canUndo={reviewed.before.length > 0}
          onMend={mend}
          onUndo={() => onReviewed(takenBack(reviewed))}
        />
        <div
          ref={scroller}
          className={styles['tree']}
          role="listbox"
          aria-label="Provisions as they were read"
          aria-activedescendant={line === undefined ? undefined : `line-${line.id}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
            {virtual.getVirtualItems().map(({ index, start }) => {
              const each = lines[index] as ReviewLine
              return (
                <Line
                  key={each.id}
                  line={each}
                  top={start}
                  active={each.id === line?.id}
                  place={index + 1}
                  count={lines.length}
                  onChoose={() => setActive(each.id)}
                />
              )
            })}
          </div>
        </div>
        <p className={styles['keys']}>
          Up and down choose · Alt+Shift+Left and Right change the level · Delete leaves out
        </p>
      </div>
    </div>
  )
}

/** True where the key did something. */
function keys(
  { key, altKey, shiftKey, ctrlKey }: KeyboardEvent,
  at: number,
  count: number,
  go: (index: number) => void,
  mend: (change: Mend) => void,
  back: () => void,
): boolean {
  if (altKey && shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    mend({ kind: 'level', by: key === 'ArrowRight' ? 1 : -1 })
    return true
  }
  if (ctrlKey && key === 'z') {
    back()
    return true
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - 15,
    PageDown: at + 15,
    Home: 0,
    End: count - 1,
  }
  const next = altKey || ctrlKey ? undefined : steps[key]
  if (next !== undefined) go(next)
  else if (key === 'Delete') mend({ kind: 'leave out' })
  else return false
  return true
}

interface ToolbarProps {
  readonly line: ReviewLine | undefined
  readonly canUndo: boolean
  readonly onMend: (mend: Mend) => void
  readonly onUndo: () => void
}

function Toolbar({ line, canUndo, onMend, onUndo }: ToolbarProps) {
  const fixed = line === undefined || line.kind === 'cell'
  return (
    <div role="toolbar" aria-label="Mend the chosen provision" className={styles['toolbar']}>
      <IconButton
        icon={IndentDecrease}
        label="One level out"
        inDialog
        unavailable={fixed}
        onClick={() => onMend({ kind: 'level', by: -1 })}
      />
      <IconButton
        icon={IndentIncrease}
        label="One level in"
        inDialog
        unavailable={fixed}
        onClick={() => onMend({ kind: 'level', by: 1 })}
      />
      <Field label="Kind" hideLabel>
        {(tie) => (
          <Select
            {...tie}
            value={line?.kind ?? 'text'}
            options={fixed && line !== undefined ? [{ value: line.kind, label: line.kind }] : KINDS}
            onValueChange={(to) => onMend({ kind: 'kind', to: to as ProvisionKind })}
          />
        )}
      </Field>
      <IconButton
        icon={Trash2}
        label="Leave out"
        inDialog
        unavailable={fixed}
        onClick={() => onMend({ kind: 'leave out' })}
      />
      <IconButton
        icon={Undo2}
        label="Take the last step back"
        inDialog
        unavailable={!canUndo}
        onClick={onUndo}
      />
      {line !== undefined && line.findings.length > 0 && (
        <p className={styles['finding']} role="status">
          {line.findings.join(' ')}
        </p>
      )}
    </div>
  )
}

interface LineProps {
  readonly line: ReviewLine
  readonly top: number
  readonly active: boolean
  readonly place: number
  readonly count: number
  readonly onChoose: () => void
}

function Line({ line, top, active, place, count, onChoose }: LineProps) {
  const { depth, number, kind, text, findings } = line
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all of them
    // biome-ignore lint/a11y/useFocusableInteractive: the list names the active one
    <div
      id={`line-${line.id}`}
      role="option"
      aria-selected={active}
      aria-posinset={place}
      aria-setsize={count}
      className={classes(styles['line'], active && styles['active'])}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${0.75 + depth * 1.25}rem` }}
      onClick={onChoose}
    >
      <span className={styles['number']}>{number ?? ''}</span>
      <span
        className={kind === 'section' || kind === 'heading' ? styles['heading'] : styles['words']}
      >
        {text === '' ? `(${kind})` : text}
      </span>
      {findings.length > 0 && (
        <span className={styles['flag']}>
          <TriangleAlert aria-hidden="true" />
          <span className="visually-hidden">To look at: {findings.join(' ')}</span>
        </span>
      )}
      <span className={styles['kindName']}>{kind}</span>
    </div>
  )
}

interface ToldProps {
  readonly read: CodeDocumentRead
  readonly reviewed: Reviewed
  readonly lines: readonly ReviewLine[]
  readonly onGo: (id: string) => void
}

function Told({ read, reviewed, lines, onGo }: ToldProps) {
  const marked = lines.filter(({ findings }) => findings.length > 0)
  const numbered = lines.filter(({ number }) => number !== null).length
  return (
    <section className={styles['told']} aria-label="What was read">
      {read.title !== null && <p className={styles['title']}>{read.title}</p>}
      <p>
        {lines.length.toLocaleString('en-GB')} provisions, {numbered.toLocaleString('en-GB')} of
        them numbered as the file prints them.
      </p>
      {read.leftOut.length + reviewed.leftOut > 0 && (
        <>
          <h3>Left out</h3>
          <ul>
            {read.leftOut.map((what) => (
              <li key={what}>{what}</li>
            ))}
            {reviewed.leftOut > 0 && <li>{reviewed.leftOut} provisions, by you.</li>}
          </ul>
        </>
      )}
      <h3>To look at{marked.length > 0 && ` (${marked.length})`}</h3>
      {marked.length === 0 ? (
        <p>Nothing had to be guessed, and everything was understood.</p>
      ) : (
        <ol className={styles['marked']}>
          {marked.map(({ id, number, kind, text, findings }) => (
            <li key={id}>
              <button type="button" onClick={() => onGo(id)}>
                <strong>{number ?? kind}</strong> {text.slice(0, 40)}
                <span>{findings.join(' ')}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
