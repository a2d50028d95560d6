import type { ProvisionView } from '../../../legal-text/views.ts'
import type { ChangeSign, ProvenanceSign } from '../rows.ts'
import styles from './page.module.css'

const SIGNS: Readonly<Record<Exclude<ChangeSign, null>, readonly [sign: string, words: string]>> = {
  inserted: ['+', 'Inserted.'],
  deleted: ['−', 'Deleted.'],
  changed: ['±', 'Changed.'],
  moved: ['↦', 'Moved here.'],
  left: ['↤', 'Moved away from here.'],
  split: ['⤶', 'Split from the provision before.'],
  joined: ['⤴', 'Joined to the provision before.'],
  notUsed: ['∅', 'Left as not used.'],
}

const PROVENANCE: Readonly<
  Record<Exclude<ProvenanceSign, null>, readonly [sign: string, words: string]>
> = {
  illustrative: ['◇', 'Illustrative, not in-force text.'],
  quoted: ['❝', 'Quoted from the Code.'],
}

interface GutterProps {
  readonly sign: ChangeSign
  readonly provenance: ProvenanceSign
}

/** Signs beside the text, each with its words for the ear and, on hover, for the eye. */
export function Gutter({ sign, provenance }: GutterProps) {
  return (
    <div className={styles['gutter']}>
      <Sign kind="change" entry={sign === null ? null : SIGNS[sign]} />
      <Sign kind="provenance" entry={provenance === null ? null : PROVENANCE[provenance]} />
    </div>
  )
}

interface SignProps {
  readonly kind: 'change' | 'provenance'
  readonly entry: readonly [sign: string, words: string] | null
}

function Sign({ kind, entry }: SignProps) {
  if (entry === null) return <span className={styles['sign']} />
  const [sign, words] = entry
  return (
    <span className={styles['sign']} data-sign={kind} title={words}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{words} </span>
    </span>
  )
}

/** The number hangs in the margin; where it is another than the one in force, both are there. */
export function NumberInMargin({
  row,
  clean,
}: {
  readonly row: ProvisionView
  readonly clean: boolean
}) {
  const { number, baselineNumber, moved, joinedTo } = row
  if (joinedTo !== null && !clean && baselineNumber !== null) {
    return (
      <span className={styles['number']}>
        <del>{baselineNumber}</del>
      </span>
    )
  }
  if (number === null) return <span className={styles['number']} />
  const presence = moved?.end === 'to' ? 'inserted' : row.presence
  const renumbered = presence === 'kept' && baselineNumber !== null && baselineNumber !== number
  return (
    <span className={styles['number']} data-handle title="Drag to move">
      {clean || presence === 'kept' ? number : null}
      {!clean && presence === 'inserted' && <ins>{number}</ins>}
      {!clean && presence === 'deleted' && <del>{number}</del>}
      {!clean && renumbered && <del className={styles['replaced']}>{baselineNumber}</del>}
    </span>
  )
}
