/** Which provision of a new version is which of an older one: it keeps its id, so that everything that points at it holds. */
import { type ComparedPair, compareDocuments } from './diff/document.ts'
import type { Provision, Provisions } from './provisions.ts'
import { plainText } from './text.ts'

export interface Inheritance {
  /** The new version with inherited ids; what has no counterpart has a fresh one. */
  readonly provisions: Provisions
  readonly matches: readonly ProvisionMatch[]
  /** Provisions of the older version that the new one no longer has. */
  readonly gone: readonly Provision[]
}

export interface ProvisionMatch {
  /** The id that both have from now on. */
  readonly id: string
  readonly before: Provision
  readonly after: Provision
  /** Whether they read the same; else the words differ. */
  readonly same: boolean
}

/** @param mint Gives a fresh id at each call, for provisions that are new. */
export function inheritIds(before: Provisions, after: Provisions, mint: () => string): Inheritance {
  const partners = partnersOf(before, after)
  const ids = new Map(after.map(({ id }) => [id, partners.get(id)?.id ?? mint()]))
  const idOf = (id: string): string => ids.get(id) ?? id
  const provisions = after.map(
    (provision): Provision => ({
      ...provision,
      id: idOf(provision.id),
      parent: provision.parent === null ? null : idOf(provision.parent),
      text: provision.text.map((run) =>
        run.kind === 'text' ? run : { ...run, target: idOf(run.target) },
      ),
    }),
  )
  const matches = after.flatMap((own, index): readonly ProvisionMatch[] => {
    const old = partners.get(own.id)
    const now = provisions[index]
    if (old === undefined || now === undefined) return []
    const same = plainText(old.text) === plainText(now.text)
    return [{ id: old.id, before: old, after: now, same }]
  })
  const kept = new Set(matches.map(({ id }) => id))
  return { provisions, matches, gone: before.filter(({ id }) => !kept.has(id)) }
}

/** By the id after. A comparison decides, and where it finds nothing, a number that both versions have once. */
function partnersOf(before: Provisions, after: Provisions): ReadonlyMap<string, Provision> {
  const partners = new Map<string, Provision>()
  const taken = new Set<string>()
  const note = (old: Provision | undefined, now: Provision | undefined): void => {
    if (old === undefined || now === undefined) return
    if (taken.has(old.id) || partners.has(now.id) || !areAlike(old, now)) return
    partners.set(now.id, old)
    taken.add(old.id)
  }
  for (const pair of compareDocuments(before, after).pairs) {
    if (!isEmpty(pair)) note(pair.before[0], pair.after[0])
  }
  const numbered = byFullNumber(before)
  const renumbered = byFullNumber(after)
  for (const [number, now] of renumbered) note(numbered.get(number), now)
  // Tables and rows have no words of their own: they are known by what stands in them.
  const olds = new Map(before.map((provision) => [provision.id, provision]))
  const news = new Map(after.map((provision) => [provision.id, provision]))
  for (const now of [...after].reverse()) {
    const old = partners.get(now.id)
    if (old === undefined || now.parent === null || old.parent === null) continue
    const [above, aboveNow] = [olds.get(old.parent), news.get(now.parent)]
    if (above?.text.length === 0 && aboveNow?.text.length === 0) note(above, aboveNow)
  }
  return partners
}

function areAlike(old: Provision, now: Provision): boolean {
  const inTable = (kind: Provision['kind']) => kind === 'table' || kind === 'row' || kind === 'cell'
  return old.kind === now.kind || (!inTable(old.kind) && !inTable(now.kind))
}

/** Nothing can be told of provisions without words: any is like any other. */
function isEmpty({ before, after }: ComparedPair): boolean {
  return [...before, ...after].every(({ text }) => text.length === 0)
}

/** "4.1(b)(ii)" → its provision; numbers that occur twice name nothing. */
function byFullNumber(provisions: Provisions): ReadonlyMap<string, Provision> {
  const index = new Map(provisions.map((provision) => [provision.id, provision]))
  const found = new Map<string, Provision | null>()
  for (const provision of provisions) {
    if (provision.number === null) continue
    let full = ''
    let at: Provision | undefined = provision
    while (at !== undefined) {
      if (at.number !== null && !full.startsWith(at.number)) full = `${at.number} ${full}`
      at = at.parent === null ? undefined : index.get(at.parent)
    }
    found.set(full, found.has(full) ? null : provision)
  }
  return new Map([...found].flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}
