import { diffText } from '../../legal-text/diff/runs.ts'
import { withoutNumber } from '../../legal-text/returned.ts'
import type { TakenItem } from '../../shared/returned/items.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import styles from './returned.module.css'

const KINDS: Readonly<Record<TakenItem['kind'], string>> = {
  'as sent': 'Comments only',
  accepted: 'Accepted as it is',
  rejected: 'Rejected',
  altered: 'Altered',
  'taken away': 'Taken away',
  new: 'New: matches nothing that was sent',
}

interface ItemProps {
  readonly item: TakenItem
  readonly chosen: boolean
  readonly onChoose: (on: boolean) => void
}

/** One thing that a reviewer did, and whether it is taken in. */
export function ReturnedItem({ item, chosen, onChoose }: ItemProps) {
  const { kind, number, author, at, untracked, changedSince, comments } = item
  const where =
    kind === 'new' ? `After ${number ?? 'the provision in front'}` : (number ?? 'Unnumbered')
  const who = [
    author ?? 'nobody named',
    ...(at === null ? [] : [formatLongDay(at.slice(0, 10))]),
  ].join(', ')
  return (
    <li>
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <strong>
          {where}: {KINDS[kind]}
        </strong>
        <span className={styles['soft']}>{who}</span>
      </label>
      <p className={styles['words']}>
        <Words item={item} />
      </p>
      {untracked && <p className={styles['note']}>Changed with tracking switched off.</p>}
      {changedSince && (
        <p className={styles['note']}>
          This provision has changed here since it was sent: taking it in replaces that.
        </p>
      )}
      {comments.map(({ author: commenter, text }) => (
        <p key={`${commenter} ${text}`} className={styles['comment']}>
          {commenter ?? 'Somebody'}: {text}
        </p>
      ))}
    </li>
  )
}

/** What the provision reads as here, and what it would. */
function Words({ item }: { readonly item: TakenItem }) {
  const { kind, here, words } = item
  const before = withoutNumber(here ?? '')
  const after = kind === 'taken away' ? '' : withoutNumber(words)
  if (kind === 'as sent' || before === after) return after
  let at = 0
  const parts = diffText(before, after).changes.flatMap(({ start, end, otherStart, otherEnd }) => {
    const kept = before.slice(at, start)
    at = end
    return [
      kept,
      <del key={`d${start}`}>{before.slice(start, end)}</del>,
      <ins key={`i${otherStart}`}>{after.slice(otherStart, otherEnd)}</ins>,
    ]
  })
  return [...parts, before.slice(at)]
}
