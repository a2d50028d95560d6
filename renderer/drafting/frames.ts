/**
 * What provisions of a view have in common while only their words differ: numbers, citations and their order. Typing
 * leaves these as they are, so that they are worked out once for each structure of the document. Pure.
 */
import type { Resolve } from '../../legal-text/text.ts'
import { type ProvisionView, resolverOf } from '../../legal-text/views.ts'
import { citationsOf } from '../../shared/tracing/changes.ts'

type Views = readonly ProvisionView[]

interface Frame {
  readonly resolve: Resolve
  readonly citations: ReadonlyMap<string, string>
}

const frames = new WeakMap<Views, Frame>()

function frameOf(views: Views): Frame {
  let frame = frames.get(views)
  if (frame === undefined) {
    frame = { resolve: resolverOf(views), citations: citationsOf(views) }
    frames.set(views, frame)
  }
  return frame
}

/** Says that two lists differ in words only. */
export function sameFrame(before: Views, after: Views): void {
  frames.set(after, frameOf(before))
}

/** The same function as long as only words differ. */
export function resolverFor(views: Views): Resolve {
  return frameOf(views).resolve
}

/** The same map as long as only words differ. */
export function citationsFor(views: Views): ReadonlyMap<string, string> {
  return frameOf(views).citations
}
