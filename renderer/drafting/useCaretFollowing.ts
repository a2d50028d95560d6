import { useEffect, useRef } from 'react'
import type { ProvisionView } from '../../legal-text/views.ts'
import type { Patch } from '../../shared/workspace.ts'
import { usePlace } from '../interface/navigation.ts'
import { onStepBack } from '../workspace/store.ts'
import type { DraftedDocument } from './document.ts'
import { endOfChange } from './offsets.ts'
import { drafting, END, placeCaret, START } from './state.ts'

/**
 * Keeps the caret where the work is: on the first change to begin with, on what another room points at, and on what
 * undo and redo have changed.
 */
export function useCaretFollowing(drafted: DraftedDocument, views: readonly ProvisionView[]): void {
  const latest = useRef({ drafted, views })
  latest.current = { drafted, views }
  const { provision, change } = usePlace((place) => ({
    provision: place.provision,
    change: place.change,
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another place or document moves the caret
  useEffect(() => {
    const { caret } = drafting()
    const ids = new Set(views.map(({ id }) => id))
    if (caret !== null && ids.has(caret.provision) && provision === caret.provision) return
    const focus = document.activeElement === document.body
    if (provision !== null && ids.has(provision)) {
      placeCaret(provision, change === null ? START : { kind: 'change', change }, { focus })
      return
    }
    const first = firstChanged(views) ?? views.find(({ kind }) => kind !== 'table')
    if (first !== undefined) placeCaret(first.id, END, { focus })
  }, [drafted.draft.id, drafted.document.id, provision, change])

  useEffect(
    () =>
      onStepBack((patches) => {
        // Once the words are on the page again.
        requestAnimationFrame(() => goToStep(patches, latest.current.views))
      }),
    [],
  )
}

function firstChanged(views: readonly ProvisionView[]): ProvisionView | undefined {
  return views.find(({ segments }) => segments.some(({ change }) => change !== null))
}

/** Puts the caret behind what a step of undo or redo has changed. */
function goToStep(patches: readonly Patch[], views: readonly ProvisionView[]): void {
  const records = patches.flatMap(({ kind, before, after }) => {
    const record = after ?? before
    return kind === 'change' && record !== null && 'provision' in record ? [record] : []
  })
  const record = records.find((candidate) => views.some(({ id }) => id === candidate.provision))
  const view = views.find(({ id }) => id === record?.provision)
  if (record === undefined || view === undefined) return
  const base = record.kind === 'text' ? record.end : 0
  const offset = endOfChange(view.segments, record.id, base)
  placeCaret(view.id, { kind: 'offset', offset })
}
