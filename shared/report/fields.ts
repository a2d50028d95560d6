/** Live facts in narrative: a field names one, and reads as the workspace has it now. */

import { plainText } from '../../legal-text/text.ts'
import { readingRuns, resolverOf, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import { formatLongDay } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'
import { outlineOf } from './outline.ts'

export const NOT_STATED = 'not stated'

type Modification = RecordOf<'modification'>

export type FieldValue =
  | { readonly known: true; readonly text: string; readonly anchor?: string }
  | { readonly known: false; readonly text: string }

function known(text: string | null): FieldValue {
  return { known: true, text: text ?? NOT_STATED }
}

/** The number of the first table in a part, or null where it has none. */
export type TableNumber = (part: string) => number | string | null

/** Tables are only counted where the whole report is made. */
function uncounted(): string {
  return '[…]'
}

const PREFIXED: Readonly<
  Record<
    string,
    (
      workspace: Workspace,
      modification: Modification,
      name: string,
      tableNumber: TableNumber,
    ) => FieldValue
  >
> = {
  clause: (workspace, modification, id) => {
    const found = clauseOf(workspace, modification, id)
    return found === null ? unknown(`clause:${id}`) : known(found.text)
  },
  // Says whose words a quotation is held against, and prints nothing.
  quote: (workspace, modification, id) =>
    clauseOf(workspace, modification, id) === null ? unknown(`quote:${id}`) : known(''),
  count: (workspace, modification, what) => count(workspace, modification.id, what),
  section: (workspace, modification, part) => sectionReference(workspace, modification.id, part),
  table: (workspace, modification, part, tableNumber) => {
    const number = tableNumber(part)
    const isThere = outlineOf(workspace, modification.id).some((entry) => entry.part.id === part)
    return number === null || !isThere ? unknown(`table:${part}`) : known(`Table ${number}`)
  },
}

/**
 * The value of a field: `reference`, `title`, `proposer`, `proposerOrganisation`, `stage`, `path`, `version`,
 * `date`, `count:inputs`, `count:events`, `count:scenarios`, `clause:<provision id>` for the words in force,
 * `section:<part>` and `table:<part>` for the number of a part or its first table.
 * A field that names nothing reads as a warning in its place, so that a report shows what is amiss.
 */
export function fieldValue(
  workspace: Workspace,
  modification: Modification,
  name: string,
  tableNumber: TableNumber = uncounted,
): FieldValue {
  const colon = name.indexOf(':')
  const prefixed = colon === -1 ? undefined : PREFIXED[name.slice(0, colon)]
  if (prefixed !== undefined) {
    return prefixed(workspace, modification, name.slice(colon + 1), tableNumber)
  }
  switch (name) {
    case 'reference':
    case 'title':
    case 'proposer':
    case 'proposerOrganisation':
    case 'stage':
    case 'path':
      return known(modification[name])
    case 'version':
      return known(modification.reportVersion)
    case 'date':
      return known(formatLongDay(modification.reportDate))
    default:
      return unknown(name)
  }
}

function unknown(name: string): FieldValue {
  return { known: false, text: `[no such fact: ${name}]` }
}

/** A provision as it reads in force in the version that the modification is drafted against, where several hold it. */
export function clauseOf(
  workspace: Workspace,
  modification: Modification,
  id: string,
): { readonly number: string | null; readonly text: string } | null {
  const bases = [...workspace.draft.values()]
    .filter((draft) => draft.modification === modification.id)
    .sort((left, right) => Number(right.preferred) - Number(left.preferred))
    .flatMap((draft) => draft.bases.map(({ version }) => workspace.version.get(version)))
  for (const version of [...bases, ...workspace.version.values()]) {
    if (!version?.provisions.some((provision) => provision.id === id)) continue
    const views = viewDocument(version.provisions, version.numbering, [], 'baseline')
    const view = views.find((candidate) => candidate.id === id)
    if (view === undefined) continue
    return {
      number: view.number,
      text: plainText(readingRuns(view.segments), resolverOf(views)),
    }
  }
  return null
}

/** "section 2", "Appendix 1", or the heading of a part that has no number. */
function sectionReference(workspace: Workspace, modification: string, part: string): FieldValue {
  const outline = outlineOf(workspace, modification)
  const index = outline.findIndex((entry) => entry.part.id === part)
  const found = outline[index]
  if (found === undefined) return unknown(`section:${part}`)
  const anchor = part.replaceAll('.', '-')
  if (found.number !== null) {
    const text = found.part.appendix === true ? found.number : `section ${found.number}`
    return { known: true, text, anchor }
  }
  const above = outline.slice(0, index).findLast(({ number }) => number !== null)
  const where = found.part.level === 0 || above === undefined ? '' : `section ${above.number}, `
  return { known: true, text: `${where}‘${found.heading}’`, anchor }
}

const COUNTED = new Map<string, 'input' | 'event' | 'scenario'>([
  ['inputs', 'input'],
  ['events', 'event'],
  ['scenarios', 'scenario'],
])

function count(workspace: Workspace, modification: string, what: string): FieldValue {
  const kind = COUNTED.get(what)
  if (kind === undefined) return unknown(`count:${what}`)
  const records = [...workspace[kind].values()]
  return known(String(records.filter((record) => record.modification === modification).length))
}
