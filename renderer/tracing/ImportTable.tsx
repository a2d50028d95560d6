import { FileDown, FileUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  countStates,
  guessMapping,
  IMPORT_FIELDS,
  type ImportedKind,
  type ImportReview,
  importRows,
  type Mapping,
  reviewImport,
  type TableFile,
} from '../../shared/tracing/import.ts'
import { request } from '../bridge.ts'
import { Button, Field, Select, Spinner } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { reportProblem, say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import { flushEdits, useWorkspace } from '../workspace/store.ts'
import styles from './dialogs.module.css'
import { exportTables } from './exportTables.ts'

interface ImportTableProps {
  readonly kind: ImportedKind
  readonly modification: string
  readonly draft: string
  /** Whether there is anything to export. */
  readonly filled: boolean
}

const MANY: Readonly<Record<ImportedKind, string>> = {
  requirement: 'requirements',
  response: 'responses',
}

/** Takes entries in from a table and gives them out as one. */
export function ImportTable({ kind, modification, draft, filled }: ImportTableProps) {
  const [file, setFile] = useState<TableFile | 'reading' | null>(null)
  const readOnly = useWorkspace((state) => state.readOnly)
  const read = async () => {
    flushEdits()
    setFile('reading')
    const answer = await request('import.table')
    if (!answer.ok) reportProblem(answer.error)
    setFile(answer.ok ? answer.value : null)
  }
  const many = MANY[kind]
  return (
    <>
      {readOnly === null && (
        <Button unavailable={file === 'reading'} onClick={() => void read()}>
          <FileUp aria-hidden="true" />
          Import {many}…
        </Button>
      )}
      {file === 'reading' && <Spinner label="Reading the table" />}
      {filled && (
        <Button
          onClick={() =>
            void exportTables(modification, draft, [`${many}.csv`, `${many}.xlsx`] as (
              | 'responses.csv'
              | 'responses.xlsx'
            )[])
          }
        >
          <FileDown aria-hidden="true" />
          Export {many}…
        </Button>
      )}
      {file !== null && file !== 'reading' && (
        <ReviewDialog
          kind={kind}
          modification={modification}
          file={file}
          onClose={() => setFile(null)}
        />
      )}
    </>
  )
}

interface ReviewDialogProps {
  readonly kind: ImportedKind
  readonly modification: string
  readonly file: TableFile
  readonly onClose: () => void
}

/** What taking the table in would do, before it is done. */
function ReviewDialog({ kind, modification, file, onClose }: ReviewDialogProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const [sheet, setSheet] = useState(() =>
    Math.max(
      0,
      file.sheets.findIndex(({ cells }) => cells.length > 0),
    ),
  )
  const cells = file.sheets[sheet]?.cells ?? []
  const header = cells[0] ?? []
  const [chosen, setChosen] = useState<Mapping | null>(null)
  const mapping = chosen ?? guessMapping(kind, header)
  const review = useMemo(
    () => reviewImport(workspace, modification, kind, cells, mapping),
    [workspace, modification, kind, cells, mapping],
  )
  const rows = importRows(review)
  const left = countStates(review).problem
  const take = () => {
    if (!attempt('entry.import', { kind, modification, rows })) return
    onClose()
    say(`${rows.length} ${rows.length === 1 ? kind : MANY[kind]} imported from “${file.name}”.`, {
      label: 'Undo',
      run: () => runInterfaceCommand('edit.undo'),
    })
  }
  return (
    <Dialog
      wide
      title={`Import ${MANY[kind]} from “${file.name}”`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            unavailable={rows.length === 0 || review.missing.length > 0}
            onClick={take}
          >
            {left === 0 ? `Import ${rows.length}` : `Import ${rows.length} and leave ${left} out`}
          </Button>
        </>
      }
    >
      <div className={styles['dialogForm']}>
        {file.note !== null && <p role="note">{file.note}</p>}
        {file.sheets.length > 1 && (
          <Field label="Sheet">
            {(tie) => (
              <Select
                {...tie}
                value={String(sheet)}
                options={file.sheets.map(({ name }, at) => ({ value: String(at), label: name }))}
                onValueChange={(value) => {
                  setSheet(Number(value))
                  setChosen(null)
                }}
              />
            )}
          </Field>
        )}
        <Columns kind={kind} header={header} mapping={mapping} onChoose={setChosen} />
        <Summary kind={kind} review={review} />
      </div>
    </Dialog>
  )
}

interface ColumnsProps {
  readonly kind: ImportedKind
  readonly header: readonly string[]
  readonly mapping: Mapping
  readonly onChoose: (mapping: Mapping) => void
}

/** Which column of the table is read as what. */
function Columns({ kind, header, mapping, onChoose }: ColumnsProps) {
  const options = [
    { value: '', label: 'No column' },
    ...header.map((name, at) => ({ value: String(at), label: name || `Column ${at + 1}` })),
  ]
  return (
    <fieldset className={styles['tests']}>
      <legend>Read from which column</legend>
      {IMPORT_FIELDS[kind].map(({ name, title, needed }) => (
        <Field key={name} label={needed ? `${title} (needed)` : title}>
          {(tie) => (
            <Select
              {...tie}
              value={String(mapping[name] ?? '')}
              options={options}
              onValueChange={(value) =>
                onChoose({ ...mapping, [name]: value === '' ? null : Number(value) })
              }
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}

/** Problems that are listed; a table that is wrong throughout says so in as many. */
const MOST_PROBLEMS = 100

function Summary({ kind, review }: { readonly kind: ImportedKind; readonly review: ImportReview }) {
  const counts = countStates(review)
  const { problems, unread, missing } = review
  const states: readonly (readonly [number, string])[] = [
    [counts.new, 'new'],
    [counts.changed, 'change what has their number'],
    [counts.same, 'are here already, word for word'],
    [counts.empty, 'are empty'],
    [counts.problem, 'have a problem and are left out'],
  ]
  return (
    <section aria-label="Review" className={styles['review']}>
      {missing.length > 0 && (
        <p role="alert" className={styles['wrong']}>
          Choose a column for: {missing.join(', ')}.
        </p>
      )}
      <p>
        {review.rows.length} rows:{' '}
        {states
          .filter(([count]) => count > 0)
          .map(([count, words]) => `${count} ${words}`)
          .join(', ')}
        .
      </p>
      {unread.length > 0 && (
        <p>
          Not read: {unread.map(({ column, cells }) => `“${column}” (${cells} cells)`).join(', ')}.
        </p>
      )}
      {problems.length > 0 && (
        <ul aria-label="Problems" className={styles['problems']}>
          {problems.slice(0, MOST_PROBLEMS).map(({ row, column, message }) => (
            <li key={`${row} ${column} ${message}`}>
              <strong>Row {row}</strong>, {column} {message}.
            </li>
          ))}
          {problems.length > MOST_PROBLEMS && <li>And {problems.length - MOST_PROBLEMS} more.</li>}
        </ul>
      )}
      <FirstRows kind={kind} review={review} />
    </section>
  )
}

/** How the first rows are read. */
function FirstRows({
  kind,
  review,
}: {
  readonly kind: ImportedKind
  readonly review: ImportReview
}) {
  const rows = review.rows.filter(({ state }) => state !== 'empty').slice(0, 5)
  if (rows.length === 0) return null
  return (
    <div className={styles['firstRows']}>
      <table>
        <caption>The first rows, as they are read</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {IMPORT_FIELDS[kind].map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, fields }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {IMPORT_FIELDS[kind].map(({ name }) => (
                <td key={name}>{String(fields[name] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
