import type { ReactNode } from 'react'
import { diffText } from '../../legal-text/diff/runs.ts'
import { markedRuns } from '../../legal-text/marked.ts'
import { entryOf } from '../../shared/returned/entries.ts'
import type { TakenItem } from '../../shared/returned/items.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import styles from './returned.module.css'

const KINDS: Readonly<Record<TakenItem['kind'], string>> = {
  'as sent': 'Comments only',
  accepted: 'Accepted as it is',
  rejected: 'Rejected',
  altered: 'Altered',
  marked: 'Set in other type',
  split: 'Split',
  joined: 'Joined to what is in front of it',
  moved: 'Moved',
  'taken away': 'Taken away',
  new: 'New: matches nothing that was sent',
  'new row': 'New row',
}

interface ItemProps {
  readonly item: TakenItem
  readonly chosen: boolean
  /** Who changed the same words in another copy; null for nobody. */
  readonly against: string | null
  readonly onChoose: (on: boolean) => void
}

/** One thing that a reviewer did, and whether it is taken in. */
export function ReturnedItem({ item, chosen, against, onChoose }: ItemProps) {
  const { kind, number, provision, author, at, comments } = item
  const placeless = entryOf(item) === null
  const where =
    provision === null ? `After ${number ?? 'the provision in front'}` : (number ?? 'Unnumbered')
  const who = [
    author ?? 'nobody named',
    ...(at === null ? [] : [formatLongDay(at.slice(0, 10))]),
  ].join(', ')
  return (
    <li>
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={chosen && !placeless}
          disabled={placeless}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <strong>{placeless ? KINDS[kind] : `${where}: ${KINDS[kind]}`}</strong>
        <span className={styles['soft']}>{who}</span>
      </label>
      <div className={styles['words']}>
        <ItemWords item={item} />
      </div>
      {notesOf(item, against).map((note) => (
        <p key={note} className={styles['note']}>
          {note}
        </p>
      ))}
      {comments.map((comment) => (
        <p key={`${comment.author} ${comment.at} ${comment.text}`} className={styles['comment']}>
          {comment.author ?? 'Somebody'}
          {comment.at !== null && `, ${formatLongDay(comment.at.slice(0, 10))}`}: {comment.text}
        </p>
      ))}
    </li>
  )
}

function notesOf(
  { untracked, kind, changedSince, collides, notes, remarked }: TakenItem,
  against: string | null,
): readonly string[] {
  return [
    ...(untracked ? ['Changed with tracking switched off.'] : []),
    ...(changedSince
      ? [
          collides
            ? 'This provision has changed here since it was sent: taking it in replaces that.'
            : 'This provision has changed here since it was sent: both are kept.',
        ]
      : []),
    ...(against === null
      ? []
      : [`${against} has changed the same words: one of the two can stand.`]),
    ...(remarked.length > 0 && kind !== 'marked'
      ? ['Bold, italic, underline or superscript is changed too.']
      : []),
    ...notes,
  ]
}

/** What the provision read as when it was sent or reads as here, and what it would. */
function ItemWords({ item }: { readonly item: TakenItem }) {
  const { kind, here, words, marks, rest, cells, sentWords, collides } = item
  const before = (collides ? null : sentWords) ?? here ?? ''
  if (kind === 'taken away') return <p>{<del>{before}</del>}</p>
  if (kind === 'split') {
    const parts = [{ words, marks }, ...rest]
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a file that was read never change
    return parts.map((part, index) => <p key={index}>¶ {marked(part.words, part.marks)}</p>)
  }
  if (kind === 'new row') {
    return (
      <p>
        <ins>{cells.map((cell) => cell.words).join(' | ')}</ins>
      </p>
    )
  }
  if (kind === 'as sent' || kind === 'marked' || before === words) {
    return <p>{marked(words, marks)}</p>
  }
  let at = 0
  const parts = diffText(before, words).changes.flatMap(({ start, end, otherStart, otherEnd }) => {
    const kept = before.slice(at, start)
    at = end
    return [
      kept,
      <del key={`d${start}`}>{before.slice(start, end)}</del>,
      <ins key={`i${otherStart}`}>{marked(words, marks, otherStart, otherEnd)}</ins>,
    ]
  })
  return (
    <p>
      {parts}
      {before.slice(at)}
    </p>
  )
}

function marked(
  words: string,
  ranges: TakenItem['marks'],
  start?: number,
  end?: number,
): readonly ReactNode[] {
  return markedRuns(words, ranges, start, end).map(({ text, marks }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a file that was read never change
    <span key={index} className={marks.map((mark) => styles[mark]).join(' ')}>
      {marks.includes('superscript') ? <sup>{text}</sup> : text}
    </span>
  ))
}
