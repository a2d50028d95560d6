/** The report page against the HTML standard, with everything in it that a report can hold. */
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../../shared/narrative-text.ts'
import { reportHtml } from '../../../shared/report/html.ts'
import { reportModel } from '../../../shared/report/model.ts'
import { DP255 } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, put, type Workspace } from '../../../shared/workspace.ts'

/** All parts of all stages, and narrative with every kind of block. */
function full(): Workspace {
  const workspace = dp255Workspace()
  const modification = workspace.modification.get(DP255)
  const section = workspace.section.get('dp255-section-summary')
  if (modification === undefined || section === undefined) throw new Error('The sample is bare.')
  const blocks = readBlocks(
    '## Costs\n\n1. first\n  - inside\n    - deeper\n2. second\n- other\n\nCaption: By Party\n| Party | Cost |\n| Large Supplier | **£5** & more |\n\n> quoted <words>\n\n![A chart](chart)\nCaption: The chart\n\nSee [section:timetable], [table:timetable] and [nosuch].',
  )
  const picture = {
    id: 'chart',
    modification: DP255,
    name: 'chart.png',
    type: 'image/png' as const,
    width: 1,
    height: 1,
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  }
  return applyPatches(workspace, [
    put(workspace, 'modification', { ...modification, stage: 'Implemented' }),
    put(workspace, 'section', { ...section, blocks }),
    put(workspace, 'picture', picture),
  ])
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Styles of a file that stands alone are its own, and widths of columns are the table’s.
    'no-inline-style': 'off',
    'long-title': 'off',
    // A document's own style: both ways to write a void element are standard.
    'void-style': 'off',
  },
})

describe('the report page', () => {
  it.each([
    ['of the sample', dp255Workspace()],
    ['with all parts and every kind of block', full()],
  ])('%s is valid and accessible HTML', async (_, workspace) => {
    const report = reportModel(workspace, 'DP255')
    if (!report.ok) throw new Error(report.error.message)
    const { results } = await validator.validateString(reportHtml(report.value))
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId} (line ${line}): ${message}`),
    )
    expect(found).toEqual([])
  })
})
