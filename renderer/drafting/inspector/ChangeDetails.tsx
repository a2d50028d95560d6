import { useEffect, useRef, useState } from 'react'
import { type Change, changeStatus } from '../../../legal-text/changes.ts'
import { Badge, Button, Field, TextArea } from '../../design/controls.tsx'
import { announce } from '../../interface/messages.ts'
import { MinutedOnChange } from '../../meetings/MinutedOnChange.tsx'
import { EffectField } from '../../tracing/EffectField.tsx'
import { attempt } from '../../workspace/author.ts'
import { personName } from '../../workspace/current.ts'
import { onFlush, useWorkspace } from '../../workspace/store.ts'
import type { DraftedDocument } from '../document.ts'
import { ChangeHistory } from './ChangeHistory.tsx'
import { ChangeLinks } from './ChangeLinks.tsx'
import { ChangeParts } from './ChangeParts.tsx'
import { Comments } from './Comments.tsx'
import styles from './details.module.css'
import { instant } from './instant.ts'

interface ChangeDetailsProps {
  readonly change: Change
  readonly drafted: DraftedDocument
  readonly citation: string
}

const BADGES = { pending: 'neutral', accepted: 'accent', withdrawn: 'delete' } as const

/** Who made a change and when, why, for what, and what becomes of it. */
export function ChangeDetails({ change, drafted, citation }: ChangeDetailsProps) {
  const { author, readOnly, silent } = useWorkspace((state) => ({
    author: personName(state.workspace, change.author),
    readOnly: state.readOnly !== null,
    silent: state.discussionReadOnly !== null,
  }))
  const status = changeStatus(change)
  return (
    <section className={styles['details']} aria-label="Selected change">
      <header className={styles['detailsHead']}>
        <h3>{citation === '' ? 'This change' : `Change at ${citation}`}</h3>
        <Badge tone={BADGES[status]}>{status}</Badge>
      </header>
      <p className={styles['made']}>
        {author}, <time dateTime={change.createdAt}>{instant(change.createdAt)}</time>
        {change.changedAt !== change.createdAt && (
          <>
            ; last changed <time dateTime={change.changedAt}>{instant(change.changedAt)}</time>
          </>
        )}
      </p>
      {!readOnly && <Decisions change={change} />}
      {!readOnly && <ChangeParts change={change} drafted={drafted} />}
      <EffectField key={`effect ${change.id}`} change={change.id} readOnly={readOnly} />
      <Reason key={change.reason} change={change} readOnly={readOnly} />
      <ChangeLinks id={change.id} readOnly={readOnly} />
      <MinutedOnChange change={change.id} />
      <Comments
        on={{ kind: 'change', id: change.id }}
        subject="this change"
        readOnly={silent}
        main
      />
      {citation !== '' && !change.withdrawn && (
        <Comments
          on={{ kind: 'provision', id: change.provision }}
          subject={citation}
          readOnly={silent}
          main={false}
        />
      )}
      <ChangeHistory change={change} />
    </section>
  )
}

function Decisions({ change }: { readonly change: Change }) {
  const status = changeStatus(change)
  const review = (action: 'accept' | 'reject' | 'withdraw' | 'restore', said: string) => () => {
    if (attempt('change.review', { action, changes: [change.id] })) announce(said)
  }
  if (status === 'withdrawn') {
    return (
      <div className={styles['decisions']}>
        <Button onClick={review('restore', 'Restored')}>Restore</Button>
      </div>
    )
  }
  return (
    <div className={styles['decisions']}>
      <Button onClick={review('accept', 'Accepted')} unavailable={status !== 'pending'}>
        Accept
      </Button>
      <Button onClick={review('reject', 'Rejected')} unavailable={status !== 'pending'}>
        Reject
      </Button>
      <Button look="quiet" onClick={review('withdraw', 'Withdrawn')}>
        Withdraw
      </Button>
    </div>
  )
}

interface ReasonProps {
  readonly change: Change
  readonly readOnly: boolean
}

/** Saved when the field is left, however it is left. */
function Reason({ change, readOnly }: ReasonProps) {
  const { id, reason } = change
  const [text, setText] = useState(reason)
  const unsaved = useRef<string | null>(null)
  const save = useRef<() => void>(() => undefined)
  save.current = () => {
    const words = unsaved.current
    unsaved.current = null
    if (words !== null && words !== reason)
      attempt('change.reason', { changes: [id], reason: words })
  }
  useEffect(() => {
    const stop = onFlush(() => save.current())
    return () => {
      stop()
      save.current()
    }
  }, [])
  return (
    <Field label="Reason">
      {(tie) => (
        <TextArea
          {...tie}
          data-focus="change-reason"
          rows={4}
          value={text}
          maxLength={20_000}
          readOnly={readOnly}
          placeholder={readOnly ? 'Not stated' : 'Why is this changed?'}
          onChange={(event) => {
            unsaved.current = event.currentTarget.value
            setText(event.currentTarget.value)
          }}
          onBlur={() => save.current()}
        />
      )}
    </Field>
  )
}
