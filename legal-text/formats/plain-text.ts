/** Plain text with clause numbering, a provision to a line: "4.1 Where …", "(a) …", "[Not used]". */
import type { Provision, ProvisionKind, Provisions } from '../provisions.ts'
import { runsOf } from '../text.ts'

interface Level {
  readonly kind: ProvisionKind
  readonly pattern: RegExp
}

/** In the order in which they are tried; what none takes is unnumbered running text. */
const LEVELS: readonly Level[] = [
  { kind: 'schedule', pattern: /^((?:Schedule|SCHEDULE|Appendix|APPENDIX) [A-Z0-9]+)[.:]?\s+/ },
  { kind: 'part', pattern: /^((?:Part|PART) [A-Z0-9]+)[.:]?\s+/ },
  { kind: 'clause', pattern: /^((?:[A-Z]{0,2}\d+[A-Z]*)(?:\.\d+[A-Z]*)+)\.?\s+/ },
  { kind: 'section', pattern: /^([A-Z]?\d+[A-Z]*)\.?\s+(?=\S)/ },
  { kind: 'subparagraph', pattern: /^(\((?:x{0,3}(?:ix|iv|v?i{0,3}))\))\s+/ },
  { kind: 'item', pattern: /^(\([A-Z]{1,2}\))\s+/ },
  { kind: 'paragraph', pattern: /^(\([a-z]{1,2}\))\s+/ },
]

const RANK: Readonly<Record<string, number>> = {
  schedule: 0,
  part: 1,
  section: 2,
  clause: 3,
  paragraph: 4,
  subparagraph: 5,
  item: 6,
  definition: 7,
  text: 7,
}

/** A term in quotes and what it means, on a line of its own. */
const DEFINITION = /^[“"‘'][^”"’']{1,120}[”"’']\s+(?:means|has the meaning|shall mean)\b/

/**
 * The provisions of a plain text: empty lines separate nothing, each line with words is one provision. Numbers are kept
 * as printed. "(i)" behind "(h)" is the next paragraph; elsewhere it opens a sub-paragraph. Ids are `line-<number>`.
 */
export function readPlainText(text: string, source: string): Provisions {
  const provisions: Provision[] = []
  const open: Provision[] = []
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    if (line === '') continue
    const { kind, number, words } = readLine(line, open)
    while (open.length > 0 && rankOf(open[open.length - 1]) >= (RANK[kind] ?? 7)) open.pop()
    const provision: Provision = {
      id: `line-${index + 1}`,
      parent: open[open.length - 1]?.id ?? null,
      kind,
      number,
      text: runsOf(words),
      provenance: { status: 'imported', source },
    }
    provisions.push(provision)
    open.push(provision)
  }
  return provisions
}

function rankOf(provision: Provision | undefined): number {
  return RANK[provision?.kind ?? 'text'] ?? 7
}

/** What a line with a typed number is, and its words behind the number. `open` are the provisions it may stand under. */
export function readLine(
  line: string,
  open: readonly Pick<Provision, 'kind' | 'number'>[],
): { readonly kind: ProvisionKind; readonly number: string | null; readonly words: string } {
  for (const { kind, pattern } of LEVELS) {
    const match = pattern.exec(line)
    const number = match?.[1]
    if (match === null || number === undefined || number === '()') continue
    const words = line.slice(match[0].length)
    if (kind === 'subparagraph' && continuesLetters(number, open))
      return { kind: 'paragraph', number, words }
    return { kind, number, words }
  }
  return { kind: DEFINITION.test(line) ? 'definition' : 'text', number: null, words: line }
}

/** Whether "(i)", "(v)" or "(x)" is the letter that comes next in the list of paragraphs that is open. */
function continuesLetters(
  number: string,
  open: readonly Pick<Provision, 'kind' | 'number'>[],
): boolean {
  const last = [...open]
    .reverse()
    .find(({ kind }) => kind === 'paragraph' || kind === 'subparagraph')
  if (last?.kind !== 'paragraph' || last.number === null || number.length !== 3) return false
  return number.charCodeAt(1) === last.number.charCodeAt(1) + 1 && last.number.length === 3
}
