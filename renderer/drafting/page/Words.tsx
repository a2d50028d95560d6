import { Fragment } from 'react'
import { plainText, type Resolve, type Run } from '../../../legal-text/text.ts'
import type { Segment } from '../../../legal-text/views.ts'

interface WordsProps {
  readonly segments: readonly Segment[]
  readonly resolve: Resolve
  /** The numbers in force, where a redline says which references read differently now. */
  readonly resolveBefore?: Resolve | undefined
  /** Words only: nothing is shown as inserted. */
  readonly clean: boolean
  /** The change that is selected. */
  readonly selected: string | null
}

/**
 * A provision's words, for reading: real insertions and deletions, told apart without colour, their ends said aloud,
 * and what one change does to one place held together as one suggestion.
 */
export function Words({ segments, resolve, resolveBefore, clean, selected }: WordsProps) {
  if (clean)
    return segments.map((segment) => <Runs key={keyOf(segment)} {...{ segment, resolve }} />)
  return byChange(segments).map((group) => {
    const [first] = group
    if (first === undefined) return null
    const words = group.map((segment) => (
      <SegmentWords key={keyOf(segment)} {...{ segment, resolve, resolveBefore }} />
    ))
    if (first.change === null) return words
    return (
      <span
        key={keyOf(first)}
        role={isReplacement(group) ? 'suggestion' : undefined}
        data-change={first.change}
        data-selected={first.change === selected || undefined}
      >
        {words}
      </span>
    )
  })
}

/** What has moved belongs to a change too, and replaces nothing. */
function isReplacement(group: readonly Segment[]): boolean {
  return group.some(isStruck) && group.some(({ kind }) => kind === 'inserted')
}

function isStruck({ kind, deletedBy }: Segment): boolean {
  return kind === 'deleted' || deletedBy !== null
}

// Segments are values without an identity of their own; React compares them by place well enough.
const keys = new WeakMap<Segment, number>()
let count = 0

function keyOf(segment: Segment): number {
  let key = keys.get(segment)
  if (key === undefined) {
    count += 1
    key = count
    keys.set(segment, key)
  }
  return key
}

function byChange(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const groups: Segment[][] = []
  for (const segment of segments) {
    const last = groups[groups.length - 1]
    if (segment.change !== null && last?.[0]?.change === segment.change) last.push(segment)
    else groups.push([segment])
  }
  return groups
}

interface SegmentWordsProps {
  readonly segment: Segment
  readonly resolve: Resolve
  readonly resolveBefore?: Resolve | undefined
}

/** What these elements are anyway; some checkers and readers only know it when it is said. */
const ROLES = { del: 'deletion', ins: 'insertion' } as const

function SegmentWords({ segment, resolve, resolveBefore }: SegmentWordsProps) {
  const kept = segment.kind === 'kept'
  const runs = <Runs {...{ segment, resolve, resolveBefore: kept ? resolveBefore : undefined }} />
  if (isStruck(segment)) {
    return (
      <del role={ROLES.del} data-status={segment.status ?? undefined}>
        <Aloud text=" [deletion starts] " />
        {runs}
        <Aloud text=" [deletion ends] " />
      </del>
    )
  }
  if (segment.kind === 'kept') {
    return segment.moved?.end === 'to' ? <span data-moved="to">{runs}</span> : runs
  }
  return (
    <ins role={ROLES.ins} data-status={segment.status ?? undefined}>
      <Aloud text=" [insertion starts] " />
      {runs}
      <Aloud text=" [insertion ends] " />
    </ins>
  )
}

function Aloud({ text }: { readonly text: string }) {
  return (
    <span className="visually-hidden" data-aloud>
      {text}
    </span>
  )
}

function Runs({ segment, resolve, resolveBefore }: SegmentWordsProps) {
  let at = 0
  return segment.runs.map((run) => {
    const key = at
    at += run.kind === 'text' ? run.text.length : 1
    const before = run.kind === 'text' ? '' : plainText([run], resolveBefore ?? resolve)
    // The numbers in force are not known yet while the document is opened.
    const known = before !== '' && before !== '[?]'
    const changed = known && before !== plainText([run], resolve)
    const words = <RunWords key={key} run={run} resolve={resolve} />
    if (!changed) return words
    return (
      <Fragment key={key}>
        <del title="A consequential change">
          <Aloud text=" [consequential deletion starts] " />
          {before}
          <Aloud text=" [deletion ends] " />
        </del>
        <ins title="A consequential change">
          <Aloud text=" [consequential insertion starts] " />
          {words}
          <Aloud text=" [insertion ends] " />
        </ins>
      </Fragment>
    )
  })
}

function RunWords({ run, resolve }: { readonly run: Run; readonly resolve: Resolve }) {
  const text = plainText([run], resolve)
  if (run.kind === 'text' && run.marks.length === 0) return text
  return (
    <span
      data-marks={run.marks.length === 0 ? undefined : run.marks.join(' ')}
      data-target={run.kind === 'text' ? undefined : run.target}
    >
      {text}
    </span>
  )
}
