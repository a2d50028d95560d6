import { describe, expect, test } from 'vitest'
import { attendeeLines, readAttendees } from '../../../shared/meetings/attendees.ts'

describe('attendees', () => {
  test('one a line, the organisation behind the first comma; what is missing is not stated', () => {
    expect(readAttendees('A. N. Other, A Supplier, Leeds\n\n B. Else \r\n, DCC\n,')).toEqual([
      { name: 'A. N. Other', organisation: 'A Supplier, Leeds' },
      { name: 'B. Else', organisation: null },
      { name: 'DCC', organisation: null },
    ])
  })

  test('what is written is read back', () => {
    const attendees = [
      { name: 'A', organisation: 'B, C' },
      { name: 'D', organisation: null },
    ]
    expect(readAttendees(attendeeLines(attendees))).toEqual(attendees)
  })
})
