/** What stands side by side on the page in each view, and why some of it cannot be changed. Pure. */
import type { ProvisionView, Segment, View } from '../../legal-text/views.ts'
import type { Column, DraftingView } from './state.ts'

export interface PageColumn {
  readonly id: Column
  /** The view whose words the column shows. */
  readonly view: View
  /** Words only, without signs of what has changed. */
  readonly clean: boolean
  readonly heading: string
}

const MAIN: Readonly<Record<View, PageColumn>> = {
  redline: { id: 'main', view: 'redline', clean: false, heading: 'Redline' },
  proposed: { id: 'main', view: 'proposed', clean: true, heading: 'Proposed text' },
  agreed: { id: 'main', view: 'agreed', clean: true, heading: 'Agreed text' },
  baseline: { id: 'main', view: 'baseline', clean: true, heading: 'Baseline text' },
}

const BESIDE: readonly PageColumn[] = [
  { id: 'baseline', view: 'baseline', clean: false, heading: 'Baseline' },
  { id: 'main', view: 'proposed', clean: false, heading: 'Proposed' },
]

export function columnsOf(view: DraftingView): readonly PageColumn[] {
  return view === 'sideBySide' ? BESIDE : [MAIN[view]]
}

/** What of a row says whether its words can be worked on. */
type Standing = Pick<ProvisionView, 'presence'> & Partial<Pick<ProvisionView, 'moved' | 'notUsed'>>

/** Why a column cannot be written in, or null where it can. */
export function refusalOf(
  { view }: PageColumn,
  { presence, moved = null, notUsed = null }: Standing,
  readOnly: string | null,
): string | null {
  if (readOnly !== null) return `Nothing can be changed here. ${readOnly}`
  if (view === 'baseline') {
    return 'The baseline is in force and cannot be changed. Type in Redline (Ctrl+1) or Proposed (Ctrl+2).'
  }
  if (view === 'agreed') {
    return 'The agreed text changes by accepting. Type in Redline (Ctrl+1) or Proposed (Ctrl+2).'
  }
  if (moved?.end === 'from') {
    return 'This is where it stood. Its words are proposed in another place: work on them there.'
  }
  if (notUsed !== null) {
    return 'This provision reads “[Not used]”. Reject that change to work on its words.'
  }
  if (presence === 'deleted') {
    return 'This provision is struck out. Reject its deletion to work on its words.'
  }
  return null
}

/**
 * A row of the redline as the baseline's column shows it: what goes is struck, what comes is left out. Null where
 * the provision is not in the baseline.
 */
export function baselineSide(row: ProvisionView): ProvisionView | null {
  if (row.moved?.end === 'to') return null
  // A second half stands beside the words that it has in force, without a number of its own.
  if (row.presence === 'inserted' && !row.continues) return null
  const segments = without(row.segments, 'inserted').filter(({ moved }) => moved?.end !== 'to')
  return { ...row, number: row.baselineNumber, segments }
}

/** A row of the redline as the proposal's column shows it; null where the provision is struck out. */
export function proposedSide(row: ProvisionView): ProvisionView | null {
  if (row.presence === 'deleted') return null
  const segments = without(row.segments, 'deleted').filter(({ deletedBy }) => deletedBy === null)
  return { ...row, segments }
}

/** A row as one of so many columns shows it; null where it does not stand there. */
export function sideOf({ id }: PageColumn, columns: number) {
  if (columns < 2) return (row: ProvisionView): ProvisionView | null => row
  return id === 'baseline' ? baselineSide : proposedSide
}

function without(segments: readonly Segment[], kind: Segment['kind']): readonly Segment[] {
  return segments.filter((segment) => segment.kind !== kind)
}
