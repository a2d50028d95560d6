import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../electron/word/guard.ts'
import type { WordJob } from '../../electron/word/jobs.ts'
import type { Result } from '../../shared/result.ts'
import { freshFolder } from '../electron/store-fixture.ts'
import { madeFile, NAMESPACES, paragraph, run } from '../legal-text/docx-made.ts'

/** CPU time of the whole job, in milliseconds, and its greatest memory. */
const WITHIN = 5000
const MOST_MEGABYTES = 300
const MEGABYTE = 1024 * 1024

interface Took {
  readonly answer: Result<unknown>
  readonly milliseconds: number
  readonly megabytes: number
}

/** Does a job as the application does, in a process of its own, and tells what that took. */
function done(job: WordJob): Promise<Took> {
  return new Promise((settle, fail) => {
    const child = fork(join(import.meta.dirname, 'word-process.ts'), [], {
      execArgv: ['--disable-warning=ExperimentalWarning', ...LIMITS],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('message', (took) => settle(took as Took))
    child.once('exit', (code) => fail(new Error(`The process ended with ${code}.`)))
    child.send(job)
  })
}

const GOOD = madeFile(paragraph(run('4.1 The DCC shall act.')))

function inFolder(...files: readonly (readonly [string, Uint8Array])[]): readonly string[] {
  const folder = freshFolder()
  return files.map(([name, content]) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  })
}

/** Every entry that a Word file comes in by, as the job that reads it. */
const ENTRIES: Readonly<Record<string, (file: Uint8Array) => WordJob>> = {
  'a code document': (file) => {
    const [path = ''] = inFolder(['a.docx', file])
    return { kind: 'code document', path }
  },
  'a redline or a returned copy': (file) => {
    const [path = ''] = inFolder(['a.docx', file])
    return { kind: 'returned', path }
  },
  'a report, or what is read aloud': (file) => {
    const [path = ''] = inFolder(['a.docx', file])
    return { kind: 'read', path, view: 'accepted' }
  },
  'the first of two to compare': (file) => {
    const [before = '', after = ''] = inFolder(['a.docx', file], ['b.docx', GOOD])
    return { kind: 'compare', before, after, author: 'A', at: '2024-01-09T09:00:00Z' }
  },
  'the second of two to compare': (file) => {
    const [before = '', after = ''] = inFolder(['a.docx', GOOD], ['b.docx', file])
    return { kind: 'compare', before, after, author: 'A', at: '2024-01-09T09:00:00Z' }
  },
  'a redline to verify': (file) => {
    const [redline = '', baseline = ''] = inFolder(['a.docx', file], ['b.docx', GOOD])
    return { kind: 'verify', redline, baseline, proposed: baseline }
  },
  'a house template': (file) => {
    const [path = ''] = inFolder(['a.docx', file])
    return { kind: 'template', path }
  },
}

const DOCUMENT = (body: string) => `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`
const packed = (document: string, others: Readonly<Record<string, Uint8Array>> = {}) =>
  zipSync({ 'word/document.xml': strToU8(document), ...others })

const HOSTILE: Readonly<Record<string, () => Uint8Array>> = {
  'a zip bomb': () => zipSync({ 'word/document.xml': new Uint8Array(80 * MEGABYTE) }),
  'a bomb in another part': () =>
    packed(DOCUMENT(paragraph(run('x'))), { 'word/styles.xml': new Uint8Array(80 * MEGABYTE) }),
  'entities that expand': () =>
    packed(`<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${DOCUMENT(run('&b;'))}`),
  'a name that leads out': () => packed(DOCUMENT(''), { '../../etc/passwd': strToU8('x') }),
  'a million runs': () => packed(DOCUMENT(paragraph(run('x').repeat(1_000_000)))),
  'elements without end': () =>
    packed(DOCUMENT(`${'<w:sdt>'.repeat(30_000)}${'</w:sdt>'.repeat(30_000)}`)),
  'half of it cut off': () => GOOD.slice(0, GOOD.length / 2),
  'a bit turned over': () => {
    const file = GOOD.slice()
    const at = Math.floor(file.length / 3)
    file[at] = (file[at] as number) ^ 4
    return file
  },
  'no zip at all': () => strToU8('Dear all,'),
}

const made = new Map<string, Uint8Array>()

/** Made once: packing 80 MB takes longer than refusing it. */
function hostile(name: string): Uint8Array {
  const known = made.get(name) ?? HOSTILE[name]?.() ?? new Uint8Array()
  made.set(name, known)
  return known
}

/** What no entry reads, it need not refuse; the others must. */
const UNREAD: ReadonlySet<string> = new Set(['a bomb in another part'])

describe.each(Object.entries(ENTRIES))('%s that is hostile', (entry, jobFor) => {
  it.each(Object.keys(HOSTILE))(
    'with %s is refused in words, quickly and in little memory',
    async (name) => {
      const { answer, milliseconds, megabytes } = await done(jobFor(hostile(name)))
      if (!answer.ok) {
        expect(answer.error.message).toMatch(/[a-z]{3,} .*[.:]?/)
        expect(answer.error.code).not.toBe('word/failure')
      } else expect(UNREAD.has(name) || name === 'a bit turned over', entry).toBe(true)
      expect(milliseconds).toBeLessThan(WITHIN)
      expect(megabytes).toBeLessThan(MOST_MEGABYTES)
    },
  )
})

describe('a text, a law or a table that is hostile', () => {
  const law = (xml: string): WordJob => {
    const [path = ''] = inFolder(['a.xml', strToU8(xml)])
    return { kind: 'code document', path }
  }
  const table = (name: string, content: Uint8Array): WordJob => {
    const [path = ''] = inFolder([name, content])
    return { kind: 'table', path }
  }
  const AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
  const CASES: Readonly<Record<string, () => WordJob>> = {
    'a law whose entities expand': () =>
      law(`<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${AKN}&b;</akomaNtoso>`),
    'a law that reaches for a file': () =>
      law(`<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${AKN}&a;</akomaNtoso>`),
    'a law of elements without end': () =>
      law(`${AKN}${'<section>'.repeat(50_000)}${'</section>'.repeat(50_000)}</akomaNtoso>`),
    'a law that is cut off': () => law(`${AKN}<act><body><section`),
    'text that is no UTF-8': () => {
      const [path = ''] = inFolder(['a.txt', new Uint8Array([0x34, 0xff, 0xfe, 0x00])])
      return { kind: 'code document', path }
    },
    'a spreadsheet that is a bomb': () =>
      table('a.xlsx', zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * MEGABYTE) })),
    'a spreadsheet whose entities expand': () =>
      table(
        'a.xlsx',
        zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY a "a">]><workbook/>') }),
      ),
    'a spreadsheet that is cut off': () => table('a.xlsx', GOOD.slice(0, 200)),
  }

  it.each(Object.entries(CASES))('%s is refused in words', async (_, make) => {
    const { answer, milliseconds, megabytes } = await done(make())
    expect(answer.ok).toBe(false)
    if (!answer.ok) expect(answer.error.code).not.toBe('word/failure')
    expect(milliseconds).toBeLessThan(WITHIN)
    expect(megabytes).toBeLessThan(MOST_MEGABYTES)
  })
})
