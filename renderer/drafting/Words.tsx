import type { CSSProperties, ReactNode } from 'react'
import { plainText, type Resolve, type Run } from '../../legal-text/text.ts'
import type { Segment } from '../../legal-text/views.ts'
import { proposedLength } from './offsets.ts'
import styles from './words.module.css'

interface WordsProps {
  readonly segments: readonly Segment[]
  readonly resolve: Resolve
  /** The change that is selected, drawn stronger. */
  readonly selected: string | null
}

/** A provision's words as they read: real insertions and deletions, told apart without colour, with both ends said aloud. */
export function Words({ segments, resolve, selected }: WordsProps) {
  return withPlaces(segments).map(({ part: segment, place }) => (
    <SegmentWords
      key={place}
      segment={segment}
      resolve={resolve}
      selected={segment.change !== null && segment.change === selected}
    />
  ))
}

interface SegmentWordsProps {
  readonly segment: Segment
  readonly resolve: Resolve
  readonly selected: boolean
}

function SegmentWords({ segment, resolve, selected }: SegmentWordsProps) {
  const words = withPlaces(segment.runs).map(({ part: run, place }) => (
    <RunWords key={place} run={run} resolve={resolve} />
  ))
  const data = { 'data-segment': segment.kind, 'data-length': proposedLength(segment) }
  if (segment.kind === 'kept') return <span {...data}>{words}</span>
  const change = segment.change ?? undefined
  const className = selected ? styles['selected'] : undefined
  const deleted = segment.kind === 'deleted' || segment.deletedBy !== null
  const name = deleted ? 'deletion' : 'insertion'
  const inside = (
    <>
      <span className={styles['aloud']}> [{name} starts] </span>
      {words}
      <span className={styles['aloud']}> [{name} ends] </span>
    </>
  )
  return deleted ? (
    <del {...data} data-change={change} className={className}>
      {inside}
    </del>
  ) : (
    <ins
      {...data}
      data-change={change}
      data-status={segment.status ?? undefined}
      className={className}
    >
      {inside}
    </ins>
  )
}

const MARK_STYLES: Readonly<Record<Run['marks'][number], CSSProperties>> = {
  bold: { fontWeight: 680 },
  italic: { fontStyle: 'italic' },
  underline: { textDecoration: 'underline' },
  superscript: { verticalAlign: 'super', fontSize: '0.75em' },
}

function RunWords({ run, resolve }: { readonly run: Run; readonly resolve: Resolve }) {
  const text: ReactNode = plainText([run], resolve)
  const style: CSSProperties = Object.assign({}, ...run.marks.map((mark) => MARK_STYLES[mark]))
  if (run.kind !== 'text') {
    return (
      <span data-atom={run.target} className={styles['reference']} style={style}>
        {text}
      </span>
    )
  }
  return run.marks.length === 0 ? text : <span style={style}>{text}</span>
}

/** Segments and runs have no identity of their own: their place in the text is what they are. */
function withPlaces<Part>(
  parts: readonly Part[],
): readonly { readonly part: Part; readonly place: string }[] {
  return parts.map((part, index) => ({ part, place: `place-${index}` }))
}
