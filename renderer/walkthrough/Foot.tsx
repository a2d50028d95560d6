import { ChevronLeft, ChevronRight, Keyboard, X } from 'lucide-react'
import type { Reading } from '../../shared/walkthrough/readings.ts'
import { Button, IconButton } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { act, changeOrder, goTo } from './actions.ts'
import { ORDER_OPTIONS, type Scene } from './scene.ts'
import { useShow } from './state.ts'
import styles from './walkthrough.module.css'

const READING_OPTIONS: readonly { readonly value: Reading; readonly label: string }[] = [
  { value: 'redline', label: 'Redline' },
  { value: 'proposed', label: 'Proposed' },
  { value: 'baseline', label: 'Baseline' },
]

/** Ticks of more steps than this would be too small to press. */
const MOST_TICKS = 40

/** What can be done by pointer, and where in the whole the room is. */
export function Foot({ scene }: { readonly scene: Scene }) {
  const { steps, index } = scene
  const { reading, by, writing } = useShow((show) => ({
    reading: show.reading,
    by: show.by,
    writing: show.writing,
  }))
  return (
    <footer className={styles['foot']}>
      {steps.length <= MOST_TICKS ? (
        <ol className={styles['ticks']} aria-label="Steps">
          {steps.map((step, place) => (
            <li key={step.key}>
              <button
                type="button"
                aria-label={`Step ${place + 1}: ${step.title}`}
                aria-current={place === index ? 'step' : undefined}
                data-done={place < index || undefined}
                tabIndex={-1}
                onClick={() => goTo(step.key)}
              />
            </li>
          ))}
        </ol>
      ) : (
        <progress
          className={styles['bar']}
          value={index + 1}
          max={steps.length}
          aria-label={`Step ${index + 1} of ${steps.length}`}
        />
      )}
      <div className={styles['tools']}>
        <Segmented
          label="Reading"
          value={reading}
          options={READING_OPTIONS}
          onValueChange={(next) => act(next)}
        />
        <Segmented label="Order" value={by} options={ORDER_OPTIONS} onValueChange={changeOrder} />
        <span className={styles['gap']} />
        {writing === null ? (
          <>
            <Button onClick={() => act('decision')} aria-keyshortcuts="D">
              Decision
            </Button>
            <Button onClick={() => act('action')} aria-keyshortcuts="A">
              Action
            </Button>
            <Button onClick={() => act('wording')} aria-keyshortcuts="W">
              Wording
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={() => act('redline')}>
            Done with the wording
          </Button>
        )}
        <span className={styles['gap']} />
        <IconButton
          icon={ChevronLeft}
          label="Previous step"
          unavailable={index <= 0}
          onClick={() => act('previous')}
        />
        <IconButton
          icon={ChevronRight}
          label="Next step"
          unavailable={index >= steps.length - 1}
          onClick={() => act('next')}
        />
        <IconButton icon={Keyboard} label="Keys of the walkthrough" onClick={() => act('keys')} />
        <IconButton icon={X} label="Leave the walkthrough" onClick={() => act('leave')} />
      </div>
    </footer>
  )
}
