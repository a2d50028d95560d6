import { useDeferredValue, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { entriesOf } from '../../shared/tracing/entries.ts'
import { changesLinkedTo } from '../../shared/tracing/questions.ts'
import { Badge, Button, TextInput } from '../design/controls.tsx'
import { Standing } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { usePlace } from '../interface/navigation.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeLinks } from './ChangeLinks.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { AddEntry, TableTools } from './EntryTools.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './tracing.module.css'
import { useChosen } from './useChosen.ts'
import { useDropTarget } from './useDropTarget.ts'

interface ResponseTableProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
}

type Response = RecordOf<'response'>

/** Rows that are drawn at a time: a consultation may have hundreds of answers. */
const AT_A_TIME = 60

function holds(response: Response, search: string): boolean {
  const { party, category, question, view, extract, disposition, clause, reply } = response
  return [party, category, question, view, extract, disposition, clause, reply]
    .join('\n')
    .toLocaleLowerCase()
    .includes(search)
}

/** What parties answered in a consultation, and what became of it: you said, we did. */
export function ResponseTable({ modification, reference, draft }: ResponseTableProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(AT_A_TIME)
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase())
  const all = entriesOf(workspace, 'response', modification)
  const found = wanted === '' ? all : all.filter((response) => holds(response, wanted))
  const sought = usePlace((place) => place.response)
  const place = found.findIndex(({ id }) => id === sought)
  const shown = found.slice(0, Math.max(most, place + 1))
  const undecided = all.filter(({ disposition }) => disposition === '').length
  return (
    <>
      <TableTools>
        <AddEntry kind="response" modification={modification} />
        <ImportTable
          kind="response"
          modification={modification}
          draft={draft}
          filled={all.length > 0}
        />
        {all.length > 0 && (
          <TextInput
            aria-label="Find in responses"
            className={styles['find']}
            placeholder="Party, words or clause"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </TableTools>
      {all.length === 0 ? (
        <p className={styles['nothing']}>
          No consultation response to {reference} is recorded. A response says who answered which
          question how, and then what becomes of it: you said, we did. Responses can be read from a
          table (.csv or .xlsx).
        </p>
      ) : (
        <Table className={styles['responses']}>
          <caption>
            Consultation responses to {reference}: {shown.length} of {all.length} shown,{' '}
            {undecided === 0 ? 'each with a disposition' : `${undecided} without a disposition`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col">You said</th>
              <th scope="col">We did</th>
              <th scope="col">Changes</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((response) => (
              <Row key={response.id} response={response} draft={draft} />
            ))}
          </tbody>
        </Table>
      )}
      {shown.length < found.length && (
        <Button onClick={() => setMost(shown.length + AT_A_TIME)}>
          Show {Math.min(AT_A_TIME, found.length - shown.length)} more of {found.length}
        </Button>
      )}
      {all.length > 0 && found.length === 0 && (
        <p className={styles['nothing']}>No response has these words.</p>
      )}
    </>
  )
}

interface RowProps {
  readonly response: Response
  readonly draft: string
}

function Row({ response, draft }: RowProps) {
  const { id, party, category, question, view, extract, disposition, clause, reply } = response
  const { element, chosen } = useChosen<HTMLTableRowElement>('response', id)
  const drop = useDropTarget({ kind: 'response', id }, `the response of ${party}`)
  const workspace = useWorkspace((state) => state.workspace)
  const changes = changesLinkedTo(workspace, { kind: 'response', id })
  return (
    <tr ref={element} data-chosen={chosen || undefined} {...drop}>
      <th scope="row">
        <span className={styles['entryHead']}>
          {party}
          <EntryMenu kind="response" entry={response} />
        </span>
        <span className={styles['fullName']}>{category || 'Category not stated'}</span>
      </th>
      <td>
        {question !== '' && <p className={styles['quiet']}>{question}</p>}
        <p>
          <strong>{view || 'View not stated'}</strong>
          {clause !== '' && <span className={styles['quiet']}> on {clause}</span>}
        </p>
        {extract !== '' && <p className={styles['extract']}>{extract}</p>}
        <Standing basis={response.basis} />
      </td>
      <td>
        {disposition === '' ? <Badge tone="caution">No disposition</Badge> : <p>{disposition}</p>}
        {reply !== '' && <p className={styles['extract']}>{reply}</p>}
      </td>
      <td>
        <ChangeLinks
          to={{ kind: 'response', id }}
          subject={`the response of ${party}`}
          links={changes}
          draft={draft}
        />
      </td>
    </tr>
  )
}
