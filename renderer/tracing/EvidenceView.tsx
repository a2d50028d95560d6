import type { RecordOf } from '../../shared/records/index.ts'
import { evidenceOf, topicsOf } from '../../shared/tracing/topics.ts'
import { StandingWithSource } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { EntryMenu } from './EntryMenu.tsx'
import { AddEntry, TableTools } from './EntryTools.tsx'
import { TopicStatus } from './TopicStatus.tsx'
import styles from './tracing.module.css'

interface EvidenceViewProps {
  readonly modification: string
  readonly reference: string
}

/** The figures there are, each with who says so and what is to be said against it; and the open topics. */
export function EvidenceView({ modification, reference }: EvidenceViewProps) {
  return (
    <>
      <TableTools>
        <AddEntry kind="evidence" modification={modification} />
        <AddEntry kind="topic" modification={modification} />
      </TableTools>
      <EvidenceTable modification={modification} reference={reference} />
      <TopicTable modification={modification} reference={reference} />
    </>
  )
}

function EvidenceTable({ modification, reference }: EvidenceViewProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const evidence = evidenceOf(workspace, modification)
  if (evidence.length === 0) {
    return <p className={styles['nothing']}>No evidence has been given yet.</p>
  }
  return (
    <Table className={styles['evidence']}>
      <caption>Evidence for {reference}</caption>
      <thead>
        <tr>
          <th scope="col">What is claimed</th>
          <th scope="col">Figure</th>
          <th scope="col">Who says so</th>
          <th scope="col">Caveat</th>
        </tr>
      </thead>
      <tbody>
        {evidence.map((item) => (
          <EvidenceRow key={item.id} item={item} />
        ))}
      </tbody>
    </Table>
  )
}

function EvidenceRow({ item }: { readonly item: RecordOf<'evidence'> }) {
  const { claim, figure, saidBy, caveat, basis } = item
  return (
    <tr>
      <th scope="row">
        <span className={styles['entryHead']}>
          {claim}
          <EntryMenu kind="evidence" entry={item} />
        </span>
        <span className={styles['fullName']}>
          <StandingWithSource basis={basis} />
        </span>
      </th>
      <td>
        {figure === null ? (
          <span className={styles['quiet']}>Not stated</span>
        ) : (
          <strong className={styles['figure']}>{figure}</strong>
        )}
      </td>
      <td>{saidBy || <span className={styles['quiet']}>Not stated</span>}</td>
      <td>{caveat === '' ? <span className={styles['quiet']}>None given</span> : caveat}</td>
    </tr>
  )
}

function TopicTable({ modification, reference }: EvidenceViewProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const topics = topicsOf(workspace, modification)
  if (topics.length === 0) {
    return <p className={styles['nothing']}>No topic has been set for the assessment yet.</p>
  }
  return (
    <Table className={styles['evidence']}>
      <caption>Topics of the assessment of {reference}</caption>
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">What has to be settled</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic }) => (
          <tr key={topic.id}>
            <th scope="row">
              <span className={styles['entryHead']}>
                {topic.title}
                <EntryMenu kind="topic" entry={topic} />
              </span>
              <span className={styles['fullName']}>
                <StandingWithSource basis={topic.basis} />
              </span>
            </th>
            <td>{topic.summary}</td>
            <td>
              <TopicStatus status={topic.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
