/** The numbering style that the numbers of an imported document follow, for what drafts will insert. */
import {
  type LevelStyle,
  type NumberFormat,
  type NumberingStyle,
  type ProvisionKind,
  type Provisions,
  SEC_APPENDIX_STYLE,
} from '../../provisions.ts'

/** What most numbers of a kind look like; where the document has none of a kind, the style of the SEC's appendices. */
export function numberingOf(provisions: Provisions): NumberingStyle {
  const levels: Partial<Record<ProvisionKind, LevelStyle>> = { ...SEC_APPENDIX_STYLE.levels }
  for (const kind of ['paragraph', 'subparagraph', 'item'] as const) {
    const style = mostUsed(
      provisions.flatMap((each) => (each.kind === kind && each.number !== null ? each.number : [])),
    )
    if (style !== null) levels[kind] = style
  }
  return { ...SEC_APPENDIX_STYLE, name: 'As imported', levels }
}

function mostUsed(numbers: readonly string[]): LevelStyle | null {
  const counts = new Map<string, { readonly style: LevelStyle; count: number }>()
  for (const number of numbers) {
    const match = /^([^\p{L}\p{N}]*)([\p{L}\p{N}]+)([^\p{L}\p{N}]*)$/u.exec(number)
    if (match === null) continue
    const [, before = '', counter = '', after = ''] = match
    const style = { format: formatOf(counter), before, after, start: 1 }
    const key = `${before} ${style.format} ${after}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { style, count: 1 })
    else known.count += 1
  }
  const [most] = [...counts.values()].sort((left, right) => right.count - left.count)
  return most?.style ?? null
}

/** "i", "v" and "x" alone could be letters; the others of a list outvote them. */
function formatOf(counter: string): NumberFormat {
  if (/^\d+$/.test(counter)) return 'decimal'
  const roman = /^[ivxlc]+$/i.test(counter)
  const upper = counter === counter.toUpperCase()
  if (roman) return upper ? 'upper-roman' : 'lower-roman'
  return upper ? 'upper-alpha' : 'lower-alpha'
}
