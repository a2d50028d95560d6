import { formatDay } from '../../shared/timetable/days.ts'
import type { Timeline, TimelineBar } from '../../shared/timetable/timeline.ts'
import styles from './timeline.module.css'

const LANE = 18
const TOP = 22
const AXIS = 22
const RADIUS = 5

interface TimelinePictureProps {
  readonly timeline: Timeline
  readonly asAt: string
}

/** The timetable on one line of months. The table below says the same, so one description is enough aloud. */
export function TimelinePicture({ timeline, asAt }: TimelinePictureProps) {
  const { bars, months, lanes, description } = timeline
  const bottom = TOP + lanes * LANE
  return (
    <figure className={styles['figure']}>
      <svg
        role="img"
        aria-label={description}
        className={styles['picture']}
        width="100%"
        height={bottom + AXIS}
      >
        {months.map(({ label, at }) => (
          <g key={at}>
            <line
              className={styles['month']}
              x1={percent(at)}
              x2={percent(at)}
              y1={TOP - 4}
              y2={bottom + 6}
            />
            <text className={styles['label']} x={percent(at)} dx={4} y={bottom + 16}>
              {label}
            </text>
          </g>
        ))}
        <line className={styles['axis']} x1="0" x2="100%" y1={bottom + 6} y2={bottom + 6} />
        {bars.map((bar) => (
          <Bar key={bar.id} bar={bar} y={TOP + bar.lane * LANE + LANE / 2} />
        ))}
        <AsAtLine at={timeline.asAt} asAt={asAt} bottom={bottom + 6} />
      </svg>
      <figcaption className={styles['legend']} aria-hidden="true">
        <Key kind="actual" label="Actual" />
        <Key kind="planned" label="Planned" />
        <Key kind="range" label="Several days" />
        <Key kind="estimated" label="Estimated" />
      </figcaption>
    </figure>
  )
}

function percent(place: number): string {
  return `${(place * 100).toFixed(3)}%`
}

function Bar({ bar, y }: { readonly bar: TimelineBar; readonly y: number }) {
  const looks = [
    styles['bar'],
    bar.actual ? styles['actual'] : styles['planned'],
    bar.estimated && styles['estimated'],
  ]
  const className = looks.filter(Boolean).join(' ')
  return bar.range ? (
    <rect
      className={className}
      x={percent(bar.from)}
      width={percent(bar.to - bar.from)}
      y={y - RADIUS}
      height={RADIUS * 2}
      rx={3}
    >
      <title>{bar.title}</title>
    </rect>
  ) : (
    <circle className={className} cx={percent(bar.from)} cy={y} r={RADIUS}>
      <title>{bar.title}</title>
    </circle>
  )
}

interface AsAtLineProps {
  readonly at: number | null
  readonly asAt: string
  readonly bottom: number
}

function AsAtLine({ at, asAt, bottom }: AsAtLineProps) {
  if (at === null) return null
  const leansLeft = at > 0.8
  return (
    <g>
      <line className={styles['asAt']} x1={percent(at)} x2={percent(at)} y1={4} y2={bottom} />
      <text
        className={styles['asAtLabel']}
        x={percent(at)}
        dx={leansLeft ? -5 : 5}
        y={13}
        textAnchor={leansLeft ? 'end' : 'start'}
      >
        As at {formatDay(asAt)}
      </text>
    </g>
  )
}

function Key({
  kind,
  label,
}: {
  readonly kind: 'actual' | 'planned' | 'range' | 'estimated'
  readonly label: string
}) {
  const wide = kind === 'range' || kind === 'estimated'
  const looks = [
    styles['bar'],
    kind === 'actual' ? styles['actual'] : styles['planned'],
    kind === 'estimated' && styles['estimated'],
  ]
  const className = looks.filter(Boolean).join(' ')
  return (
    <span className={styles['key']}>
      <svg aria-hidden="true" width={wide ? 22 : 12} height="12">
        {wide ? (
          <rect className={className} x="1" y="1" width="20" height="10" rx="3" />
        ) : (
          <circle className={className} cx="6" cy="6" r="5" />
        )}
      </svg>
      {label}
    </span>
  )
}
