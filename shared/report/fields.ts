/** Live facts in narrative: a field names one, and reads as the workspace has it now. */

import { plainText } from '../../legal-text/text.ts'
import { readingRuns, resolverOf, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import { formatLongDay } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'

export const NOT_STATED = 'not stated'

export type FieldValue =
  | { readonly known: true; readonly text: string }
  | { readonly known: false; readonly text: string }

function known(text: string | null): FieldValue {
  return { known: true, text: text ?? NOT_STATED }
}

/**
 * The value of a field: `reference`, `title`, `proposer`, `proposerOrganisation`, `stage`, `path`, `version`,
 * `date`, `count:inputs`, `count:events`, `count:scenarios`, or `clause:<provision id>` for the words in force.
 * A field that names nothing reads as a warning in its place, so that a report shows what is amiss.
 */
export function fieldValue(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  name: string,
): FieldValue {
  if (name.startsWith('clause:'))
    return clause(workspace, modification, name.slice('clause:'.length))
  if (name.startsWith('count:'))
    return count(workspace, modification.id, name.slice('count:'.length))
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

/** Quoted from the version that the modification is drafted against, where several hold the provision. */
function clause(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  id: string,
): FieldValue {
  const bases = [...workspace.draft.values()]
    .filter((draft) => draft.modification === modification.id)
    .sort((left, right) => Number(right.preferred) - Number(left.preferred))
    .flatMap((draft) => draft.bases.map(({ version }) => workspace.version.get(version)))
  for (const version of [...bases, ...workspace.version.values()]) {
    if (!version?.provisions.some((provision) => provision.id === id)) continue
    const views = viewDocument(version.provisions, version.numbering, [], 'baseline')
    const view = views.find((candidate) => candidate.id === id)
    if (view !== undefined) return known(plainText(readingRuns(view.segments), resolverOf(views)))
  }
  return unknown(`clause:${id}`)
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
