/** The levels of an imported document, mended by hand before it becomes a version: reading order stays, depth changes. */
import type { Provision, ProvisionKind, Provisions } from './provisions.ts'

/** How deep each provision stands, in reading order; 0 at the top. */
export function depthsOf(provisions: Provisions): readonly number[] {
  const depths = new Map<string, number>()
  return provisions.map(({ id, parent }) => {
    const depth = parent === null ? 0 : (depths.get(parent) ?? -1) + 1
    depths.set(id, depth)
    return depth
  })
}

/**
 * The provision with all that is under it one level further in (1) or out (-1). What follows stays at its depth, and so
 * comes under what now stands in front of it. Unchanged where there is no such level.
 */
export function shiftLevel(provisions: Provisions, id: string, by: 1 | -1): Provisions {
  const depths = [...depthsOf(provisions)]
  const index = provisions.findIndex((provision) => provision.id === id)
  const own = depths[index]
  if (own === undefined) return provisions
  const deepest = index === 0 ? 0 : (depths[index - 1] ?? 0) + 1
  if (own + by < 0 || own + by > deepest || !holdsText(provisions[index])) return provisions
  for (let at = index; at === index || (depths[at] ?? -1) > own; at += 1) {
    depths[at] = (depths[at] ?? 0) + by
  }
  return withDepths(provisions, depths)
}

/** Parents by depth: the nearest in front that stands one level further out. What would leave a gap comes nearer. */
function withDepths(provisions: Provisions, depths: readonly number[]): Provisions {
  const open: string[] = []
  return provisions.map((provision, index): Provision => {
    const depth = Math.min(depths[index] ?? 0, open.length)
    open.length = depth
    const parent = open[depth - 1] ?? null
    open.push(provision.id)
    return parent === provision.parent ? provision : { ...provision, parent }
  })
}

export function setKind(provisions: Provisions, id: string, kind: ProvisionKind): Provisions {
  return provisions.map((provision) =>
    provision.id === id && holdsText(provision) ? { ...provision, kind } : provision,
  )
}

/** Without the provision; what stood under it comes up to its place. Rows and cells go with their table alone. */
export function leaveOut(provisions: Provisions, id: string): Provisions {
  const gone = provisions.find((provision) => provision.id === id)
  if (gone === undefined || gone.kind === 'row' || gone.kind === 'cell') return provisions
  if (gone.kind !== 'table') {
    return provisions
      .filter((provision) => provision.id !== id)
      .map((provision) =>
        provision.parent === id ? { ...provision, parent: gone.parent } : provision,
      )
  }
  const out = new Set([id])
  return provisions.filter((provision) => {
    if (provision.parent !== null && out.has(provision.parent)) out.add(provision.id)
    return !out.has(provision.id)
  })
}

function holdsText(provision: Provision | undefined): boolean {
  return provision !== undefined && provision.kind !== 'row' && provision.kind !== 'cell'
}
