/** When the forums of DP255 meet, and what waits for what, as far as its dates and titles tell. */
import type { RecordOf } from '../records/index.ts'
import type { Predecessor } from '../records/timetable.ts'
import { illustrative, inferred } from './facts.ts'

type Forum = RecordOf<'forum'>

function weekdayPattern(week: number, weekday: number): Forum['pattern'] {
  return { kind: 'weekday', weeks: [week], weekday, months: [] }
}

const THURSDAY = 4
const WEDNESDAY = 3
const TUESDAY = 2

/** SSC has one date in Appendix 1 and the Change Board's days vary: neither shows a pattern, so none is stated. */
const FORUMS: readonly (readonly [
  committee: string,
  pattern: Forum['pattern'],
  paperDays: number | null,
  how: string,
])[] = [
  [
    'csc',
    weekdayPattern(3, TUESDAY),
    5,
    'its three dates in Appendix 1 are third Tuesdays; v0.2 is dated five Working Days before the meeting of 16 January 2024',
  ],
  [
    'working-group',
    weekdayPattern(1, WEDNESDAY),
    5,
    'its four dates in Appendix 1 are first Wednesdays; that papers go out five Working Days before is taken over from CSC',
  ],
  [
    'tabasc',
    weekdayPattern(1, THURSDAY),
    5,
    'its two dates in Appendix 1 are first Thursdays; that papers go out five Working Days before is taken over from CSC',
  ],
  [
    'opsg',
    weekdayPattern(2, TUESDAY),
    5,
    'its two dates in Appendix 1 are second Tuesdays; that papers go out five Working Days before is taken over from CSC',
  ],
]

export function sampleForums(): readonly Forum[] {
  return FORUMS.map(([committee, pattern, paperDays, how]) => ({
    id: `forum-${committee}`,
    committee,
    pattern,
    paperDays,
    basis: inferred(how),
  }))
}

const TITLE = 'the title says that it deals with what this one comes to'
const CONVERTED = 'solutions are not worked on before the Draft Proposal has been converted'

/** By the ends of their ids: the event, what it waits for, how that follows; null where only the order suggests it. */
const WAITS: readonly (readonly [event: string, before: string, how: string | null])[] = [
  ['csc-first', 'raised', 'nothing can be presented before it has been raised'],
  ['csc-converts', 'csc-first', 'the first presentation is “for initial comment”'],
  ['requirements', 'csc-converts', CONVERTED],
  ['ssc', 'requirements', null],
  ['tabasc', 'requirements', null],
  ['opsg', 'requirements', null],
  ['working-group', 'requirements', null],
  ['pa', 'working-group', null],
  ['pa-working-group', 'pa', TITLE],
  ['pa-tabasc', 'pa', TITLE],
  ['pa-opsg', 'pa', TITLE],
  ['consultation', 'pa-working-group', null],
  ['responses', 'consultation', TITLE],
  ['ia-request', 'responses', null],
  ['ia', 'ia-request', 'it is requested there'],
  ['ia-working-group', 'ia', TITLE],
  ['approved', 'ia-working-group', null],
]

/** What the event of the sample waits for. The report states no lags: nothing is held longer than to the same day. */
export function samplePredecessors(id: string): readonly Predecessor[] {
  return WAITS.filter(([event]) => event === id).map(([, before, how]) => ({
    event: `dp255-event-${before}`,
    lag: 0,
    basis:
      how === null
        ? illustrative('Appendix 1 only lists the two in this order')
        : inferred(`from Appendix 1, ${how}`),
  }))
}
