import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { exportDocuments } from '../../electron/export/index.ts'
import { TOUCHED_KINDS } from '../../electron/store/touches.ts'
import type { WorkspaceWriter } from '../../electron/store/writer.ts'
import type { ExportFormat } from '../../shared/exports.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { timetableCsv } from '../../shared/timetable/sheet.ts'
import { englishWorkingDays, sampleWith } from '../shared/timetable/fixture.ts'
import { envelope, freshFolder, openWriter, sampleFile } from './store-fixture.ts'

const neverPrinted = () => Promise.reject(new Error('Nothing has to be printed.'))

async function exported(file: WorkspaceWriter, format: ExportFormat): Promise<readonly string[]> {
  const done = await exportDocuments(
    file.workspace(),
    { modification: 'DP255', formats: [format] },
    freshFolder(),
    neverPrinted,
    file.touched(TOUCHED_KINDS),
  )
  if (!done.ok) throw new Error(done.error.message)
  expect(done.value.failed).toEqual([])
  return done.value.written
}

interface Read {
  readonly method: string
  readonly events: ReadonlyMap<string, ICAL.Component>
  readonly text: string
}

function readCalendar(path: string | undefined): Read {
  const text = readFileSync(path ?? '', 'utf8')
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  return {
    text,
    method: String(calendar.getFirstPropertyValue('method')),
    events: new Map(events.map((event) => [String(event.getFirstPropertyValue('uid')), event])),
  }
}

const SSC = 'dp255-event-ssc@timetable.drafting-workbench'

function value(event: ICAL.Component | undefined, name: string): string {
  return String(event?.getFirstPropertyValue(name))
}

describe('the timetable for calendars', () => {
  it('has every event and every day on which papers are due, all-day, as Outlook, Google and Apple take them', async () => {
    const file = openWriter(sampleFile())
    const [path, ...others] = await exported(file, 'timetable.ics')
    expect(path).toMatch(/DP255 Timetable v0\.2\.ics$/)
    expect(others).toEqual([])
    const { method, events, text } = readCalendar(path)
    expect(method).toBe('PUBLISH')
    const papers = [...events.keys()].filter((uid) => uid.includes('.papers@'))
    expect(events.size - papers.length).toBe(18)
    // Of CSC 3, of the Working Group 4, of TABASC and OPSG 2 each.
    expect(papers).toHaveLength(11)
    const assessment = events.get('dp255-event-pa@timetable.drafting-workbench')
    expect(value(assessment, 'summary')).toBe('DP255: Preliminary Assessment (estimated)')
    expect(value(assessment, 'dtstart')).toBe('2024-04-15')
    // The first day behind it.
    expect(value(assessment, 'dtend')).toBe('2024-05-16')
    expect(
      value(events.get('dp255-event-csc-converts.papers@timetable.drafting-workbench'), 'dtstart'),
    ).toBe('2024-01-09')
    for (const event of events.values()) {
      for (const name of ['dtstamp', 'sequence', 'status', 'organizer', 'transp']) {
        expect(event.hasProperty(name), `${value(event, 'uid')} ${name}`).toBe(true)
      }
    }
    expect(value(events.get('dp255-event-raised@timetable.drafting-workbench'), 'status')).toBe(
      'CONFIRMED',
    )
    expect(value(events.get(SSC), 'status')).toBe('TENTATIVE')
    expect(text.match(/DTSTART;VALUE=DATE:\d{8}\r\n/g)).toHaveLength(29)
    expect(text.match(/DTEND;VALUE=DATE:\d{8}\r\n/g)).toHaveLength(29)
    expect(text.match(/DTSTAMP:\d{8}T\d{6}Z\r\n/g)).toHaveLength(29)
    file.close()
  })

  it('ends every line with CR LF and folds before 75 octets, with long titles in any script too', async () => {
    const file = openWriter(sampleFile())
    const title = 'Größe; der, Änderung\\ „Zählerstände“ 電力量計の設置 '.repeat(8).trim()
    file.run(envelope('event.edit', { id: 'dp255-event-ssc', fields: { title } }))
    const [path] = await exported(file, 'timetable.ics')
    const { text, events } = readCalendar(path)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(value(events.get(SSC), 'summary')).toBe(`DP255: ${title}`)
    file.close()
  })

  it('keeps its ids, and counts up with every change, undo included', async () => {
    const file = openWriter(sampleFile())
    const sequence = async () => {
      const [path] = await exported(file, 'timetable.ics')
      return Number(value(readCalendar(path).events.get(SSC), 'sequence'))
    }
    const first = await sequence()
    expect(first).toBe(0)
    file.run(envelope('event.edit', { id: 'dp255-event-ssc', fields: { start: '2024-03-06' } }))
    const second = await sequence()
    expect(second).toBeGreaterThan(first)
    file.undo('sample-author', '2026-01-05T11:00:00Z')
    expect(await sequence()).toBeGreaterThan(second)
    file.close()
  })

  it('takes what was removed out of calendars in a file of its own, until it is put back', async () => {
    const file = openWriter(sampleFile())
    file.run(envelope('event.remove', { id: 'dp255-event-csc-converts' }))
    const [published, cancelled] = await exported(file, 'timetable.ics')
    const uid = 'dp255-event-csc-converts@timetable.drafting-workbench'
    expect(readCalendar(published).events.has(uid)).toBe(false)
    expect(cancelled).toMatch(/DP255 Timetable v0\.2 \(cancellations\)\.ics$/)
    const { method, events } = readCalendar(cancelled)
    expect(method).toBe('CANCEL')
    expect([...events.keys()]).toContain(uid)
    expect([...events.keys()]).toContain(uid.replace('@', '.papers@'))
    for (const event of events.values()) expect(value(event, 'status')).toBe('CANCELLED')
    expect(Number(value(events.get(uid), 'sequence'))).toBeGreaterThan(0)
    file.undo('sample-author', '2026-01-05T11:00:00Z')
    const back = await exported(file, 'timetable.ics')
    expect(back).toHaveLength(1)
    expect(readCalendar(back[0]).events.has(uid)).toBe(true)
    file.close()
  })

  it('takes papers out of calendars when an event no longer goes to a forum', async () => {
    const file = openWriter(sampleFile())
    file.run(envelope('event.edit', { id: 'dp255-event-tabasc', fields: { committee: null } }))
    const [, cancelled] = await exported(file, 'timetable.ics')
    expect([...readCalendar(cancelled).events.keys()]).toEqual([
      'dp255-event-tabasc.papers@timetable.drafting-workbench',
    ])
    file.close()
  })
})

describe('the timetable for spreadsheets', () => {
  it('reads back from a workbook with days as days', async () => {
    const file = openWriter(sampleFile())
    const [path] = await exported(file, 'timetable.xlsx')
    const read = await readXlsxFile(readFileSync(path ?? ''))
    const rows = (
      Array.isArray(read[0]) ? read : (read[0] as unknown as { data: unknown[][] }).data
    ) as unknown[][]
    expect(rows).toHaveLength(19)
    expect(rows[0]?.slice(0, 5)).toEqual([
      'Event',
      'Forum',
      'First day',
      'Last day',
      'Working Days',
    ])
    const assessment = rows.find(([title]) => title === 'Preliminary Assessment') ?? []
    expect(assessment[2]).toEqual(new Date('2024-04-15T00:00:00Z'))
    expect(assessment.slice(4, 7)).toEqual([22, 'Planned', 'Estimated'])
    file.close()
  })

  it('reads back from comma-separated values', async () => {
    const file = openWriter(sampleFile())
    const [path] = await exported(file, 'timetable.csv')
    const text = readFileSync(path ?? '', 'utf8')
    expect(text.startsWith('\ufeffEvent,Forum,First day')).toBe(true)
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(data).toHaveLength(18)
    expect(data[8]).toMatchObject({
      Event: 'Preliminary Assessment',
      'First day': '2024-04-15',
      'Last day': '2024-05-15',
      'Working Days': '22',
      'Working Days from baseline': '0',
      'Waits for': 'Modification discussed with Working Group',
    })
    file.close()
  })

  it.each(['=HYPERLINK("http://example.invalid")', '+1+2', '-2', '@SUM(A1)', '\t=1'])(
    'hands %j on as words, never as a formula',
    async (title) => {
      const days = await englishWorkingDays()
      const csv = timetableCsv(sampleWith({ ssc: { title } }), 'dp255', days)
      const { data } = Papa.parse<string[]>(csv)
      expect(data[5]?.[0]).toBe(`'${title}`)
    },
  )
})

describe('the timetable as a picture', () => {
  it('is written as one SVG file', async () => {
    const file = openWriter(sampleFile())
    const [path] = await exported(file, 'timetable.svg')
    expect(path).toMatch(/DP255 Timetable v0\.2\.svg$/)
    expect(readFileSync(path ?? '', 'utf8')).toMatch(/^<svg xmlns/)
    file.close()
  })

  it('says where there is nothing to draw, and writes no file', async () => {
    const folder = freshFolder()
    const empty = { ...dp255Workspace(), event: new Map() }
    const request = { modification: 'DP255', formats: ['timetable.svg' as const] }
    const done = await exportDocuments(empty, request, join(folder, 'out'), neverPrinted)
    expect(done).toMatchObject({
      ok: true,
      value: {
        written: [],
        failed: [{ format: 'timetable.svg', reason: expect.stringContaining('no events') }],
      },
    })
  })
})
