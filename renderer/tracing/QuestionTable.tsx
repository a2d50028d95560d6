import { type Question, questionsOf } from '../../shared/tracing/questions.ts'
import { classes } from '../design/controls.tsx'
import { Standing } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeLinks } from './ChangeLinks.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { AddEntry, TableTools } from './EntryTools.tsx'
import { Response } from './Response.tsx'
import { ScenarioLinks } from './ScenarioLinks.tsx'
import styles from './tracing.module.css'
import { useChosen } from './useChosen.ts'
import { useDropTarget } from './useDropTarget.ts'

interface QuestionTableProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
}

/** The report's table of Sub-Committee input, with what bears on each row under it. */
export function QuestionTable({ modification, reference, draft }: QuestionTableProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const questions = questionsOf(workspace, modification)
  return (
    <>
      <TableTools>
        <AddEntry kind="input" modification={modification} />
      </TableTools>
      {questions.length === 0 ? (
        <p className={styles['nothing']}>
          No Sub-Committee has been asked for input yet. What each forum is asked, or that nothing
          is anticipated of it, goes into the report as a table.
        </p>
      ) : (
        <Table className={styles['questions']}>
          <caption>Sub-Committee input sought for {reference}</caption>
          <thead>
            <tr>
              <th scope="col">Sub-Committee</th>
              <th scope="col">Input sought</th>
              <th scope="col">Taken at</th>
              <th scope="col">Response</th>
            </tr>
          </thead>
          {questions.map((question) => (
            <QuestionBody key={question.input.id} question={question} draft={draft} />
          ))}
        </Table>
      )}
    </>
  )
}

interface QuestionProps {
  readonly question: Question
  readonly draft: string
}

function QuestionBody({ question, draft }: QuestionProps) {
  const { input, acronym, committeeName } = question
  const { element, chosen } = useChosen<HTMLTableSectionElement>('input', input.id)
  const drop = useDropTarget({ kind: 'input', id: input.id }, `the question of ${acronym}`)
  return (
    <tbody ref={element} data-chosen={chosen || undefined} {...drop}>
      <tr className={styles['questionRow']}>
        <th scope="rowgroup">
          <span className={styles['entryHead']}>
            {acronym}
            <EntryMenu kind="input" entry={input} />
          </span>
          {committeeName !== acronym && <span className={styles['fullName']}>{committeeName}</span>}
        </th>
        <td className={styles['sought']}>
          <Sought input={input} />
        </td>
        <td>
          <Meetings question={question} />
        </td>
        <td>
          <Response input={input} acronym={acronym} />
        </td>
      </tr>
      {hasTrace(question) && (
        <tr className={styles['traceRow']}>
          <td colSpan={4}>
            {input.response !== null && (
              <blockquote aria-label={`Response of ${acronym}`} className={styles['response']}>
                {input.response}
              </blockquote>
            )}
            <ChangeLinks
              to={{ kind: 'input', id: input.id }}
              subject={`the question of ${acronym}`}
              links={question.changes}
              draft={draft}
            />
            <ScenarioLinks input={input.id} acronym={acronym} links={question.scenarios} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** Where nothing is anticipated, nothing is missing: links show only if somebody has made some. */
function hasTrace({ input, changes, scenarios }: Question): boolean {
  const linked = changes.length > 0 || scenarios.length > 0
  return input.kind === 'question' || input.response !== null || linked
}

function Sought({ input }: { readonly input: Question['input'] }) {
  if (input.kind === 'question') {
    return (
      <>
        <p className={styles['question']}>{input.text}</p>
        <Standing basis={input.basis} />
      </>
    )
  }
  return (
    <>
      <p className={classes(styles['question'], styles['noneAnticipated'])}>{input.text}</p>
      <p className={styles['quiet']}>
        <Standing basis={input.basis} /> What SECAS believes, not an answer of the forum. No gap.
      </p>
    </>
  )
}

function Meetings({ question }: { readonly question: Question }) {
  if (question.meetings.length === 0) {
    return <span className={styles['quiet']}>No meeting</span>
  }
  return (
    <ul className={styles['meetings']}>
      {question.meetings.map(({ id, title, dates, planned }) => (
        <li key={id}>
          {planned ? <em>{dates}</em> : dates}
          <span className={styles['fullName']}>{title}</span>
        </li>
      ))}
    </ul>
  )
}
