import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkspaceFile } from '../../electron/store/open.ts'
import { openWriter, sampleFile } from './store-fixture.ts'

const MAIN = join(import.meta.dirname, '../../electron/cli/main.ts')
const PA = 'Preliminary Assessment'

function timetable(path: string, ...args: readonly string[]) {
  const ran = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, 'timetable', path, ...args],
    { cwd: dirname(path), encoding: 'utf8' },
  )
  return { code: ran.status, answer: ran.stdout, notes: ran.stderr }
}

describe('workbench timetable', () => {
  it('lists the 18 events of DP255 with their Working Days', () => {
    const path = sampleFile()
    const listed = timetable(path, '--modification', 'DP255', '--json')
    expect(listed).toMatchObject({ code: 0, notes: '' })
    const { asAt, events } = JSON.parse(listed.answer)
    expect(asAt).toBe('2024-01-09')
    expect(events).toHaveLength(18)
    const assessment = events.find(({ title }: { title: string }) => title === PA)
    expect(assessment).toMatchObject({ workingDays: 22, estimated: true, findings: [] })
    expect(timetable(path).answer).toContain(
      '16 Jan 2024                  CSC converts Draft Proposal to Modification Proposal (planned, CSC)',
    )
  })

  it('tries a slip out, tells what it misses, and changes nothing', () => {
    const path = sampleFile()
    const before = readFileSync(path)
    const args = ['--modification', 'DP255', '--slip', PA, '--working-days', '20', '--dry-run']
    const tried = timetable(path, ...args, '--json')
    expect(tried.code).toBe(1)
    const { applied, moves, findings, ends } = JSON.parse(tried.answer)
    expect(applied).toBe(false)
    expect(moves.map(({ to }: { to: { start: string } }) => to.start)).toEqual([
      '2024-05-14',
      '2024-06-13',
      '2024-06-13',
      '2024-06-13',
    ])
    expect(findings[0]).toMatchObject({ kind: 'meeting', offer: '2024-07-03' })
    expect(ends).toEqual({ from: '2024-12-17', to: '2024-12-17' })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(timetable(path, ...args).answer).toContain(
      'Preliminary Assessment: 15 Apr 2024 – 15 May 2024 → 14 May 2024 – 13 Jun 2024 (+20 Working Days)',
    )
  })

  it('counts --days in calendar days, backwards too', () => {
    const path = sampleFile()
    const forward = timetable(path, '--slip', PA, '--days', '5', '--dry-run', '--json')
    expect(forward.code).toBe(0)
    // 20 April is a Saturday.
    expect(JSON.parse(forward.answer).moves[0].to.start).toBe('2024-04-22')
    const back = timetable(path, '--slip', PA, '--days', '-1', '--dry-run', '--json')
    expect(JSON.parse(back.answer).moves[0].to.start).toBe('2024-04-12')
  })

  it('applies a slip as one step that can be undone, signed by whom it says', () => {
    const path = sampleFile()
    const slipped = timetable(
      path,
      '--slip',
      PA,
      '--working-days',
      '20',
      '--to-meetings',
      '--author',
      'Ada',
    )
    expect(slipped.notes).toBe('')
    const file = openWriter(path)
    expect(file.workspace().event.get('dp255-event-pa-opsg')).toMatchObject({
      start: '2024-07-09',
      originalStart: '2024-06-11',
    })
    const [entry] = file.history(1)
    expect(entry?.label).toBe('Slip “Preliminary Assessment” and 4 more')
    expect(file.workspace().person.get(entry?.author ?? '')?.name).toBe('Ada')
    file.undo('sample-author', '2026-01-05T11:00:00Z')
    expect(file.workspace().event.get('dp255-event-pa-opsg')?.start).toBe('2024-06-11')
    file.close()
  })

  it('refuses to write beside a window that has the workspace open, and still tries out', () => {
    const path = sampleFile()
    const opened = openWorkspaceFile(path, new Date().toISOString())
    if (!opened.ok) throw new Error(opened.error.message)
    const { file } = opened.value
    expect(timetable(path, '--slip', PA, '--days', '5')).toMatchObject({ code: 2, answer: '' })
    expect(timetable(path, '--slip', PA, '--days', '5', '--dry-run').code).toBe(0)
    file.close()
  })

  it.each([
    [['--slip', 'Lunch', '--days', '5'], /no event “Lunch”[\s\S]*“Preliminary Assessment”/],
    [['--slip', 'discussed', '--days', '5'], /can mean several events/],
    [['--slip', PA], /How far\? Give one of --days, --working-days and --to/],
    [['--slip', PA, '--days', '5', '--to', '2024-05-01'], /How far\?/],
    [['--slip', PA, '--days', 'five'], /“five” is none/],
    [['--slip', PA, '--to', '31 Feb 2024'], /31 February 2024 does not exist/],
    [['--slip', PA, '--days', '0'], /would stay on 15 Apr 2024/],
    [['--slip', 'Draft Proposal raised', '--days', '5'], /what has happened cannot slip/],
    [['--dry-run'], /--dry-run needs --slip/],
    [['--modification', 'DP999'], /no modification “DP999”[\s\S]*DP255/],
  ])('refuses %j and says what to do', (args, words) => {
    const path = sampleFile()
    const refused = timetable(path, ...args)
    expect(refused).toMatchObject({ code: 2, answer: '' })
    expect(refused.notes).toMatch(words)
  })
})
