import { useMemo } from 'react'
import type { Workspace } from '../../../shared/workspace.ts'
import { Button, Select } from '../../design/controls.tsx'
import { personName } from '../../workspace/current.ts'
import { useWorkspace } from '../../workspace/store.ts'
import styles from './filters.module.css'
import { labelOfTarget } from './links.ts'
import {
  type EntryKind,
  entriesOf,
  isFiltered,
  type ReviewEntry,
  type ReviewFilter,
  type ReviewGroup,
} from './review.ts'
import { clearFilter, setFilter, useReviewing } from './reviewing.ts'

interface Option {
  readonly value: string
  readonly label: string
}

const EVERY = ''

const STATUSES: readonly Option[] = [
  { value: 'live', label: 'Not withdrawn' },
  { value: 'pending', label: 'Pending' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'withdrawn', label: 'Withdrawn' },
]

const KINDS: readonly Option[] = [
  { value: EVERY, label: 'Every kind' },
  { value: 'insertion', label: 'Insertions' },
  { value: 'deletion', label: 'Deletions' },
  { value: 'replacement', label: 'Replacements' },
  { value: 'formatting', label: 'Formatting' },
  { value: 'structure', label: 'Structure' },
]

/** Which changes are listed. */
export function ReviewFilters({ groups }: { readonly groups: readonly ReviewGroup[] }) {
  const filter = useReviewing((state) => state.filter)
  const workspace = useWorkspace((state) => state.workspace)
  const entries = useMemo(() => entriesOf(groups), [groups])
  const authors = useMemo(() => authorOptions(entries, workspace), [entries, workspace])
  const links = useMemo(() => linkOptions(entries, workspace), [entries, workspace])
  const slight = entries.filter((entry) => entry.slight).length
  const commented = entries.filter(({ comments }) => comments > 0).length
  return (
    <fieldset className={styles['filters']}>
      <legend className="visually-hidden">Which changes are listed</legend>
      <Select
        aria-label="Status"
        data-focus="review-filter"
        value={filter.status}
        options={STATUSES}
        onValueChange={(status) => setFilter({ status: status as ReviewFilter['status'] })}
      />
      <Select
        aria-label="Author"
        value={filter.author ?? EVERY}
        options={authors}
        onValueChange={(author) => setFilter({ author: author === EVERY ? null : author })}
      />
      <Select
        aria-label="Kind of change"
        value={filter.kind ?? EVERY}
        options={KINDS}
        onValueChange={(kind) => setFilter({ kind: kind === EVERY ? null : (kind as EntryKind) })}
      />
      <Select
        aria-label="Linked to"
        value={filter.link ?? EVERY}
        options={links}
        onValueChange={(link) => setFilter({ link: link === EVERY ? null : link })}
      />
      {(commented > 0 || filter.openComments) && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={filter.openComments}
            onChange={(event) => setFilter({ openComments: event.currentTarget.checked })}
          />
          With open comments ({commented})
        </label>
      )}
      {(slight > 0 || filter.hideSlight) && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={filter.hideSlight}
            onChange={(event) => setFilter({ hideSlight: event.currentTarget.checked })}
          />
          Fold away quotes, spaces and formatting ({slight})
        </label>
      )}
      {isFiltered(filter) && (
        <Button look="quiet" className={styles['clear']} onClick={clearFilter}>
          Show all changes
        </Button>
      )}
    </fieldset>
  )
}

function authorOptions(entries: readonly ReviewEntry[], workspace: Workspace): readonly Option[] {
  const counts = new Map<string, number>()
  for (const { authors } of entries) {
    for (const author of authors) counts.set(author, (counts.get(author) ?? 0) + 1)
  }
  const people = [...counts]
    .map(([value, count]) => ({ value, label: `${personName(workspace, value)} (${count})` }))
    .sort((left, right) => left.label.localeCompare(right.label, 'en'))
  return [{ value: EVERY, label: 'Everybody' }, ...people]
}

function linkOptions(entries: readonly ReviewEntry[], workspace: Workspace): readonly Option[] {
  const targets = new Map<string, string>()
  for (const { links } of entries) {
    for (const { to } of links) targets.set(`${to.kind} ${to.id}`, labelOfTarget(workspace, to))
  }
  const linked = [...targets]
    .map(([value, label]) => ({
      value,
      label: label.length > 60 ? `${label.slice(0, 59)}…` : label,
    }))
    .sort((left, right) => left.label.localeCompare(right.label, 'en', { numeric: true }))
  return [
    { value: EVERY, label: 'Linked or not' },
    { value: 'none', label: 'Linked to nothing' },
    { value: 'suspect', label: 'A link to check again' },
    ...linked,
  ]
}
