import { Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import {
  type Decision,
  decisionOutcomes,
  decisionOutcomeWords,
} from '../../shared/meetings/minutes.ts'
import { wordingTitle } from '../../shared/meetings/minutes-model.ts'
import { isRewordedSince } from '../../shared/meetings/wording.ts'
import type { MinutedWording } from '../../shared/records/meetings.ts'
import { Badge, Button, Field, IconButton, Select, TextInput } from '../design/controls.tsx'
import { Table } from '../design/surfaces.tsx'
import { useReturningFocus } from '../timetable/useReturningFocus.ts'
import { StageWords } from '../walkthrough/StageWords.tsx'
import { attempt } from '../workspace/author.ts'
import { personName } from '../workspace/current.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './meetings.module.css'
import { Subjects } from './Subjects.tsx'

interface DecisionTableProps {
  readonly caption: string
  readonly decisions: readonly Decision[]
  readonly readOnly: boolean
}

/** Each decision beside the wording it was about. */
export function DecisionTable({ caption, decisions, readOnly }: DecisionTableProps) {
  return (
    <Table className={styles['table']} data-of="decisions">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Decision</th>
          <th scope="col">In words</th>
          <th scope="col">On</th>
          <th scope="col">The wording it was about</th>
          {!readOnly && (
            <th scope="col">
              <span className="visually-hidden">Edit</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => (
          <Row key={decision.id} decision={decision} readOnly={readOnly} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ decision, readOnly }: { readonly decision: Decision; readonly readOnly: boolean }) {
  const [editing, setEditing] = useState(false)
  const opener = useReturningFocus<HTMLButtonElement>(editing)
  const workspace = useWorkspace((state) => state.workspace)
  const { number, text, owner, by, on, wording, before } = decision
  if (editing) {
    return (
      <tr>
        <th scope="row">D{number}</th>
        <td colSpan={4}>
          <EditDecision decision={decision} onDone={() => setEditing(false)} />
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row" className={styles['outcome']}>
        <span className={styles['quiet']}>D{number}</span> {decisionOutcomeWords(decision)}
      </th>
      <td>
        {text !== '' && <p>{text}</p>}
        <p className={styles['quiet']}>
          {owner !== null && `Owner: ${owner}. `}
          Minuted by {personName(workspace, by)}.
        </p>
      </td>
      <td>
        <Subjects on={on} />
      </td>
      <td>
        {wording === null ? (
          <span className={styles['quiet']}>about no wording</span>
        ) : (
          <details className={styles['wording']}>
            <summary>
              {wordingTitle(wording)}{' '}
              {isRewordedSince(workspace, wording) && <Badge tone="caution">reworded since</Badge>}
            </summary>
            {before !== null && <Wording title="Before" wording={before} />}
            <Wording title={before === null ? null : 'As proposed'} wording={wording} />
          </details>
        )}
      </td>
      {!readOnly && (
        <td>
          <IconButton
            ref={opener}
            icon={Pencil}
            label={`Edit D${number}`}
            onClick={() => setEditing(true)}
          />
        </td>
      )}
    </tr>
  )
}

interface WordingProps {
  readonly title: string | null
  readonly wording: MinutedWording
}

function Wording({ title, wording: { lines } }: WordingProps) {
  return (
    <div className={styles['clause']}>
      {title !== null && <p className={styles['quiet']}>{title}</p>}
      {lines.map(({ provision, number, depth, presence, pieces }) => (
        <p key={provision} style={{ '--depth': depth } as React.CSSProperties}>
          <span>
            <StageWords pieces={[{ kind: presence, text: number ?? '' }]} current={null} />
          </span>
          <span>
            <StageWords pieces={pieces} current={null} />
          </span>
        </p>
      ))}
      {lines.some(({ illustrative }) => illustrative) && (
        <p className={styles['illustrative']}>◇ Illustrative, not in-force text</p>
      )}
    </div>
  )
}

interface EditDecisionProps {
  readonly decision: Decision
  readonly onDone: () => void
}

/** Its words, outcome and owner; the wording stays as it stood. */
function EditDecision({ decision, onDone }: EditDecisionProps) {
  const { id, number, kind } = decision
  const known = useWorkspace(({ workspace }) => decisionOutcomes(workspace))
  const [outcome, setOutcome] = useState(decision.outcome ?? '')
  const [text, setText] = useState(decision.text)
  const [owner, setOwner] = useState(decision.owner ?? '')
  const save = (event: FormEvent) => {
    event.preventDefault()
    const fields = {
      text: text.trim(),
      owner: owner.trim() === '' ? null : owner.trim(),
      ...(kind === 'decision' && { outcome }),
    }
    if (attempt('decision.edit', { id, fields })) onDone()
  }
  return (
    <form className={styles['fields']} onSubmit={save} aria-label={`D${number}`}>
      <Field label="In words">
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus
            value={text}
            maxLength={20_000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {kind === 'decision' && (
        <Field label="Outcome">
          {(tie) => (
            <Select
              {...tie}
              value={outcome}
              options={[...new Set([outcome, ...known])].map((value) => ({ value, label: value }))}
              onValueChange={setOutcome}
            />
          )}
        </Field>
      )}
      <Field label="Owner">
        {(tie) => (
          <TextInput
            {...tie}
            value={owner}
            maxLength={200}
            placeholder="Not stated"
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles['buttons']}>
        <Button look="danger" onClick={() => attempt('decision.remove', { id })}>
          Remove
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary">
          Keep
        </Button>
      </div>
    </form>
  )
}
