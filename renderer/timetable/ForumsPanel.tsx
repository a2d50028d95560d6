import { Pencil, Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { formatDay, readDay } from '../../shared/timetable/days.ts'
import { type Forum, patternWords } from '../../shared/timetable/forums.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, IconButton, Select, TextInput } from '../design/controls.tsx'
import { Standing } from '../design/Standing.tsx'
import { Table } from '../design/surfaces.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './panels.module.css'

/** When the forums meet and want their papers, and which releases there are: all of it what a person says. */
export function ForumsPanel({
  editable,
  onDone,
}: {
  readonly editable: boolean
  readonly onDone: () => void
}) {
  return (
    <section aria-label="Forums and releases" className={styles['panel']}>
      <Forums editable={editable} />
      <Releases editable={editable} />
      <div className={styles['foot']}>
        <Button onClick={onDone}>Close</Button>
      </div>
    </section>
  )
}

function Forums({ editable }: { readonly editable: boolean }) {
  const { committees, forums } = useWorkspace(({ workspace }) => ({
    committees: workspace.committee,
    forums: workspace.forum,
  }))
  const [edited, setEdited] = useState<string | null>(null)
  return (
    <Table>
      <caption className={styles['title']}>When forums meet</caption>
      <thead>
        <tr>
          {['Forum', 'Meets on', 'Papers, Working Days before', 'Known from'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">Edit</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {[...committees.values()].map((committee) => {
          const forum = [...forums.values()].find((each) => each.committee === committee.id)
          if (edited === committee.id) {
            return (
              <tr key={committee.id}>
                <td colSpan={5}>
                  <ForumForm committee={committee} forum={forum} onDone={() => setEdited(null)} />
                </td>
              </tr>
            )
          }
          return (
            <tr key={committee.id}>
              <th scope="row">{committee.acronym}</th>
              <td>{patternWords(forum?.pattern ?? null)}</td>
              <td>{forum?.paperDays ?? 'not stated'}</td>
              <td>{forum === undefined ? '' : <Standing basis={forum.basis} />}</td>
              <td>
                {editable && (
                  <IconButton
                    icon={Pencil}
                    label={`Edit when ${committee.acronym} meets`}
                    onClick={() => setEdited(committee.id)}
                  />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

const WEEKS = [
  [1, 'First'],
  [2, 'Second'],
  [3, 'Third'],
  [4, 'Fourth'],
  [5, 'Fifth'],
  [-1, 'Last'],
] as const
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']

interface ForumFormProps {
  readonly committee: RecordOf<'committee'>
  readonly forum: Forum | undefined
  readonly onDone: () => void
}

function ForumForm({ committee, forum, onDone }: ForumFormProps) {
  const pattern = forum?.pattern ?? null
  const [kind, setKind] = useState(pattern?.kind ?? 'none')
  const [weeks, setWeeks] = useState(pattern?.kind === 'weekday' ? pattern.weeks : [1])
  const [weekday, setWeekday] = useState(pattern?.kind === 'weekday' ? pattern.weekday : 3)
  const [dates, setDates] = useState(
    pattern?.kind === 'dates' ? pattern.dates.map(formatDay).join(', ') : '',
  )
  const [papers, setPapers] = useState(String(forum?.paperDays ?? ''))
  const [problem, setProblem] = useState<string | null>(null)
  const months = pattern?.kind === 'weekday' ? pattern.months : []
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const next = kind === 'dates' ? datesOf(dates) : kind === 'weekday' ? weekdaysOf() : null
    if (typeof next === 'string') return setProblem(next)
    if (!/^\d{0,2}$/.test(papers.trim()))
      return setProblem('Papers: give a number of Working Days.')
    const paperDays = papers.trim() === '' ? null : Number(papers)
    if (attempt('forum.put', { committee: committee.id, pattern: next, paperDays })) onDone()
  }
  const weekdaysOf = (): Forum['pattern'] | string =>
    weeks.length === 0 ? 'Choose at least one week.' : { kind: 'weekday', weeks, weekday, months }
  return (
    <form
      noValidate
      aria-label={`When ${committee.acronym} meets`}
      className={styles['steps']}
      onSubmit={submit}
      onKeyDown={(key) => key.key === 'Escape' && onDone()}
    >
      <div className={styles['row']}>
        <Field label={`${committee.acronym} meets`}>
          {(tie) => (
            <Select
              {...tie}
              autoFocus
              value={kind}
              options={[
                { value: 'none', label: 'Not stated' },
                { value: 'weekday', label: 'On a weekday of the month' },
                { value: 'dates', label: 'On these dates' },
              ]}
              onValueChange={(value) => setKind(value as typeof kind)}
            />
          )}
        </Field>
        {kind === 'weekday' && (
          <Field label="Weekday">
            {(tie) => (
              <Select
                {...tie}
                value={String(weekday)}
                options={WEEKDAYS.map((label, place) => ({ value: String(place + 1), label }))}
                onValueChange={(value) => setWeekday(Number(value))}
              />
            )}
          </Field>
        )}
        <Field label="Papers, Working Days before">
          {(tie) => (
            <TextInput
              {...tie}
              placeholder="Not stated"
              value={papers}
              onChange={(change) => setPapers(change.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {kind === 'weekday' && (
        <fieldset className={styles['weeks']}>
          <legend>Of the month</legend>
          {WEEKS.map(([week, label]) => (
            <label key={week} className={styles['check']}>
              <input
                type="checkbox"
                checked={weeks.includes(week)}
                onChange={(change) => setWeeks(toggled(weeks, week, change.currentTarget.checked))}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      {kind === 'dates' && (
        <Field label="Dates" hint="Separated by commas: 21 Aug 2024, 18 Sep 2024">
          {(tie) => (
            <TextInput
              {...tie}
              value={dates}
              onChange={(change) => setDates(change.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['foot']}>
        <Button type="submit" look="primary">
          Keep
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

function toggled(weeks: readonly number[], week: number, on: boolean): readonly number[] {
  return WEEKS.map(([each]) => each).filter((each) => (each === week ? on : weeks.includes(each)))
}

function datesOf(text: string): Forum['pattern'] | string {
  const dates: string[] = []
  for (const words of text.split(/[,;\n]/).filter((part) => part.trim() !== '')) {
    const day = readDay(words)
    if (!day.ok) return problemText(day.error)
    dates.push(day.value)
  }
  return { kind: 'dates', dates: [...new Set(dates)].sort() }
}

function Releases({ editable }: { readonly editable: boolean }) {
  const releases = useWorkspace((state) => state.workspace.release)
  const [edited, setEdited] = useState<string | null>(null)
  return (
    <div>
      <h3 className={styles['title']}>Releases</h3>
      {releases.size === 0 && edited === null && (
        <p className={styles['about']}>No release is known in this workspace.</p>
      )}
      <ul className={styles['releases']}>
        {[...releases.values()].map((release) => (
          <li key={release.id}>
            {edited === release.id ? (
              <ReleaseForm release={release} onDone={() => setEdited(null)} />
            ) : (
              <>
                <span className={styles['name']}>{release.name}</span>
                <span>{release.day === null ? 'date not stated' : formatDay(release.day)}</span>
                {editable && (
                  <>
                    <IconButton
                      icon={Pencil}
                      label={`Edit ${release.name}`}
                      onClick={() => setEdited(release.id)}
                    />
                    <IconButton
                      icon={Trash2}
                      label={`Remove ${release.name}`}
                      onClick={() => attempt('release.remove', { id: release.id })}
                    />
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {edited === 'new' ? (
        <ReleaseForm release={null} onDone={() => setEdited(null)} />
      ) : (
        <Button unavailable={!editable} onClick={() => setEdited('new')}>
          <Plus aria-hidden="true" />
          Add a release
        </Button>
      )}
    </div>
  )
}

interface ReleaseFormProps {
  readonly release: RecordOf<'release'> | null
  readonly onDone: () => void
}

function ReleaseForm({ release, onDone }: ReleaseFormProps) {
  const [name, setName] = useState(release?.name ?? '')
  const [typed, setTyped] = useState(release?.day == null ? '' : formatDay(release.day))
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const read = typed.trim() === '' ? null : readDay(typed)
    if (read !== null && !read.ok) return setProblem(problemText(read.error))
    const day = read === null ? null : read.value
    const args = { ...(release !== null && { id: release.id }), name: name.trim(), day }
    if (name.trim() !== '' && attempt('release.put', args)) onDone()
  }
  return (
    <form
      noValidate
      aria-label={release === null ? 'New release' : `Edit ${release.name}`}
      className={styles['row']}
      onSubmit={submit}
      onKeyDown={(key) => key.key === 'Escape' && onDone()}
    >
      <Field label="Release">
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus
            value={name}
            onChange={(change) => setName(change.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Day" error={problem}>
        {(tie) => (
          <TextInput
            {...tie}
            placeholder="Not stated"
            value={typed}
            onChange={(change) => setTyped(change.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" className={styles['level']}>
        Keep
      </Button>
      <Button className={styles['level']} onClick={onDone}>
        Cancel
      </Button>
    </form>
  )
}
