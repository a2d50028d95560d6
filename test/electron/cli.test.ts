import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkspaceFile } from '../../electron/store/open.ts'
import { freshFolder, openWriter, sampleFile, typing } from './store-fixture.ts'

const MAIN = join(import.meta.dirname, '../../electron/cli/main.ts')

/** Runs the command line as a person would, from `folder`. */
function workbench(folder: string, ...args: readonly string[]) {
  return workbenchIn(folder, {}, args)
}

function workbenchIn(
  folder: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
) {
  const ran = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, ...args],
    {
      cwd: folder,
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    },
  )
  return { code: ran.status, answer: ran.stdout, notes: ran.stderr }
}

/** Input that is refused: exit code 2, nothing on standard output, and the words on standard error. */
function expectRefusal(ran: ReturnType<typeof workbench>, words: RegExp): void {
  expect(ran).toMatchObject({ code: 2, answer: '' })
  expect(ran.notes).toMatch(words)
  expect(ran.notes).not.toMatch(/^\s+at /m)
}

describe('workbench', () => {
  it('lists its commands, and says how each is used', () => {
    const folder = freshFolder()
    const help = workbench(folder, '--help')
    expect(help).toMatchObject({ code: 0, notes: '' })
    for (const name of ['new', 'export', 'info', 'history']) {
      expect(help.answer).toContain(`  ${name} <`)
      const usage = workbench(folder, name, '--help')
      expect(usage).toMatchObject({ code: 0, notes: '' })
      expect(usage.answer).toContain(`workbench ${name}`)
    }
    expect(workbench(folder).code).toBe(2)
  })

  it('refuses what it does not know, and says what there is', () => {
    const folder = freshFolder()
    expectRefusal(workbench(folder, 'nwe', 'x'), /no command “nwe”[\s\S]*new, export/)
    expectRefusal(workbench(folder, 'info', 'x', '--jsno'), /--jsno[\s\S]*Usage: workbench info/)
  })
})

describe('workbench new', () => {
  it('makes the sample, or an empty workspace, and says where', () => {
    const folder = freshFolder()
    const sample = workbench(folder, 'new', 'x.workbench', '--sample', 'dp255', '--json')
    expect(sample).toMatchObject({ code: 0, notes: '' })
    expect(JSON.parse(sample.answer)).toEqual({ written: [join(folder, 'x.workbench')] })
    const empty = workbench(folder, 'new', 'y.workbench', '--empty')
    expect(empty).toMatchObject({ code: 0, answer: `${join(folder, 'y.workbench')}\n` })
    expect(readdirSync(folder).sort()).toEqual(['x.workbench', 'y.workbench'])
    const info = JSON.parse(workbench(folder, 'info', 'y.workbench', '--json').answer)
    expect(info).toMatchObject({ revision: 0, modifications: [], records: { settings: 1 } })
  })

  it('overwrites nothing', () => {
    const path = sampleFile()
    const before = readFileSync(path)
    const again = workbench(dirname(path), 'new', basename(path), '--empty')
    expectRefusal(again, /exists already[\s\S]*nothing was overwritten/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it.each([
    [['x.workbench'], /either --sample dp255 or --empty/],
    [['--empty'], /A file name is needed/],
    [['x.workbench', '--empty', '--sample', 'dp255'], /either --sample dp255 or --empty/],
    [['x.workbench', '--sample', 'dp999'], /no sample “dp999”/],
    [['x.workbench', 'y.workbench', '--empty'], /“y.workbench” is one argument too many/],
    [['no/such/x.workbench', '--empty'], /cannot be written[\s\S]*Choose a folder/],
  ])('refuses %j', (args, words) => {
    const folder = freshFolder()
    expectRefusal(workbench(folder, 'new', ...args), words)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('workbench info and history', () => {
  it('read beside a writer, and touch nothing', () => {
    const path = sampleFile()
    const writer = openWriter(path)
    writer.run(typing('Saved '))
    writer.undo('sample-author', '2026-01-05T10:00:00Z')
    const before = readFileSync(path)
    const files = readdirSync(dirname(path))

    const info = workbench(dirname(path), 'info', path, '--json')
    expect(info).toMatchObject({ code: 0, notes: '' })
    expect(JSON.parse(info.answer)).toMatchObject({
      path,
      revision: 2,
      modifications: ['DP255'],
      records: { event: 18, input: 4 },
    })
    expect(workbench(dirname(path), 'info', path).answer).toContain('Modifications: DP255')

    const history = workbench(dirname(path), 'history', path, '--json')
    expect(JSON.parse(history.answer)).toMatchObject([
      { revision: 2, kind: 'undo', target: 1 },
      { revision: 1, kind: 'do', label: 'Type' },
    ])
    expect(workbench(dirname(path), 'history', path).answer).toMatch(
      /2 {2}2026-01-05T10:00:00Z {2}Sample \(illustrative\) {2}undo 1: Type/,
    )
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(dirname(path))).toEqual(files)
    writer.close()
  })

  it.each(['info', 'history'])('%s refuses what is not a workspace', (name) => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'text.workbench'), 'Where the DCC receives…')
    expectRefusal(workbench(folder, name), /A workspace is needed/)
    expectRefusal(workbench(folder, name, 'gone.workbench'), /no file “.*gone.workbench”/)
    expectRefusal(workbench(folder, name, 'text.workbench'), /is not a workspace/)
    expectRefusal(workbench(folder, name, '.'), /is a folder/)
  })
})

describe('workbench export', () => {
  it('writes the documents beside a writer, and says where they are', () => {
    const path = sampleFile()
    const opened = openWorkspaceFile(path, new Date().toISOString())
    const folder = dirname(path)
    const args = ['--modification', 'DP255', '--out', 'to/here', '--formats', 'docx,html']
    const ran = workbench(folder, 'export', path, ...args, '--json')
    if (opened.ok) opened.value.file.close()
    expect(ran.code).toBe(0)
    expect(ran.notes).toContain('(redline).docx: Read back with')
    expect(ran.notes).toMatch(/receipts? (is|are) not stored in the workspace\. \w/)
    const { written } = JSON.parse(ran.answer) as { written: readonly string[] }
    expect(readdirSync(join(folder, 'to/here')).sort()).toEqual(
      written.map((name) => basename(name)).sort(),
    )
    expect(written.filter((name) => name.endsWith('.html'))).toHaveLength(1)
    expect(written.filter((name) => name.endsWith('.docx')).length).toBeGreaterThanOrEqual(2)
    for (const name of written) expect(statSync(name).size).toBeGreaterThan(2000)
  })

  it('writes the rest where no PDF can be printed, and says so', () => {
    const path = sampleFile()
    const args = ['--modification', 'DP255', '--out', 'here', '--documents', 'report', '--json']
    // No Electron can be set up where a file stands in place of the cache.
    const ran = workbenchIn(dirname(path), { XDG_CACHE_HOME: path }, ['export', path, ...args])
    expect(ran.code).toBe(1)
    expect(ran.notes).toContain('report.pdf was not written')
    const { written, failed } = JSON.parse(ran.answer)
    expect(written).toHaveLength(2)
    expect(failed).toMatchObject([{ format: 'report.pdf' }])
    expect(readdirSync(join(dirname(path), 'here'))).toHaveLength(2)
  })

  it('writes only what is asked for', () => {
    const path = sampleFile()
    const args = ['--modification', 'DP255', '--out', 'here', '--documents', 'legal-text']
    const ran = workbench(dirname(path), 'export', path, ...args)
    expect(ran.code).toBe(0)
    const names = ran.answer.trim().split('\n')
    expect(names.length).toBeGreaterThan(0)
    expect(names.every((line) => / Legal Text v/.test(line))).toBe(true)
  })

  it('keeps the receipts as one journal entry, in the name of whoever exports', () => {
    const path = sampleFile()
    const legal = [
      '--out',
      'here',
      '--documents',
      'legal-text',
      '--formats',
      'docx',
      '--author',
      'Ann',
    ]
    const ran = workbench(dirname(path), 'export', path, '--modification', 'DP255', ...legal)
    expect(ran.code).toBe(0)
    expect(ran.notes).toContain('stored in the workspace’s history')
    const entries = JSON.parse(workbench(dirname(path), 'history', path, '--json').answer)
    expect(entries).toHaveLength(1)
    expect(entries[0].label).toMatch(/^Keep the receipt/)
    expect(workbench(dirname(path), 'history', path).answer).toContain('  Ann  ')
  })

  it.each([
    [['--out', 'here'], /--modification and --out are needed[\s\S]*Usage/],
    [['--modification', 'DP255'], /--modification and --out are needed/],
    [['--modification', 'DP999', '--out', 'here'], /DP999/],
    [['--modification', 'DP255', '--out', 'here', '--formats', 'odt'], /no format “odt”/],
    [['--modification', 'DP255', '--out', 'here', '--documents', 'novel'], /“novel”/],
    [
      ['--modification', 'DP255', '--out', 'here', '--documents', 'legal-text', '--formats', 'pdf'],
      /None of the documents comes in that format/,
    ],
    [['--modification', 'DP255', '--out', 'DP255.workbench'], /is not a folder/],
  ])('refuses %j', (args, words) => {
    const path = sampleFile()
    expectRefusal(workbench(dirname(path), 'export', path, ...args), words)
    expect(existsSync(join(dirname(path), 'here'))).toBe(false)
  })
})

describe('workbench import', () => {
  const COVER = 'DP300\nA title\nModification Report\nVersion 0.1\n1 February 2024\n'

  it('makes the workspace, takes the report in as one step, and says what it guessed', () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'r.txt'), `${COVER}# 1. Summary\nWords.\n# A topic\nMore.\n`)
    const ran = workbench(
      folder,
      'import',
      'r.txt',
      '--into',
      'x.workbench',
      '--author',
      'A. Nyone',
    )
    expect(ran).toMatchObject({ code: 0, answer: `${join(folder, 'x.workbench')}\n` })
    expect(ran.notes).toMatch(/1 lines guessed:[\s\S]*a topic of its own/)
    const history = JSON.parse(workbench(folder, 'history', 'x.workbench', '--json').answer)
    expect(history[0]).toMatchObject({ label: 'Import DP300 Modification Report v0.1' })
    expect(readdirSync(folder).sort()).toEqual(['r.txt', 'x.workbench'])
  })

  it('only says what it would do where it is asked to', () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'r.txt'), `${COVER}# 1. Summary\nWords.\n`)
    const args = ['--into', 'x.workbench', '--dry-run', '--json']
    const ran = workbench(folder, 'import', 'r.txt', ...args)
    expect(JSON.parse(ran.answer).account).toHaveLength(7)
    const info = JSON.parse(workbench(folder, 'info', 'x.workbench', '--json').answer)
    expect(info).toMatchObject({ revision: 0, modifications: [] })
  })

  it('refuses what it cannot read, and a workspace that somebody else writes to', () => {
    const path = sampleFile()
    const folder = dirname(path)
    writeFileSync(join(folder, 'r.pdf'), '%PDF')
    writeFileSync(join(folder, 'r.txt'), 'Nothing.')
    const into = ['--into', path]
    expectRefusal(workbench(folder, 'import', 'r.pdf', ...into), /ends in nothing that can be/)
    expectRefusal(workbench(folder, 'import', 'r.txt', ...into), /The cover has no reference/)
    expectRefusal(workbench(folder, 'import', 'gone.txt', ...into), /no file “.*gone.txt”/)
    expectRefusal(workbench(folder, 'import', 'r.txt'), /--into are needed/)
    const opened = openWorkspaceFile(path, new Date().toISOString())
    expectRefusal(workbench(folder, 'import', 'r.txt', ...into), /cannot be written to/)
    if (opened.ok) opened.value.file.close()
  })
})

describe('workbench export of what is mailed before a meeting and after it', () => {
  it('writes the handout, and says why there are no minutes yet', () => {
    const folder = freshFolder()
    const path = sampleFile(folder)
    const ran = workbench(
      folder,
      'export',
      path,
      '--modification',
      'DP255',
      '--out',
      'out',
      '--documents',
      'handout,minutes',
      '--formats',
      'html',
    )
    expect(ran.code).toBe(1)
    expect(basename(ran.answer.trim())).toBe('DP255 Walkthrough handout Option A.html')
    expect(ran.notes).toContain('DP255 has had no meeting in this workspace.')
  })
})
