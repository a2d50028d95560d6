/** What was checked of the legal text before it was handed over, as a table of the report. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import type { ReportBlock } from './report.ts'
import { paragraph, plain, table } from './simple-blocks.ts'

/** The newest receipt of each file that the modification has exported. */
export function receiptBlocks(
  workspace: Workspace,
  { id }: RecordOf<'modification'>,
): readonly ReportBlock[] {
  const newest = new Map<string, RecordOf<'receipt'>>()
  for (const receipt of workspace.receipt.values()) {
    if (receipt.modification !== id) continue
    const before = newest.get(receipt.file)
    if (before === undefined || before.checkedAt < receipt.checkedAt) {
      newest.set(receipt.file, receipt)
    }
  }
  const rows = [...newest.values()]
    .sort((left, right) => left.file.localeCompare(right.file, 'en-GB'))
    .map(({ file, checkedAt, counts, validator, hashes }) => ({
      cells: [
        plain(file),
        plain(`${checkedAt.slice(0, 16).replace('T', ' ')} UTC`),
        plain(`${counts.changes} changes, ${counts.revisions} revision marks`),
        plain(validatorWords(validator)),
        plain(hashes.file),
      ],
    }))
  if (rows.length === 0) return [paragraph('No legal text has been exported and checked yet.')]
  return [
    paragraph(
      'Each file was read back before it was handed over: with all changes accepted it is the proposal, with all rejected the text in force.',
    ),
    table(
      'Receipts of the legal text',
      { File: 26, Checked: 16, 'What it holds': 18, Validator: 14, 'SHA-256': 26 },
      rows,
    ),
  ]
}

function validatorWords(validator: RecordOf<'receipt'>['validator']): string {
  if (validator.outcome === 'not run') return `not run: ${validator.reason}`
  return validator.outcome === 'clean' ? 'clean' : 'no more than in the imported file'
}
