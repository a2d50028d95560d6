import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportDocuments } from '../../electron/export/index.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { execute } from '../../shared/execute.ts'
import type { ExportFormat } from '../../shared/exports.ts'
import { APPENDIX_AC, DP255, OPTION_A, SAMPLE_AUTHOR } from '../../shared/sample/facts.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'
import { sdkFindings } from '../legal-text/docx-oracles.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-minutes-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

let seeds = 0

function having(workspace: Workspace, name: string, args: unknown): Workspace {
  seeds += 1
  const done = execute(workspace, {
    name,
    args,
    author: SAMPLE_AUTHOR,
    at: '2024-04-03T10:05:00.000Z',
    seed: `minutes-${seeds}`,
  })
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

const about = { draft: OPTION_A, document: APPENDIX_AC, provision: 'a-4.1A' }

/** One meeting: wording agreed and then reworded, a question deferred, hostile words, an action. */
function minuted(): Workspace {
  let workspace = having(dp255Workspace(), 'meeting.add', {
    modification: DP255,
    fields: {
      title: 'April meeting',
      forum: 'Working Group',
      date: '2024-04-03',
      attendees: [
        { name: 'A. N. Other', organisation: 'A Supplier' },
        { name: 'B. Else', organisation: null },
      ],
    },
  })
  const [id] = workspace.meeting.keys()
  const common = { modification: DP255, meeting: { id }, owner: null }
  workspace = having(workspace, 'decision.record', {
    ...common,
    text: 'Both tests are kept',
    outcome: 'Agreed',
    on: [{ kind: 'change', id: 'a-c2' }],
    about,
  })
  workspace = having(workspace, 'decision.record', {
    ...common,
    text: '<script>alert("1")</script> & <b>bold</b>',
    outcome: 'Deferred',
    owner: 'SECAS',
    on: [{ kind: 'input', id: 'dp255-input-opsg' }],
    about: null,
  })
  workspace = having(workspace, 'action.record', {
    ...common,
    text: 'Ask for figures by CSP Region',
    owner: 'DCC',
    due: '2024-04-17',
    on: [{ kind: 'scenario', id: 'dp255-s1' }],
  })
  return having(workspace, 'text.edit', {
    draft: OPTION_A,
    document: APPENDIX_AC,
    splices: [
      {
        provision: 'a-4.1A-b',
        start: 0,
        end: 4,
        insert: [{ kind: 'text', text: 'every', marks: [] }],
      },
    ],
  })
}

async function write(
  workspace: Workspace,
  formats: readonly ExportFormat[],
  more: { readonly meeting?: string; readonly draft?: string } = {},
) {
  const request = { modification: 'DP255', formats: [...formats], ...more }
  const done = await exportDocuments(workspace, request, folder, () =>
    Promise.reject(new Error('Nothing here is printed.')),
  )
  if (!done.ok) throw new Error(done.error.message)
  return done.value
}

async function expectValid(html: string): Promise<void> {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'no-inline-style': 'off', 'long-title': 'off' },
  })
  const { results } = await validator.validateString(html)
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}, line ${line}: ${message}`),
  )
  expect(found).toEqual([])
}

describe('minutes', () => {
  it('as Word: each decision beside the wording as it stood, the actions, who was there', async () => {
    const { written, failed } = await write(minuted(), ['minutes.docx'])
    expect(failed).toEqual([])
    expect(readdirSync(folder)).toEqual(['DP255 Minutes 2024-04-03 Working Group.docx'])
    const file = new Uint8Array(readFileSync(written[0] ?? ''))
    const { accepted, faults, revisions } = readBack(file)
    expect(faults).toEqual([])
    // Minutes are a record: nothing in them is to be accepted or rejected.
    expect(revisions).toBe(0)
    const text = accepted.join('\n')
    for (const words of [
      'Minutes: April meeting',
      'A. N. Other, A Supplier',
      '2 decisions, 1 action',
      'D1  Agreed',
      'Both tests are kept',
      'On 4.1A in Option A.',
      '(b) each other Device that is to form part of that Smart Metering System.',
      'Illustrative, not in-force text',
      'The clause has been reworded since.',
      'It was about no wording.',
      '<script>alert("1")</script> & <b>bold</b>',
      'Ask for figures by CSP Region',
      '17 Apr 2024',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('every other Device')
    const findings = await sdkFindings(file)
    if (typeof findings === 'string') process.stderr.write(`Validator not run: ${findings}\n`)
    else expect(findings).toEqual([])
  })

  it('as a page: the same, valid, without script or address', async () => {
    const { written } = await write(minuted(), ['minutes.html'])
    const html = readFileSync(written[0] ?? '', 'utf8')
    await expectValid(html)
    expect(html).toContain('D1</span> Agreed')
    expect(html).toContain('each other Device that is to form part')
    expect(html).toContain('Illustrative, not in-force text')
    expect(html).toContain('The clause has been reworded since.')
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(html).not.toMatch(/<script|https?:|src=/)
  })

  it('of a meeting that is named, and a clear word where there is none', async () => {
    const named = await write(minuted(), ['minutes.html'], { meeting: 'april meeting' })
    expect(named.written).toHaveLength(1)
    const missing = await write(minuted(), ['minutes.html'], { meeting: 'May meeting' })
    expect(missing.failed[0]?.reason).toBe(
      'DP255 has no meeting “May meeting”. It has: April meeting.',
    )
    const none = await write(dp255Workspace(), ['minutes.docx'])
    expect(none.failed[0]?.reason).toMatch(/^DP255 has had no meeting in this workspace\./)
  })
})

describe('the handout', () => {
  it('has every step in three readings with what it is for, and leads from questions to changes', async () => {
    const { written } = await write(dp255Workspace(), ['handout.html'])
    expect(readdirSync(folder)).toEqual(['DP255 Walkthrough handout Option A.html'])
    const html = readFileSync(written[0] ?? '', 'utf8')
    await expectValid(html)
    expect(html.match(/<section class="step"/g)).toHaveLength(2)
    for (const words of [
      '<h3>Redline</h3>',
      '<h3>Proposed</h3>',
      '<h3>Baseline</h3>',
      'This clause is not in force.',
      'How will this modification impact reporting of successful installations?',
      '<em>(open)</em>',
      'Illustrative, not in-force text',
      'Exploratory: DP255 is a Draft Proposal',
      '<a href="#step-2">4.1A</a>',
      'Leaves the status trigger alone',
    ]) {
      expect(html).toContain(words)
    }
    expect(html).not.toMatch(/<script|https?:|src=|@import|url\(/)
  })

  it('of another draft by its name; one that is not there is named with those that are', async () => {
    const other = await write(dp255Workspace(), ['handout.html'], { draft: 'option b' })
    expect(readFileSync(other.written[0] ?? '', 'utf8')).toContain('operating fully, test [TBC].')
    const none = await write(dp255Workspace(), ['handout.html'], { draft: 'Option Z' })
    expect(none.failed[0]?.reason).toBe(
      'DP255 has no draft “Option Z”. It has: Option A, Option B.',
    )
  })
})
