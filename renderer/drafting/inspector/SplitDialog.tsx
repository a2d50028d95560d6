import { useMemo, useState } from 'react'
import type { TextChange } from '../../../legal-text/changes.ts'
import { plainText, type Run, sliceRuns } from '../../../legal-text/text.ts'
import { Button, Field } from '../../design/controls.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { announce } from '../../interface/messages.ts'
import { attempt } from '../../workspace/author.ts'
import styles from './details.module.css'
import { cuttable, firstCut } from './parts.ts'

interface SplitDialogProps {
  readonly change: TextChange
  /** The provision's text in force. */
  readonly base: readonly Run[]
  readonly onClose: () => void
}

/** Cuts a change in two, word by word, with both halves in sight. */
export function SplitDialog({ change, base, onClose }: SplitDialogProps) {
  const parts = useMemo(() => cuttable(change, base), [change, base])
  const { struck, written, struckCuts, writtenCuts } = parts
  const [cut, setCut] = useState(() => firstCut(parts))
  const struckAt = struckCuts[cut.struck] ?? 0
  const writtenAt = writtenCuts[cut.written] ?? 0
  const length = { struck: struckCuts.at(-1) ?? 0, written: writtenCuts.at(-1) ?? 0 }
  const isHalf = (from: number, to: number) => from > 0 || to > 0
  const left = isHalf(struckAt, writtenAt)
  const right = isHalf(length.struck - struckAt, length.written - writtenAt)
  const split = () => {
    const args = { change: change.id, base: change.start + struckAt, proposed: writtenAt }
    if (!attempt('change.split', args)) return
    announce('The change is two changes')
    onClose()
  }
  return (
    <Dialog
      title="Split the change"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" unavailable={!left || !right} onClick={split}>
            Split
          </Button>
        </>
      }
    >
      <div className={styles['split']}>
        {struckCuts.length > 1 && (
          <Slider
            label="Words struck by the first change"
            steps={struckCuts.length - 1}
            value={cut.struck}
            onValue={(value) => setCut({ ...cut, struck: value })}
          />
        )}
        {writtenCuts.length > 1 && (
          <Slider
            label="Words written by the first change"
            steps={writtenCuts.length - 1}
            value={cut.written}
            onValue={(value) => setCut({ ...cut, written: value })}
          />
        )}
        <Half
          name="First"
          struck={sliceRuns(struck, 0, struckAt)}
          written={sliceRuns(written, 0, writtenAt)}
        />
        <Half
          name="Second"
          struck={sliceRuns(struck, struckAt)}
          written={sliceRuns(written, writtenAt)}
        />
        {(!left || !right) && <p role="status">One half has nothing to do yet: move the cut.</p>}
        <p className={styles['made']}>
          Both keep the reason and the links; comments stay with the first.
        </p>
      </div>
    </Dialog>
  )
}

interface SliderProps {
  readonly label: string
  readonly steps: number
  readonly value: number
  readonly onValue: (value: number) => void
}

function Slider({ label, steps, value, onValue }: SliderProps) {
  return (
    <Field label={label}>
      {(tie) => (
        <input
          {...tie}
          type="range"
          data-autofocus
          min={0}
          max={steps}
          step={1}
          value={value}
          onChange={(event) => onValue(Number(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

interface HalfProps {
  readonly name: string
  readonly struck: readonly Run[]
  readonly written: readonly Run[]
}

function Half({ name, struck, written }: HalfProps) {
  const words = (runs: readonly Run[]) => plainText(runs, () => '[reference]')
  return (
    <div>
      <h3>{name}</h3>
      <p className={styles['half']}>
        {struck.length > 0 && <del>{words(struck)}</del>}
        {struck.length > 0 && written.length > 0 && ' '}
        {written.length > 0 && <ins>{words(written)}</ins>}
        {struck.length + written.length === 0 && <em>Nothing</em>}
      </p>
    </div>
  )
}
