import { useEffect, useState } from 'react'
import type { PresenterView } from '../../shared/walkthrough/presenter.ts'
import { request, subscribe } from '../bridge.ts'
import { Badge, Button } from '../design/controls.tsx'
import { actionForKey } from './keys.ts'
import styles from './presenter.module.css'
import { StageWords } from './StageWords.tsx'

/** The presenter's own window: notes, what comes next, the clock, and what the room sees. */
export function Presenter() {
  const [view, setView] = useState<PresenterView | null>(null)
  useEffect(() => {
    const stop = subscribe('walkthrough.shown', setView)
    void request('walkthrough.drive', { kind: 'hello' })
    return stop
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('textarea, button')) return
      if (actionForKey(event) === null) return
      event.preventDefault()
      press(event.key, event.shiftKey)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  if (view?.step == null) {
    return (
      <main className={styles['presenter']} aria-label="Presenter">
        <h1 className={styles['where']}>The walkthrough is not running</h1>
        <p>Begin it with F5 in the main window.</p>
      </main>
    )
  }
  return <Following view={view} step={view.step} />
}

function press(key: string, shiftKey = false): void {
  void request('walkthrough.drive', { kind: 'key', key, shiftKey })
}

interface FollowingProps {
  readonly view: PresenterView
  readonly step: NonNullable<PresenterView['step']>
}

function Following({ view, step }: FollowingProps) {
  return (
    <main className={styles['presenter']} aria-label="Presenter">
      <header className={styles['head']}>
        <h1 className={styles['where']}>
          {view.reference}, {view.draft}: {step.title}
        </h1>
        <p className={styles['place']} aria-live="polite">
          {view.place} of {view.count}
        </p>
        <Clock began={view.began} />
      </header>
      <section className={styles['room']} aria-label="What the room sees">
        <h2>
          The room sees{' '}
          {view.blank ? <Badge tone="caution">blank screen</Badge> : <Badge>{view.reading}</Badge>}
          {view.over !== null && <Badge tone="accent">{view.over}</Badge>}
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <div className={styles['clause']} tabIndex={0} data-blank={view.blank || undefined}>
          {step.group !== null && <p className={styles['group']}>{step.group}</p>}
          {view.lines.map(({ number, depth, words }, index) => (
            <p
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity here and keep their order
              key={index}
              style={{ '--depth': depth } as React.CSSProperties}
            >
              <span className={styles['number']}>{number}</span>
              <span>
                <StageWords pieces={words} current={null} />
              </span>
            </p>
          ))}
          {view.lines.length === 0 && <p>There is no clause in this reading.</p>}
        </div>
      </section>
      <Note key={step.key} step={step.key} note={step.note} readOnly={view.readOnly} />
      <section className={styles['after']} aria-label="Next step">
        <h2>Next</h2>
        {view.next === null ? (
          <p>This is the last step.</p>
        ) : (
          <p>
            <strong>{view.next.title}</strong> {view.next.words}
          </p>
        )}
        <h2>Questions</h2>
        {view.questions.length === 0 && <p>None is linked.</p>}
        <ul>
          {view.questions.map(({ name, text, open }) => (
            <li key={name}>
              <strong>{name}</strong> {text} {open && <Badge tone="caution">open</Badge>}
            </li>
          ))}
        </ul>
      </section>
      <footer className={styles['foot']}>
        <Button onClick={() => press('ArrowLeft')}>Previous</Button>
        <Button look="primary" onClick={() => press('ArrowRight')}>
          Next
        </Button>
        <Button onClick={() => press(' ')}>Other reading</Button>
        <Button onClick={() => press('b')}>{view.blank ? 'Show' : 'Blank'}</Button>
        <Button onClick={() => press('d')}>Decision</Button>
        <Button onClick={() => press('a')}>Action</Button>
        <span className={styles['count']}>
          {view.decisions} {view.decisions === 1 ? 'decision' : 'decisions'}, {view.actions}{' '}
          {view.actions === 1 ? 'action' : 'actions'} minuted
        </span>
      </footer>
    </main>
  )
}

interface NoteProps {
  readonly step: string
  readonly note: string
  readonly readOnly: string | null
}

/** What to say here; kept when the field is left. */
function Note({ step, note, readOnly }: NoteProps) {
  const [text, setText] = useState(note)
  return (
    <section className={styles['notes']} aria-label="Notes">
      <h2>
        <label htmlFor="presenter-note">Notes</label>
      </h2>
      <textarea
        id="presenter-note"
        value={text}
        maxLength={20_000}
        readOnly={readOnly !== null}
        placeholder={readOnly === null ? 'What to say at this step' : readOnly}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (text !== note) void request('walkthrough.drive', { kind: 'note', step, note: text })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </section>
  )
}

const SECOND = 1000

/** The time of day, and how long the walkthrough has run. */
function Clock({ began }: { readonly began: string }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), SECOND)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(began)) / 60_000))
  return (
    <p className={styles['clock']}>
      <time dateTime={now.toISOString()}>
        {now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}
      </time>
      <span>
        {minutes} {minutes === 1 ? 'minute' : 'minutes'} in
      </span>
    </p>
  )
}
