import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importCommand } from '../../electron/cli/import.ts'
import { openForReading } from '../../electron/store/open.ts'
import { item, LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
import { madeFile } from '../legal-text/docx-made.ts'
import { freshFolder, sampleFile } from './store-fixture.ts'

async function run(folder: string, ...args: string[]) {
  const said = { answer: '', notes: '' }
  const code = await importCommand.run(args, {
    answer: (text) => {
      said.answer += `${text}\n`
    },
    note: (text) => {
      said.notes += `${text}\n`
    },
    folder,
  })
  return { ...said, code }
}

describe('workbench import --as code-document', () => {
  const word = madeFile(
    [item(0, 'Install and Commission'), item(1, 'Where nothing is as it was.')].join(''),
    {
      numbering: numbering(LEGAL_LEVELS),
    },
  )

  it('takes a Word file in as a version, tells what each change comes to, and keeps the drafts on it', async () => {
    const folder = freshFolder()
    const into = sampleFile()
    writeFileSync(join(folder, 'ac.docx'), word)
    const args = ['ac.docx', '--into', into, '--as', 'code-document', '--label', '8.2', '--json']
    const ran = await run(folder, ...args)
    expect(ran.code).toBe(1)
    const told = JSON.parse(ran.answer)
    expect(told).toMatchObject({ provisions: 2, findings: [] })
    expect(told.changes.length).toBeGreaterThan(0)
    const opened = openForReading(into, 'A test.')
    if (!opened.ok) throw new Error(opened.error.message)
    const workspace = opened.value.workspace()
    const version = [...workspace.version.values()].find(({ label }) => label === '8.2')
    expect(opened.value.packageBytes(version?.package?.hash ?? '')).toEqual(word)
    opened.value.close()
    expect(version?.package?.name).toBe('ac.docx')
    expect(version?.provisions.map(({ place }) => place)).toEqual(['p0', 'p1'])
    expect(version?.provisions.map(({ number }) => number)).toEqual(['1', '1.1'])
    expect(workspace.draft.get('dp255-option-a')?.bases[0]?.version).toBe(version?.id)
  })

  it('lists what a draft changes and the file words otherwise, and not what it words the same', async () => {
    const folder = freshFolder()
    const quoted =
      "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'"
    const told = async (words: string) => {
      const sections = ['One', 'Two', 'Three', 'Install and Commission'].map((name) =>
        item(0, name),
      )
      const file = madeFile([...sections, item(1, words)].join(''), {
        numbering: numbering(LEGAL_LEVELS),
      })
      writeFileSync(join(folder, 'ac.docx'), file)
      const args = ['--into', sampleFile(), '--as', 'code-document', '--dry-run']
      return (await run(folder, 'ac.docx', ...args)).notes
    }
    expect(await told(quoted)).not.toContain('as the drafts quote it')
    const other = await told(quoted.replace('connected to', 'joined'))
    expect(other).toMatch(/4\.1 does not read as the drafts quote it: “Where.*has joined the SMWAN/)
  })

  it('changes nothing in a dry run', async () => {
    const folder = freshFolder()
    const into = sampleFile()
    writeFileSync(join(folder, 'ac.txt'), '1 Section\n1.1 Clause\n')
    const ran = await run(folder, 'ac.txt', '--into', into, '--as', 'code-document', '--dry-run')
    expect(ran.notes).toContain('ac.txt: 2 provisions.')
    const opened = openForReading(into, 'A test.')
    if (!opened.ok) throw new Error(opened.error.message)
    expect(opened.value.workspace().version.size).toBe(1)
    opened.value.close()
  })

  it('says what is wrong with a file that is none', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'bad.docx'), 'nothing')
    const ran = await run(folder, 'bad.docx', '--into', sampleFile(), '--as', 'code-document')
    expect(ran.code).toBe(2)
    expect(ran.notes).toContain('“bad.docx” cannot be read.')
  })
})
