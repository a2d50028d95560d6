/** Everything that people do to a draft, as generated gestures, and what the algebra makes of each. */
import fc from 'fast-check'
import { joinProvision, splitProvision } from '../../legal-text/boundaries.ts'
import type { Change } from '../../legal-text/changes.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { leaveNotUsed, moveProvision, relevelProvision } from '../../legal-text/relocate.ts'
import { restore } from '../../legal-text/restoring.ts'
import { accept, reject, withdraw } from '../../legal-text/review.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { type Run, runsLength } from '../../legal-text/text.ts'
import { readingRuns, viewDocument } from '../../legal-text/views.ts'
import type { SpliceContext } from '../../legal-text/writing/nodes.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { cells, type Gesture, gestures } from './generate.ts'

export type Restructuring = { readonly provision: number; readonly author: number } & (
  | { readonly kind: 'split'; readonly at: number }
  | { readonly kind: 'join' }
  | { readonly kind: 'move'; readonly to: number; readonly inside: boolean }
  | { readonly kind: 'relevel'; readonly direction: 'in' | 'out' }
  | { readonly kind: 'notUsed' }
)

export type AnyGesture = Gesture | Restructuring

const pick = fc.nat({ max: 1000 })
const where = { provision: pick, author: fc.integer({ min: 0, max: 2 }) }

const restructurings: fc.Arbitrary<Restructuring> = fc.oneof(
  fc.record({ kind: fc.constant('split' as const), ...where, at: pick }),
  fc.record({ kind: fc.constant('join' as const), ...where }),
  fc.record({ kind: fc.constant('move' as const), ...where, to: pick, inside: fc.boolean() }),
  fc.record({
    kind: fc.constant('relevel' as const),
    ...where,
    direction: fc.constantFrom('in' as const, 'out' as const),
  }),
  fc.record({ kind: fc.constant('notUsed' as const), ...where }),
)

/** Half of them change structure. */
export const allGestures: fc.Arbitrary<readonly AnyGesture[]> = fc
  .tuple(gestures, fc.array(restructurings, { maxLength: 8 }), fc.infiniteStream(fc.nat()))
  .map(([plain, structural, turns]) => {
    const list: AnyGesture[] = [...plain]
    for (const gesture of structural) {
      list.splice((turns.next().value as number) % (list.length + 1), 0, gesture)
    }
    return list
  })

const REVIEWS = { accept, reject, withdraw, restore }

export interface Done {
  readonly changes: readonly Change[]
  /** Null where the algebra refuses; else the id of what was made, if anything was. */
  readonly made: string | null
  readonly refused: boolean
}

export type Contexts = (author: number) => SpliceContext

/** An editor never leaves its caret between the halves of a surrogate pair. */
export function outsidePair(text: readonly Run[], offset: number): number {
  const low = cells(text)[offset]?.split('|')[0]
  const code = Number(low)
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}

export function spliceOf(
  provision: string,
  text: readonly Run[],
  gesture: Extract<Gesture, { kind: 'splice' }>,
) {
  const length = runsLength(text)
  const start = outsidePair(text, gesture.from % (length + 1))
  const end = outsidePair(text, Math.min(length, start + gesture.length))
  return { provision, start, end, insert: gesture.insert }
}

/** Does what a gesture says to what reads in the proposed text. */
export function perform(
  base: Provisions,
  changes: readonly Change[],
  gesture: AnyGesture,
  contexts: Contexts,
): Done {
  if (gesture.kind === 'review') {
    const change = changes[gesture.change % Math.max(1, changes.length)]
    const next =
      change === undefined
        ? changes
        : REVIEWS[gesture.action](base, changes, [change.id], contexts(0))
    return { changes: next, made: null, refused: false }
  }
  const there = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed')
  const at = gesture.kind === 'insert' ? gesture.after : gesture.provision
  const target = there[at % Math.max(1, there.length)]
  const context = contexts(gesture.author)
  if (gesture.kind === 'insert') {
    const made = context.mint()
    const place = { parent: target?.parent ?? null, after: target?.id ?? null }
    const insertion = { provision: made, provisionKind: target?.kind ?? 'clause', ...place }
    return done(changes, insertProvision(base, changes, insertion, context), made)
  }
  if (target === undefined) return { changes, made: null, refused: true }
  const provision = target.id
  switch (gesture.kind) {
    case 'splice': {
      const splice = spliceOf(provision, readingRuns(target.segments), gesture)
      const written = writeSplice(base, changes, splice, context)
      return { changes: written, made: null, refused: target.notUsed !== null }
    }
    case 'delete':
      return done(changes, deleteProvision(base, changes, { provision }, context))
    case 'split': {
      const made = context.mint()
      const text = readingRuns(target.segments)
      const offset = outsidePair(text, gesture.at % (runsLength(text) + 1))
      const point = { provision, offset, newProvision: made }
      return done(changes, splitProvision(base, changes, point, context), made)
    }
    case 'join':
      return done(changes, joinProvision(base, changes, { provision }, context))
    case 'move': {
      const to = there[gesture.to % there.length]
      const parent = gesture.inside ? (to?.id ?? null) : (to?.parent ?? null)
      const after = gesture.inside ? null : (to?.id ?? null)
      return done(changes, moveProvision(base, changes, { provision, parent, after }, context))
    }
    case 'relevel': {
      const { direction } = gesture
      return done(changes, relevelProvision(base, changes, { provision, direction }, context))
    }
    case 'notUsed':
      return done(changes, leaveNotUsed(base, changes, { provision }, context))
  }
}

function done(
  before: readonly Change[],
  answer: { readonly ok: true; readonly changes: readonly Change[] } | { readonly ok: false },
  made: string | null = null,
): Done {
  return answer.ok
    ? { changes: answer.changes, made, refused: false }
    : { changes: before, made: null, refused: true }
}
