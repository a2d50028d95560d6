import type { RecordOf } from '../../shared/records/index.ts'
import { entriesOf } from '../../shared/tracing/entries.ts'
import { changesLinkedTo } from '../../shared/tracing/questions.ts'
import { Standing } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeLinks } from './ChangeLinks.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { AddEntry, TableTools } from './EntryTools.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './tracing.module.css'
import { useChosen } from './useChosen.ts'
import { useDropTarget } from './useDropTarget.ts'

interface RequirementTableProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
}

/** What is required, by number, and the changes that meet it. */
export function RequirementTable({ modification, reference, draft }: RequirementTableProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const requirements = entriesOf(workspace, 'requirement', modification)
  return (
    <>
      <TableTools>
        <AddEntry kind="requirement" modification={modification} />
        <ImportTable
          kind="requirement"
          modification={modification}
          draft={draft}
          filled={requirements.length > 0}
        />
      </TableTools>
      {requirements.length === 0 ? (
        <p className={styles['nothing']}>
          No requirement of {reference} is recorded. A requirement has a number, says what is
          required, and may name words that the proposed text must then have; changes are linked to
          it. Requirements can be read from a table (.csv or .xlsx).
        </p>
      ) : (
        <Table className={styles['requirements']}>
          <caption>Requirements of {reference}</caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">What is required</th>
              <th scope="col">Key words</th>
              <th scope="col">Met by</th>
            </tr>
          </thead>
          <tbody>
            {requirements.map((requirement) => (
              <Row key={requirement.id} requirement={requirement} draft={draft} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

interface RowProps {
  readonly requirement: RecordOf<'requirement'>
  readonly draft: string
}

function Row({ requirement, draft }: RowProps) {
  const { id, number, text, keywords, basis } = requirement
  const { element, chosen } = useChosen<HTMLTableRowElement>('requirement', id)
  const drop = useDropTarget({ kind: 'requirement', id }, `requirement ${number}`)
  const workspace = useWorkspace((state) => state.workspace)
  const changes = changesLinkedTo(workspace, { kind: 'requirement', id })
  return (
    <tr ref={element} data-chosen={chosen || undefined} {...drop}>
      <th scope="row">
        <span className={styles['entryHead']}>
          {number}
          <EntryMenu kind="requirement" entry={requirement} />
        </span>
      </th>
      <td>
        <p className={styles['question']}>{text}</p>
        <Standing basis={basis} />
      </td>
      <td>
        {keywords.length === 0 ? (
          <span className={styles['quiet']}>None</span>
        ) : (
          <ul className={styles['keywords']}>
            {keywords.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <ChangeLinks
          to={{ kind: 'requirement', id }}
          subject={`requirement ${number}`}
          links={changes}
          draft={draft}
        />
      </td>
    </tr>
  )
}
