import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { LIMITS, runGuarded } from '../../electron/word/guard.ts'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { bodyLines } from '../../legal-text/formats/docx/reading.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import type { Problem, Result } from '../../shared/result.ts'
import { freshFolder } from '../electron/store-fixture.ts'
import { madeFile, NAMESPACES, paragraph, run, table } from '../legal-text/docx-made.ts'

const WITHIN = 5000
const MOST_MEGABYTES = 300

interface Took {
  readonly answer: Result<unknown>
  readonly milliseconds: number
  readonly megabytes: number
}

/** Reads a file as the application does, in a process of its own, and tells what that took. */
function read(content: Uint8Array): Promise<Took> {
  const path = join(freshFolder(), 'hostile.docx')
  writeFileSync(path, content)
  return new Promise((done, fail) => {
    const child = fork(join(import.meta.dirname, 'word-process.ts'), [], {
      execArgv: ['--disable-warning=ExperimentalWarning', ...LIMITS],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('message', (took) => done(took as Took))
    child.once('exit', (code) => fail(new Error(`The process ended with ${code}.`)))
    child.send({ kind: 'read', path, view: 'redline' })
  })
}

const MEGABYTE = 1024 * 1024

/** A package whose document is XML as it stands, and whatever else. */
function packed(document: string, others: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ 'word/document.xml': strToU8(document), ...others })
}

function document(body: string): string {
  return `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`
}

/** A zip whose headers declare that a part is small when unpacked. */
function lying(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset)
  view.setUint32(22, 10, true)
  view.setUint32(view.getUint32(file.length - 6, true) + 24, 10, true)
  return file
}

const HOSTILE: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  [
    'a zip bomb that declares to be small',
    () => lying(zipSync({ 'word/document.xml': new Uint8Array(80 * MEGABYTE) })),
    /larger than 64 MB when unpacked/,
  ],
  [
    'more parts than any document has',
    () =>
      zipSync(
        Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`p${i}`, new Uint8Array()])),
      ),
    /more than 1000 parts/,
  ],
  [
    'entities that expand',
    () =>
      packed(
        `<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${document(paragraph(run('&b;')))}`,
      ),
    /declares a DOCTYPE/,
  ],
  ['an entity nobody declares', () => packed(document(paragraph(run('&b;')))), /not well-formed/],
  [
    'a name that leads out of the package',
    () => packed(document(''), { '../../etc/passwd': strToU8('x') }),
    /leads out of it/,
  ],
  [
    'the same name twice, in other letters',
    () => packed(document(''), { 'WORD/Document.xml': strToU8('x') }),
    /twice/,
  ],
  [
    'a million runs',
    () => packed(document(paragraph(run('x').repeat(1_000_000)))),
    /more than 400,000 elements/,
  ],
  [
    'elements in one another without end',
    () =>
      packed(
        document(
          `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`,
        ),
      ),
    /nested more than 200 deep/,
  ],
  ['no document', () => zipSync({ 'x.txt': strToU8('x') }), /not a Word document/],
  ['an older Word file', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /older format/],
  ['no zip at all', () => strToU8('Dear all,'), /not a Word document/],
  ['nothing', () => new Uint8Array(), /not a Word document/],
]

describe('a hostile Word file', () => {
  it.each(HOSTILE)(
    'with %s is refused in words, quickly and in little memory',
    async (_, make, words) => {
      const { answer, milliseconds, megabytes } = await read(make())
      expect(answer.ok).toBe(false)
      if (!answer.ok) expect(answer.error.message).toMatch(words)
      expect(milliseconds).toBeLessThan(WITHIN)
      expect(megabytes).toBeLessThan(MOST_MEGABYTES)
    },
  )

  it('with styles in a circle is read, and the circle is told', async () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/></w:style>`
    const styles = `<w:styles>${style('one', 'two')}${style('two', 'one')}</w:styles>`
    const { answer } = await read(madeFile(paragraph(run('Text.')), { styles }))
    expect(answer).toMatchObject({ ok: true, value: { lines: ['Text.'] } })
    expect(JSON.stringify(answer)).toContain('in a circle: one, two')
  })

  it('with what lies outside is read without it, and that is told', async () => {
    const file = madeFile(paragraph(run('Text.')), { styles: '<w:styles/>' })
    const opened = openWordFile(file)
    const relations = opened.package
      .text('word/_rels/document.xml.rels')
      .replace(
        'Target="styles.xml"',
        'Target="http://example.invalid/styles.xml" TargetMode="External"',
      )
    const parts = Object.fromEntries(
      opened.package.names.map((name) => [name, opened.package.bytes(name)]),
    )
    const hostile = zipSync({ ...parts, 'word/_rels/document.xml.rels': strToU8(relations) })
    const { answer } = await read(hostile)
    expect(answer).toMatchObject({
      ok: true,
      value: { lines: ['Text.'], external: ['http://example.invalid/styles.xml'] },
    })
  })

  it('at the very edge of what is allowed stays within the memory', async () => {
    // Two elements to a run; the package has a few of its own.
    const { answer, megabytes } = await read(packed(document(paragraph(run('x').repeat(199_000)))))
    expect(answer.ok).toBe(true)
    expect(megabytes).toBeLessThan(MOST_MEGABYTES)
  })

  it('disturbs nothing else that is read beside it', async () => {
    const path = join(freshFolder(), 'a.docx')
    writeFileSync(path, madeFile(paragraph(run('Text.'))))
    const hostile = join(freshFolder(), 'b.docx')
    writeFileSync(hostile, lying(zipSync({ 'word/document.xml': new Uint8Array(80 * MEGABYTE) })))
    const [good, bad] = await Promise.all([
      runGuarded({ kind: 'read', path, view: 'accepted' }),
      runGuarded({ kind: 'read', path: hostile, view: 'accepted' }),
    ])
    expect(good).toMatchObject({ ok: true, value: { lines: ['Text.'] } })
    expect((bad as { error?: Problem }).error?.message).toMatch(/64 MB/)
  })
})

/** The same row of numbers at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

const WHOLE = madeFile(
  paragraph(run('The DCC shall act.')) +
    table([paragraph(run('a')), paragraph(run('b'))]) +
    paragraph(run('End.')),
  { styles: '<w:styles/>' },
)
const TIMES = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 300)

describe('a damaged Word file, made with seed 255', () => {
  const says = (file: Uint8Array): string => {
    try {
      const opened = openWordFile(file)
      return bodyLines(opened, 'accepted')
        .map(({ text }) => text)
        .join('|')
    } catch (error) {
      const { message } = error as Error
      // An Error in words, never a TypeError or a RangeError of ours.
      expect((error as Error).constructor).toBe(Error)
      return message
    }
  }

  it('that is cut off anywhere is refused in words', () => {
    const random = seeded(255)
    for (let time = 0; time < TIMES; time += 1) {
      const file = WHOLE.slice(0, Math.floor(random() * WHOLE.length))
      expect(says(file)).toMatch(/^(The file|“)/)
    }
  })

  it('with bits turned over is refused in words, or reads as it did', () => {
    const random = seeded(255)
    const whole = says(WHOLE)
    for (let time = 0; time < TIMES; time += 1) {
      const file = WHOLE.slice()
      for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips -= 1) {
        const at = Math.floor(random() * file.length)
        file[at] = (file[at] as number) ^ (1 << Math.floor(random() * 8))
      }
      const said = says(file)
      if (said !== whole) expect(said).toMatch(/^(The file|“|\[Content|word\/|_rels)/)
    }
  })

  it('with bits turned over in its XML is refused in words, or compared all the same', () => {
    const random = seeded(255)
    const source = openWordFile(WHOLE).document.source
    for (let time = 0; time < TIMES / 3; time += 1) {
      const at = Math.floor(random() * source.length)
      const turned = String.fromCharCode(source.charCodeAt(at) ^ (1 << Math.floor(random() * 7)))
      const file = packed(source.slice(0, at) + turned + source.slice(at + 1))
      try {
        compareWord(WHOLE, file, { author: 'A', at: '2024-01-09T09:00:00Z' })
      } catch (error) {
        expect((error as Error).constructor).toBe(Error)
      }
    }
  })
})
