import { describe, expect, test } from 'vitest'
import type { JournalEntry } from '../../shared/channels.ts'
import { historyByDay } from '../../shared/history.ts'

function entry(revision: number, at: string, more: Partial<JournalEntry> = {}): JournalEntry {
  return { revision, at, author: 'a', label: `Step ${revision}`, kind: 'do', target: null, ...more }
}

const nameOf = (author: string) => (author === 'a' ? 'Ada' : 'Not stated')

describe('history by day', () => {
  test('groups by the reader’s day, newest first', () => {
    const entries = [
      entry(1, '2024-01-09T23:30:00Z'),
      entry(2, '2024-06-01T23:30:00Z', { author: 'b' }),
    ]
    const days = historyByDay(entries, nameOf, 'Europe/London')
    expect(days.map(({ heading }) => heading)).toEqual([
      'Sunday 2 June 2024',
      'Tuesday 9 January 2024',
    ])
    expect(days[0]?.lines[0]).toMatchObject({ time: '00:30', who: 'Not stated' })
    expect(days[1]?.lines[0]).toMatchObject({ time: '23:30', who: 'Ada', what: 'Step 1' })
  })

  test('shows what was undone, and what was done again as standing', () => {
    const at = '2024-01-09T09:00:00Z'
    const entries = [
      entry(1, at),
      entry(2, at),
      entry(3, at, { kind: 'undo', target: 2, label: 'Step 2' }),
      entry(4, at, { kind: 'undo', target: 1, label: 'Undo: Step 1' }),
      entry(5, at, { kind: 'redo', target: 1, label: 'Step 1' }),
    ]
    const lines = historyByDay(entries, nameOf, 'UTC').flatMap((day) => day.lines)
    expect(lines.map(({ what, undone }) => `${what}${undone ? ' (undone)' : ''}`)).toEqual([
      'Did again: Step 1',
      'Undid: Step 1',
      'Undid: Step 2',
      'Step 2 (undone)',
      'Step 1',
    ])
  })
})
