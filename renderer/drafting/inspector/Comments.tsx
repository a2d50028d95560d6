import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button, TextArea } from '../../design/controls.tsx'
import { announce } from '../../interface/messages.ts'
import { attempt } from '../../workspace/author.ts'
import { personName } from '../../workspace/current.ts'
import { useWorkspace } from '../../workspace/store.ts'
import styles from './comments.module.css'
import { type Comment, type Subject, type Thread, threadsOf, threadsOn } from './comments.ts'
import { instant } from './instant.ts'

interface CommentsProps {
  readonly on: Subject
  /** "this change", "4.1". */
  readonly subject: string
  readonly readOnly: boolean
  /** The keys for a comment lead to this one. */
  readonly main: boolean
}

/** The conversations on a change or a provision, and a field to begin another. */
export function Comments({ on, subject, readOnly, main }: CommentsProps) {
  const comments = useWorkspace((state) => state.workspace.comment)
  const { kind, id } = on
  const threads = useMemo(
    () => threadsOn(threadsOf(comments.values()), { kind, id }),
    [comments, kind, id],
  )
  const [writing, setWriting] = useState(main)
  const open = threads.filter(({ root }) => !root.resolved).length
  return (
    <section className={styles['comments']} aria-label={`Comments on ${subject}`}>
      {(main || threads.length > 0) && (
        <h4>
          Comments on {subject}
          {threads.length > 0 && (
            <span className={styles['made']}>
              {' '}
              {open} open of {threads.length}
            </span>
          )}
        </h4>
      )}
      {threads.map((thread) => (
        <ThreadCard key={thread.root.id} thread={thread} readOnly={readOnly} />
      ))}
      {!readOnly && !writing && (
        <Button look="quiet" className={styles['begin']} onClick={() => setWriting(true)}>
          Comment on {subject}…
        </Button>
      )}
      {!readOnly && writing && (
        <CommentBox
          label={`Comment on ${subject}`}
          focused={!main}
          button="Comment"
          focusName={main ? 'comment' : undefined}
          onSend={(text) => attempt('comment.add', { on, replyTo: null, text })}
        />
      )}
    </section>
  )
}

interface ThreadCardProps {
  readonly thread: Thread
  readonly readOnly: boolean
}

export function ThreadCard({ thread: { root, replies }, readOnly }: ThreadCardProps) {
  const [replying, setReplying] = useState(false)
  const { id, on, resolved } = root
  const resolve = () => {
    if (attempt('comment.resolve', { id, resolved: !resolved })) {
      announce(resolved ? 'Comment opened again' : 'Comment resolved')
    }
  }
  return (
    <article className={styles['thread']} data-resolved={resolved || undefined}>
      <Words comment={root} />
      {replies.length > 0 && (
        <ol aria-label="Replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Words comment={reply} />
            </li>
          ))}
        </ol>
      )}
      {!readOnly && (
        <div className={styles['threadTools']}>
          {!resolved && !replying && (
            <Button look="quiet" onClick={() => setReplying(true)}>
              Reply
            </Button>
          )}
          <Button look="quiet" onClick={resolve}>
            {resolved ? 'Open again' : 'Resolve'}
          </Button>
        </div>
      )}
      {replying && (
        <CommentBox
          label="Reply"
          button="Reply"
          focused
          onCancel={() => setReplying(false)}
          onSend={(text) => {
            const sent = attempt('comment.add', { on, replyTo: id, text })
            if (sent) setReplying(false)
            return sent
          }}
        />
      )}
    </article>
  )
}

function Words({ comment: { author, at, text, resolved } }: { readonly comment: Comment }) {
  const name = useWorkspace(({ workspace }) => personName(workspace, author))
  return (
    <>
      <p className={styles['made']}>
        {name}, <time dateTime={at}>{instant(at)}</time>
        {resolved && ', resolved'}
      </p>
      <p className={styles['comment']}>{text}</p>
    </>
  )
}

interface CommentBoxProps {
  readonly label: string
  readonly button: string
  readonly focusName?: string | undefined
  readonly focused?: boolean
  /** Whether it was taken. */
  readonly onSend: (text: string) => boolean
  readonly onCancel?: () => void
}

/** Ctrl+Enter sends; Escape gives up a reply. */
function CommentBox({
  label,
  button,
  focusName,
  focused = false,
  onSend,
  onCancel,
}: CommentBoxProps) {
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused) box.current?.querySelector('textarea')?.focus()
  }, [focused])
  const send = () => {
    const words = text.trim()
    if (words === '' || !onSend(words)) return
    setText('')
    announce('Comment saved')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape' && onCancel !== undefined) {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <div ref={box} className={styles['commentBox']}>
      <TextArea
        aria-label={label}
        data-focus={focusName}
        rows={2}
        value={text}
        maxLength={20_000}
        placeholder={`${label}…`}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text.trim() !== '' && (
        <div className={styles['threadTools']}>
          <Button onClick={send}>{button}</Button>
          <span className={styles['made']}>Ctrl+Enter</span>
        </div>
      )}
    </div>
  )
}
