import { beforeAll, describe, expect, it } from 'vitest'
import { reportDocument } from '../../electron/export/report-docx.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { readBlocks } from '../../shared/narrative-text.ts'
import { reportModel } from '../../shared/report/model.ts'
import { DP255 } from '../../shared/sample/facts.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, put } from '../../shared/workspace.ts'
import { sdkFindings } from '../legal-text/docx-oracles.ts'

const NARRATIVE =
  '## Costs\n\n1. first\n  - inside\n2. second\n\nBetween.\n\n1. anew\n\nCaption: By Party\n| Party | Cost |\n| Large Supplier | **£5** |\n\n![The path of an alert](chart)\nCaption: The path\n\nSee [section:timetable].'

let file: Uint8Array = new Uint8Array()
let xml = ''
beforeAll(async () => {
  const workspace = dp255Workspace()
  const section = workspace.section.get('dp255-section-summary')
  if (section === undefined) throw new Error('The sample has no summary.')
  const picture = {
    id: 'chart',
    modification: DP255,
    name: 'chart.png',
    type: 'image/png' as const,
    width: 1,
    height: 1,
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  }
  const changed = applyPatches(workspace, [
    put(workspace, 'section', { ...section, blocks: readBlocks(NARRATIVE) }),
    put(workspace, 'picture', picture),
  ])
  const report = reportModel(changed, 'DP255')
  if (!report.ok) throw new Error(report.error.message)
  file = await reportDocument(report.value)
  xml = readPart(file, 'word/document.xml')
})

describe('rich narrative in the Word report', () => {
  it('has lists of real levels, and each begins anew', () => {
    const items = [...xml.matchAll(/<w:numPr><w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g)]
    const [first, inner, second, anew] = items.map(([, level, list]) => ({ level, list }))
    expect([first?.level, inner?.level, second?.level]).toEqual(['0', '1', '0'])
    expect(first?.list).toBe(second?.list)
    expect(anew?.list).not.toBe(first?.list)
  })

  it('numbers tables and pictures by fields, and says what a picture shows', () => {
    const lines = readBack(file).accepted
    expect(lines).toContain('Table 1: By Party')
    expect(lines).toContain('Figure 1: The path')
    expect(xml).toMatch(/SEQ Figure/)
    expect(xml).toContain('descr="The path of an alert"')
  })

  it('leads to the section that it names', () => {
    const [, anchor = ''] =
      /<w:hyperlink[^>]*w:anchor="([^"]*)"[^>]*>(?:(?!<\/w:hyperlink>).)*Appendix 1</.exec(xml) ??
      []
    expect(xml).toContain(`<w:bookmarkStart w:name="${anchor}"`)
  })

  it('passes the Open XML SDK’s validator', async ({ skip }) => {
    const findings = await sdkFindings(file)
    if (typeof findings === 'string') return skip(`not run: ${findings}`)
    expect(findings).toEqual([])
  })
})
