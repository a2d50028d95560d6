/** The spreadsheets and text tables of what is traced. */
import { findModification } from '../../shared/report/model.ts'
import { ProblemError } from '../../shared/result.ts'
import {
  findingsTable,
  matrixTable,
  requirementsTable,
  responsesTable,
  scenariosTable,
  traceabilityTable,
} from '../../shared/tracing/tables.ts'
import type { ExportSource, MakeDocument } from './documents.ts'
import { chooseDraft } from './legal-text.ts'
import { csvFile, xlsxFile } from './tables.ts'

function modificationOf({ workspace, request }: ExportSource) {
  const found = findModification(workspace, request.modification)
  if (!found.ok) throw new ProblemError(found.error)
  return found.value
}

export const TRACING_DOCUMENTS = {
  'traceability.xlsx': async (source) => {
    const { workspace, request } = source
    const { id, reference } = modificationOf(source)
    const draft = chooseDraft(workspace, modificationOf(source), request.draft)
    const name = `${reference} Traceability${draft.preferred ? '' : ` ${draft.name}`}`
    return [
      await xlsxFile(name, [
        traceabilityTable(workspace, id, draft.id),
        matrixTable(workspace, id, draft.id),
        findingsTable(workspace, id, draft.id),
        scenariosTable(workspace, id),
        requirementsTable(workspace, id, true),
        responsesTable(workspace, id),
      ]),
    ]
  },
  'requirements.csv': async (source) => {
    const { id, reference } = modificationOf(source)
    return [csvFile(`${reference} Requirements`, requirementsTable(source.workspace, id))]
  },
  'requirements.xlsx': async (source) => {
    const { id, reference } = modificationOf(source)
    const table = requirementsTable(source.workspace, id, true)
    return [await xlsxFile(`${reference} Requirements`, [table])]
  },
  'responses.csv': async (source) => {
    const { id, reference } = modificationOf(source)
    return [csvFile(`${reference} Responses`, responsesTable(source.workspace, id))]
  },
  'responses.xlsx': async (source) => {
    const { id, reference } = modificationOf(source)
    return [await xlsxFile(`${reference} Responses`, [responsesTable(source.workspace, id)])]
  },
} as const satisfies Readonly<Record<string, MakeDocument>>
