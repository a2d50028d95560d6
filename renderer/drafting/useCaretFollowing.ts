import { useEffect, useRef } from 'react'
import type { ProvisionView } from '../../legal-text/views.ts'
import type { Patch } from '../../shared/workspace.ts'
import { usePlace } from '../interface/navigation.ts'
import { onStepBack } from '../workspace/store.ts'
import type { DraftedDocument } from './document.ts'
import { endOfChange } from './offsets.ts'
import { resumedSpot } from './resuming.ts'
import { drafting, END, placeCaret, type Spot, START } from './state.ts'

/**
 * Keeps the caret where the work is: on the first change to begin with, on what another room points at, on what
 * undo and redo have changed, and beside a provision that is gone.
 */
export function useCaretFollowing(drafted: DraftedDocument, views: readonly ProvisionView[]): void {
  useCaretOnPlace(drafted, views)
  useCaretBesideGone(views)
  useCaretOnSteps(views)
}

function useCaretOnPlace(drafted: DraftedDocument, views: readonly ProvisionView[]): void {
  const { provision, change } = usePlace((place) => ({
    provision: place.provision,
    change: place.change,
  }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another place or document moves the caret
  useEffect(() => {
    const { caret } = drafting()
    const isHere = (id: string) => views.some((view) => view.id === id)
    if (caret !== null && caret.provision === provision && isHere(provision)) return
    const focus = document.activeElement === document.body
    if (provision !== null && isHere(provision)) {
      const spot: Spot = change === null ? START : { kind: 'change', change }
      placeCaret(provision, resumedSpot(provision) ?? spot, { focus })
      return
    }
    const first = views.find(isChanged) ?? views.find(({ kind }) => kind !== 'table')
    if (first !== undefined) placeCaret(first.id, END, { focus })
  }, [drafted.draft.id, drafted.document.id, provision, change])
}

function isChanged({ segments }: ProvisionView): boolean {
  return segments.some(({ change }) => change !== null)
}

/** When the caret's provision goes from the page, the caret goes to the one before it. */
function useCaretBesideGone(views: readonly ProvisionView[]): void {
  const before = useRef(views)
  useEffect(() => {
    const old = before.current
    before.current = views
    const { caret } = drafting()
    if (caret === null || views.some(({ id }) => id === caret.provision)) return
    const at = old.findIndex(({ id }) => id === caret.provision)
    const left = new Set(views.map(({ id }) => id))
    const neighbour =
      old.slice(0, Math.max(at, 0)).findLast(({ id, kind }) => left.has(id) && kind !== 'table') ??
      views[0]
    if (neighbour === undefined) return
    const focus = document.activeElement === document.body
    placeCaret(neighbour.id, END, { focus })
  }, [views])
}

function useCaretOnSteps(views: readonly ProvisionView[]): void {
  const latest = useRef(views)
  latest.current = views
  useEffect(
    () =>
      onStepBack((patches) => {
        // Once the words are on the page again.
        requestAnimationFrame(() => goToStep(patches, latest.current))
      }),
    [],
  )
}

/** Puts the caret behind what a step of undo or redo has changed; the topmost of it, where it is more. */
function goToStep(patches: readonly Patch[], views: readonly ProvisionView[]): void {
  const records = patches.flatMap(({ kind, before, after }) => {
    const record = after ?? before
    return kind === 'change' && record !== null && 'provision' in record ? [record] : []
  })
  const touched = new Map([...records].reverse().map((record) => [record.provision, record]))
  const view = views.find(({ id }) => touched.has(id))
  const record = view === undefined ? undefined : touched.get(view.id)
  if (record === undefined || view === undefined) return
  const base = record.kind === 'text' ? record.end : 0
  const offset = endOfChange(view.segments, record.id, base)
  placeCaret(view.id, { kind: 'offset', offset })
}
