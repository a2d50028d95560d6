import { describe, expect, it } from 'vitest'
import { readPlainText } from '../../../legal-text/formats/plain-text.ts'
import { SEC_APPENDIX_STYLE } from '../../../legal-text/provisions.ts'
import { plainText } from '../../../legal-text/text.ts'
import { readingRuns, viewDocument } from '../../../legal-text/views.ts'
import { draftedDocument } from '../../../shared/commands/lookup.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const QUOTED =
  "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'"

function imported(text: string, drafts = ['dp255-option-a', 'dp255-option-b']) {
  const workspace = dp255Workspace()
  const executed = execute(workspace, {
    name: 'version.import',
    args: {
      document: { id: 'appendix-ac' },
      label: '8.2',
      effectiveFrom: '2024-03-01',
      effectiveTo: null,
      numbering: SEC_APPENDIX_STYLE,
      provisions: readPlainText(text, 'a file of the test'),
      drafts,
    },
    author: 'sample-author',
    at: '2024-02-01T09:00:00Z',
    seed: 'seed-of-the-test',
  })
  if (!executed.ok) throw new Error(executed.error.message)
  return { label: executed.value.label, workspace: applyPatches(workspace, executed.value.patches) }
}

function proposed(workspace: Workspace, draft: string): readonly string[] {
  const drafted = draftedDocument(workspace, draft, 'appendix-ac')
  if (!drafted.ok) throw new Error(drafted.error.message)
  const { version, changes } = drafted.value
  return viewDocument(version.provisions, version.numbering, changes, 'proposed').map(
    ({ number, segments }) => `${number} ${plainText(readingRuns(segments))}`,
  )
}

describe('taking over a version of Appendix AC', () => {
  const text = [
    '4 Install and Commission',
    `4.1 ${QUOTED}.`,
    '4.2 Something that the sample does not have.',
  ].join('\n')

  it('replaces illustrative provisions and carries the changes of 4.1 by its very words', () => {
    const { workspace, label } = imported(text)
    expect(label).toBe('Take over version 8.2')
    const lines = proposed(workspace, 'dp255-option-a')
    expect(lines[0]).toBe('4 Install and Commission')
    expect(lines[1]).toContain("to 'commissioned', but that update shall not of itself mean")
    expect(
      lines.some((line) => line.startsWith('4.1A The installation of a Smart Metering System')),
    ).toBe(true)
    expect(
      [...workspace.version.values()]
        .at(-1)
        ?.provisions.every(({ provenance }) => provenance.status === 'imported'),
    ).toBe(true)
  })

  it('withdraws, with the reason, what has no place in it', () => {
    const { workspace } = imported('5 Something else\n5.1 Nothing that was known before.')
    const first = workspace.change.get('a-c1')
    expect(first).toMatchObject({ withdrawn: true })
    expect(first?.reason).toMatch(/In conflict: 4\.1 is not in the other version\.$/)
  })

  it('leaves drafts that are not named where they are', () => {
    const { workspace } = imported(text, ['dp255-option-a'])
    expect(workspace.draft.get('dp255-option-b')).toEqual(
      dp255Workspace().draft.get('dp255-option-b'),
    )
    expect(proposed(workspace, 'dp255-option-b').length).toBeGreaterThan(10)
  })
})
