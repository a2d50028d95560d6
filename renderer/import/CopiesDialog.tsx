import { type FormEvent, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import {
  copiesOf,
  copyStanding,
  receiptSentence,
  receiptsOf,
  shortHash,
} from '../../shared/report/receipts.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import { Badge, Button, Field, Select, TextInput } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Table } from '../design/surfaces.tsx'
import { announce } from '../interface/messages.ts'
import { attempt } from '../workspace/author.ts'
import { personName } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './copies.module.css'

/** Copies that were sent for review and what became of them, and the receipts of what was exported. */
export function CopiesDialog({ onClose }: { readonly onClose: () => void }) {
  const current = useCurrent()
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly !== null,
  }))
  if (current === null) return null
  const { id, reference } = current.modification
  const today = workspace.settings.get('workspace')?.asAt ?? ''
  return (
    <Dialog title={`Copies and receipts of ${reference}`} wide onClose={onClose}>
      <div className={styles['lists']}>
        {!readOnly && <SendForm modification={id} today={today} />}
        <Copies copies={copiesOf(workspace, id)} today={today} readOnly={readOnly} />
        <Receipts receipts={receiptsOf(workspace, id)} />
      </div>
    </Dialog>
  )
}

const NONE = 'none'

function SendForm({
  modification,
  today,
}: {
  readonly modification: string
  readonly today: string
}) {
  const workspace = useWorkspace((state) => state.workspace)
  const receipts = receiptsOf(workspace, modification)
  const [receipt, setReceipt] = useState(receipts[0]?.id ?? NONE)
  const [title, setTitle] = useState('')
  const [to, setTo] = useState('')
  const [sent, setSent] = useState(today)
  const [due, setDue] = useState('')
  const named = receipts.find(({ id }) => id === receipt)?.file ?? title
  const send = (event: FormEvent) => {
    event.preventDefault()
    const copy = {
      modification,
      receipt: receipt === NONE ? null : receipt,
      title: named,
      to,
      sent,
    }
    if (!attempt('copy.send', { ...copy, due: due === '' ? null : due })) return
    announce(`${named} is listed as sent to ${to}`)
    setTo('')
  }
  return (
    <form className={styles['send']} onSubmit={send} aria-label="List a copy that is sent">
      <Field label="What is sent">
        {(tie) => (
          <Select
            {...tie}
            value={receipt}
            onValueChange={setReceipt}
            options={[
              ...receipts.map(({ id, file }) => ({ value: id, label: file })),
              { value: NONE, label: 'Something else' },
            ]}
          />
        )}
      </Field>
      {receipt === NONE && (
        <Field label="Its name">
          {(tie) => (
            <TextInput
              {...tie}
              required
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Field label="To whom">
        {(tie) => (
          <TextInput
            {...tie}
            required
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Sent">
        {(tie) => (
          <TextInput
            {...tie}
            type="date"
            required
            value={sent}
            onChange={(event) => setSent(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Due back">
        {(tie) => (
          <TextInput
            {...tie}
            type="date"
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit">List the copy</Button>
    </form>
  )
}

interface CopiesProps {
  readonly copies: readonly RecordOf<'copy'>[]
  readonly today: string
  readonly readOnly: boolean
}

function Copies({ copies, today, readOnly }: CopiesProps) {
  if (copies.length === 0) {
    return <p className={styles['soft']}>No copy has been listed as sent yet.</p>
  }
  const overdue = copies.filter((copy) => copyStanding(copy, today) === 'overdue').length
  return (
    <Table>
      <caption>
        Copies sent ({copies.length}
        {overdue > 0 && `, ${overdue} overdue`})
      </caption>
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col">What</th>
          <th scope="col">Sent</th>
          <th scope="col">Due</th>
          <th scope="col">Standing</th>
          <th scope="col">
            <span className="visually-hidden">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {copies.map((copy) => (
          <tr key={copy.id}>
            <th scope="row">{copy.to}</th>
            <td className={styles['file']}>{copy.title}</td>
            <td className={styles['day']}>{formatLongDay(copy.sent)}</td>
            <td className={styles['day']}>
              {copy.due === null ? 'not stated' : formatLongDay(copy.due)}
            </td>
            <td>
              {copyStanding(copy, today) === 'overdue' ? (
                <Badge tone="caution">overdue</Badge>
              ) : (
                copyStanding(copy, today)
              )}
              {copy.returnedHash !== null && (
                <>
                  {' '}
                  <code title={`SHA-256 of what came back: ${copy.returnedHash}`}>
                    {shortHash(copy.returnedHash)}
                  </code>
                </>
              )}
              {copy.returned !== null && ` ${formatLongDay(copy.returned)}`}
            </td>
            <td className={styles['actions']}>
              {!readOnly && <CopyActions copy={copy} today={today} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function CopyActions({ copy, today }: { readonly copy: RecordOf<'copy'>; readonly today: string }) {
  const { id, to, returned, sent } = copy
  const day = today < sent ? sent : today
  return (
    <>
      {returned === null ? (
        <Button
          look="quiet"
          aria-label={`${to} has returned it`}
          onClick={() => attempt('copy.return', { id, returned: day })}
        >
          Returned
        </Button>
      ) : (
        <Button
          look="quiet"
          aria-label={`${to} has not returned it`}
          onClick={() => attempt('copy.return', { id, returned: null })}
        >
          Not returned
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={`Take the copy for ${to} off the list`}
        onClick={() => attempt('copy.remove', { id })}
      >
        Remove
      </Button>
    </>
  )
}

function Receipts({ receipts }: { readonly receipts: readonly RecordOf<'receipt'>[] }) {
  const workspace = useWorkspace((state) => state.workspace)
  if (receipts.length === 0) {
    return (
      <p className={styles['soft']}>
        No legal text has been exported yet. What is exported is read back, and what was checked is
        kept here.
      </p>
    )
  }
  return (
    <Table>
      <caption>Receipts, the newest first ({receipts.length})</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">When, and by whom</th>
          <th scope="col">What was checked</th>
          <th scope="col">SHA-256 of the file</th>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <tr key={receipt.id}>
            <th scope="row">{receipt.file}</th>
            <td>
              {formatLongDay(receipt.checkedAt.slice(0, 10))}, {receipt.checkedAt.slice(11, 16)}{' '}
              UTC, {personName(workspace, receipt.author)}
            </td>
            <td>{receiptSentence(receipt)}</td>
            <td>
              <code title={receipt.hashes.file}>{shortHash(receipt.hashes.file)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
