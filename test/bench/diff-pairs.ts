/** Seeded pairs of texts in the manner of the Smart Energy Code, a provision to a line, with what was done to them on record. */

export interface Pair {
  readonly name: string
  readonly before: string
  readonly after: string
  /** Provisions that were moved: line before, line after, both from 0. Null where nobody knows. */
  readonly moves: readonly (readonly [number, number])[] | null
}

export type Treatment = 'light' | 'heavy' | 'moved' | 'unrelated'

const PARTIES = [
  'the DCC',
  'the Import Supplier',
  'the Responsible Supplier',
  'each User',
  'the Panel',
  'the relevant Party',
  'the Gas Transporter',
  'the Installing Supplier',
]
const DUTIES = [
  'shall establish and maintain',
  'shall send',
  'shall take all reasonable steps to update',
  'may request',
  'shall notify',
  'must not disclose',
  'shall confirm receipt of',
  'is entitled to rely on',
  'shall procure',
  'shall make available',
]
const THINGS = [
  'the Smart Metering Inventory',
  'the SMI Status of the Device',
  'a Service Request',
  'the Communications Hub Function',
  'the Device Log',
  'an Alert',
  'the CH Handover Support Materials',
  'the Security Credentials',
  'a post-commissioning report',
  'the Organisation Certificate',
  'the Charging Statement',
  'the Incident Management Policy',
  'a copy of the Registration Data',
  'the Technical Code Specifications',
]
const CONDITIONS = [
  'in accordance with Section F2.9 (Publication and Use by the DCC)',
  'as soon as reasonably practicable',
  'where the SMI Status is ‘installed not commissioned’',
  'within five (5) Working Days of the event',
  'no later than 16 January 2024',
  'subject to clause 4.1(b)(ii)',
  'at the relevant premises',
  'for the purposes of Appendix AC',
  'save to the extent that Section M8 applies',
  'by means of the Self-Service Interface',
  'having regard to G7.16(a)',
  'in respect of 95 % of the Devices',
  'at a charge of £2,000',
  'except where the Panel has determined otherwise',
  'without undue delay',
]
const FILLER =
  'access accuracy action additional adverse agreement allocation alternative annual appointment arrangement authority balance basis breach capability capacity category certificate change charge circumstance commencement committee compliance condition confidential configuration consent consultation consumer contract control cost country credit cryptographic cycle damage data decision default delivery demand deployment design determination device directive disclosure dispute document duty effect electricity element eligibility energy enrolment entry equipment error estimate event evidence failure fault firmware forecast frequency function gas gateway governance guidance hardware identifier implementation incident indicator information infrastructure inspection installation instruction insurance interest interface inventory invoice issue jurisdiction key law liability licence limit location loss maintenance manufacturer matter measure meeting message meter method migration month network notice objective obligation operation order outage owner parameter participant payment percentage performance period person policy premises principle problem procedure process profile programme proportion proposal protection provision publication purpose quality quantity quarter reading reason recipient record recovery region register release report representative request requirement resolution resource response responsibility review revision right risk role rule schedule scope security sequence service settlement signature site software specification standard statement status step supplier support system target technology term test threshold time transfer transition upgrade user validity value variation vendor verification version volume warning week year'.split(
    ' ',
  )
const OTHER_FILLER =
  'anchor apron basil beacon bishop bramble bridge candle canvas carpet cellar chapel cherry cliff clover cobble copper cradle dagger dairy dancer drummer eagle ember fable falcon fiddle flannel forest garden ginger goblet granite harbour harvest hazel hedge heron hollow honey island ivory jacket jasmine kettle lantern lavender ledger lemon linen lobster magpie mallet marble meadow mirror mustard needle nettle oboe orchard otter oyster paddle parsley pebble pepper pigeon pillow plaster poet potter quarry quilt rabbit raven ribbon river rosemary saddle saffron sailor salmon satchel shepherd silver spindle sparrow stable sugar tailor tapestry thimble thistle timber tulip turnip valley velvet violet walnut weaver whistle willow window winter'.split(
    ' ',
  )

/** Mulberry32: the same numbers for the same seed everywhere. */
function random(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Next = () => number

function pick<T>(next: Next, list: readonly T[]): T {
  return list[Math.floor(next() * list.length)] as T
}

function clause(next: Next, filler: readonly string[]): string {
  const words = Array.from({ length: 2 + Math.floor(next() * 9) }, () => pick(next, filler))
  const own = filler !== FILLER
  return own
    ? `${words.slice(0, 3).join(' ')} beneath every ${words.join(' and ')}`
    : `${pick(next, PARTIES)} ${pick(next, DUTIES)} ${pick(next, THINGS)}, ${words.join(' ')} and ${pick(next, CONDITIONS)}`
}

function provision(next: Next, filler: readonly string[]): string {
  const clauses = Array.from({ length: 1 + Math.floor(next() * 4) }, () => clause(next, filler))
  const text = clauses.join('; or ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function provisions(next: Next, characters: number, filler = FILLER): string[] {
  const lines: string[] = []
  for (let length = 0; length < characters; ) {
    const line = provision(next, filler)
    lines.push(line)
    length += line.length + 1
  }
  return lines
}

/** Replaces, inserts or deletes one to three words in one place. */
function editOnce(next: Next, line: string): string {
  const words = line.split(' ')
  const at = Math.floor(next() * (words.length - 3))
  const what = next()
  const fresh = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(next, FILLER))
  if (what < 0.2) words.splice(at, fresh.length)
  else if (what < 0.4) words.splice(at, 0, ...fresh)
  else words.splice(at, fresh.length, ...fresh)
  return words.join(' ')
}

function edit(next: Next, line: string, times: number): string {
  let text = line
  for (let count = 0; count < times; count += 1) text = editOnce(next, text)
  return text
}

/** A pair of about so many characters a side; the same for the same arguments. */
export function makePair(treatment: Treatment, characters: number, seed = 7): Pair {
  const next = random(seed)
  const lines = provisions(next, characters)
  const name = `${characters / 1000}k ${treatment}`
  if (treatment === 'unrelated') {
    const other = provisions(next, characters, OTHER_FILLER)
    return { name, before: lines.join('\n'), after: other.join('\n'), moves: [] }
  }
  if (treatment === 'moved') return movedPair(next, name, lines)
  const after = lines.flatMap((line): readonly string[] => {
    const chance = next()
    if (treatment === 'light') return [chance < 0.02 ? edit(next, line, 1) : line]
    if (chance < 0.04) return []
    if (chance < 0.08) return [line, provision(next, FILLER)]
    return [chance < 0.6 ? edit(next, line, 1 + Math.floor(next() * 4)) : line]
  })
  return { name, before: lines.join('\n'), after: after.join('\n'), moves: [] }
}

/** A text that exists, a line to a provision, with one line in fifty edited. */
export function editedPair(name: string, lines: readonly string[], seed = 7): Pair {
  const next = random(seed)
  const after = lines.map((line) => (next() < 0.02 ? edit(next, line, 1) : line))
  return { name, before: lines.join('\n'), after: after.join('\n'), moves: null }
}

/** One provision in twenty-five moves far away; half of those are reworded, and one in fifty of the others is edited. */
function movedPair(next: Next, name: string, lines: readonly string[]): Pair {
  const order = lines.map((_, index) => index)
  const chosen = order.filter(() => next() < 0.04)
  const staying = order.filter((index) => !chosen.includes(index))
  const places = chosen.map((index) => {
    const far = Math.floor(staying.length * (0.2 + next() * 0.6))
    return { index, place: (index + far) % staying.length }
  })
  const byPlace = new Map<number, number[]>()
  for (const { index, place } of places) {
    byPlace.set(place, [...(byPlace.get(place) ?? []), index])
  }
  const after = staying.flatMap((index, place) => [...(byPlace.get(place) ?? []), index])
  const moved = new Set(chosen)
  const texts = after.map((index) => {
    const chance = moved.has(index) ? 0.5 : 0.02
    const line = lines[index] as string
    return next() < chance ? edit(next, line, moved.has(index) ? 2 : 1) : line
  })
  const moves = after.flatMap((index, now) => (moved.has(index) ? [[index, now] as const] : []))
  return { name, before: lines.join('\n'), after: texts.join('\n'), moves }
}

/** Provisions numbered in words and cut short, of which exactly `edits` differ, spread evenly. */
export function scaledPair(count: number, edits: number): Pair {
  const next = random(count)
  const lines = Array.from({ length: count }, (_, index) => `${clause(next, FILLER)} ${index}.`)
  const step = Math.floor(count / edits)
  const after = lines.map((line, index) =>
    index % step === 0 && index / step < edits ? editOnce(next, line) : line,
  )
  const name = `${count} provisions, ${edits} edits`
  return { name, before: lines.join('\n'), after: after.join('\n'), moves: [] }
}
