/** What has been mended of an imported document so far, and how to take the last step back. Pure. */
import { depthsOf, leaveOut, setKind, shiftLevel } from '../../../legal-text/mend.ts'
import type { NumberingStyle, ProvisionKind, Provisions } from '../../../legal-text/provisions.ts'
import { plainText } from '../../../legal-text/text.ts'
import type { CodeDocumentRead } from '../../../shared/channels.ts'

export interface Reviewed {
  readonly provisions: Provisions
  readonly numbering: NumberingStyle
  readonly package: CodeDocumentRead['package']
  /** Earlier states, the latest last. */
  readonly before: readonly Provisions[]
  /** How many provisions a person left out. */
  readonly leftOut: number
}

export interface ReviewLine {
  readonly id: string
  readonly depth: number
  readonly number: string | null
  readonly kind: ProvisionKind
  readonly text: string
  /** What a person should look at; none for most. */
  readonly findings: readonly string[]
}

export function reviewOf(read: CodeDocumentRead): Reviewed {
  const { provisions, numbering, package: file } = read
  return { provisions, numbering, package: file, before: [], leftOut: 0 }
}

export type Mend =
  | { readonly kind: 'level'; readonly by: 1 | -1 }
  | { readonly kind: 'kind'; readonly to: ProvisionKind }
  | { readonly kind: 'leave out' }

/** The same object where nothing can be mended that way. */
export function mended(reviewed: Reviewed, id: string, mend: Mend): Reviewed {
  const { provisions, before, leftOut } = reviewed
  const next = apply(provisions, id, mend)
  const same =
    next === provisions ||
    (next.length === provisions.length &&
      next.every((provision, index) => provision === provisions[index]))
  if (same) return reviewed
  return {
    ...reviewed,
    provisions: next,
    before: [...before, provisions],
    leftOut: leftOut + (provisions.length - next.length),
  }
}

function apply(provisions: Provisions, id: string, mend: Mend): Provisions {
  if (mend.kind === 'level') return shiftLevel(provisions, id, mend.by)
  if (mend.kind === 'kind') return setKind(provisions, id, mend.to)
  return leaveOut(provisions, id)
}

export function takenBack(reviewed: Reviewed): Reviewed {
  const last = reviewed.before[reviewed.before.length - 1]
  if (last === undefined) return reviewed
  return {
    ...reviewed,
    provisions: last,
    before: reviewed.before.slice(0, -1),
    leftOut: reviewed.leftOut - (last.length - reviewed.provisions.length),
  }
}

/** Rows are shown by their cells. */
export function linesOf(
  { provisions }: Reviewed,
  findings: CodeDocumentRead['findings'],
): readonly ReviewLine[] {
  const depths = depthsOf(provisions)
  const numbers = new Map(provisions.map(({ id, number }) => [id, number]))
  const told = new Map<string, string[]>()
  for (const { provision, what } of findings) {
    told.set(provision, [...(told.get(provision) ?? []), what])
  }
  return provisions.flatMap(({ id, number, kind, text }, index) =>
    kind === 'row'
      ? []
      : [
          {
            id,
            depth: depths[index] ?? 0,
            number,
            kind,
            text: plainText(text, (target) => numbers.get(target) ?? '[?]'),
            findings: told.get(id) ?? [],
          },
        ],
  )
}
