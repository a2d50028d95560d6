import { formatDay, readDay } from '../../shared/timetable/days.ts'
import { meetingsFrom, meetsOn, paperDay, patternWords } from '../../shared/timetable/forums.ts'
import { Button } from '../design/controls.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './timetable.module.css'
import { useWorkingDays } from './useWorkingDays.ts'

interface ForumHintProps {
  readonly committee: string
  /** As typed. */
  readonly start: string
  readonly onDay: (start: string) => void
}

const OFFERED = 3

/** When the chosen forum meets, with its next meetings to choose from. It advises; any day can be kept. */
export function ForumHint({ committee, start, onDay }: ForumHintProps) {
  const { forums, committees, asAt } = useWorkspace(({ workspace }) => ({
    forums: workspace.forum,
    committees: workspace.committee,
    asAt: workspace.settings.get('workspace')?.asAt ?? '',
  }))
  const days = useWorkingDays()
  const forum = [...forums.values()].find((each) => each.committee === committee)
  if (committee === '' || days === null) return null
  const acronym = committees.get(committee)?.acronym ?? 'The forum'
  if (forum === undefined || forum.pattern === null) {
    return <p className={styles['hint']}>When {acronym} meets is not stated.</p>
  }
  const read = readDay(start)
  const typed = read.ok ? read.value : null
  const meets = typed === null ? null : meetsOn(forum, typed)
  const papers = typed === null || meets !== true ? null : paperDay(forum, typed, days)
  return (
    <p className={styles['hint']} role="status">
      {acronym} meets on {patternWords(forum.pattern)}
      {meets === false && typed !== null && `, so not on ${formatDay(typed)}`}.
      {papers !== null && ` Papers are due on ${formatDay(papers)}.`}
      {meets !== true &&
        meetingsFrom(forum, typed ?? asAt, days, OFFERED).map((day) => (
          <Button key={day} onClick={() => onDay(formatDay(day))}>
            {formatDay(day)}
          </Button>
        ))}
    </p>
  )
}
