import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { problemText } from '../../bridge.ts'
import { Button } from '../../design/controls.tsx'
import { announce, refuse, reportProblem } from '../../interface/messages.ts'
import { navigate } from '../../interface/navigation.ts'
import { runCommand } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import type { ListedChange } from '../changeList.ts'
import { Words } from '../page/Words.tsx'
import { read } from '../reading/state.ts'
import { END, placeCaret } from '../state.ts'
import { type DraftRow, differenceOf } from './align.ts'
import styles from './comparing.module.css'
import type { ComparedDraft } from './useComparedDraft.ts'

interface DraftRowLineProps {
  readonly row: DraftRow
  readonly left: ComparedDraft
  readonly right: ComparedDraft
}

/** One provision in both drafts, with how the second differs from the first. */
export function DraftRowLine({ row, left, right }: DraftRowLineProps) {
  const difference = row.differs ? differenceOf(row, left.side, right.side) : []
  return (
    <div className={styles['row']} data-differs={row.differs || undefined}>
      <Half view={row.left} own={left} other={right} differs={row.differs} direction="right" />
      <Half view={row.right} own={right} other={left} differs={row.differs} direction="left" />
      {difference.length > 0 && (
        <p className={styles['difference']}>
          <strong>
            From {left.name} to {right.name}:
          </strong>{' '}
          {difference.map(({ kind, text }, index) => {
            const key = `${index} ${kind}`
            if (kind === 'kept') return <span key={key}>{shortened(text)}</span>
            return kind === 'deleted' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>
          })}
        </p>
      )}
    </div>
  )
}

/** Words that both have are there to find one's place only. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 26)} … ${text.slice(-26)}` : text
}

interface HalfProps {
  readonly view: ProvisionView | null
  readonly own: ComparedDraft
  readonly other: ComparedDraft
  readonly differs: boolean
  readonly direction: 'left' | 'right'
}

function Half({ view, own, other, differs, direction }: HalfProps) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  if (view === null) {
    return <div className={styles['absent']}>Nothing here in {own.name}</div>
  }
  const citation = own.side.citations.get(view.id) || 'Unnumbered'
  const changes = own.changes.get(view.id) ?? []
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set groups controls, and a clause is none
    <div className={styles['half']} role="group" aria-label={`${citation} in ${own.name}`}>
      <button
        type="button"
        className={styles['number']}
        title={`Open ${citation} in ${own.draft.name}`}
        onClick={() => {
          read('page')
          navigate({ draft: own.draft.id, provision: view.id, change: null })
          placeCaret(view.id, END)
        }}
      >
        {citation}
      </button>
      <div className={styles['words']} data-presence={view.presence}>
        <Words segments={view.segments} resolve={own.side.resolve} clean={false} selected={null} />
        {view.segments.length === 0 && <em>No words</em>}
      </div>
      {differs && !readOnly && other.text === 'redline' && changes.length > 0 && (
        <ul className={styles['takes']} aria-label={`Changes of ${own.draft.name} at ${citation}`}>
          {changes.map((change) => (
            <li key={change.id}>
              <Button look="quiet" onClick={() => take(change, other)}>
                {direction === 'left' && <ArrowLeft aria-hidden="true" />}
                <span className={styles['take']}>
                  {other.draft.name} takes “{nameOf(change)}”
                </span>
                {direction === 'right' && <ArrowRight aria-hidden="true" />}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function nameOf({ act, deleted, inserted }: ListedChange): string {
  const words = (inserted || deleted || act).trim()
  return words.length > 42 ? `${words.slice(0, 40)}…` : words
}

/** Takes a change over; where the other draft changes the same words, says so and offers to give those up. */
function take(change: ListedChange, other: Pick<ComparedDraft, 'draft'>, replace = false): void {
  const { draft } = other
  const taken = runCommand('draft.take', { changes: [change.id], draft: draft.id, replace })
  if (taken.ok) announce(`${draft.name} has it now`)
  else if (taken.error.code === 'draft/conflict') {
    refuse(problemText(taken.error), {
      label: 'Take it over, withdraw the other',
      run: () => take(change, other, true),
    })
  } else if (taken.error.code.startsWith('draft/')) refuse(problemText(taken.error))
  else reportProblem(taken.error)
}
