import { describe, expect, it } from 'vitest'
import { viewDocument } from '../../../legal-text/views.ts'
import { updateViews, type ViewInputs } from '../../../renderer/drafting/liveViews.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const draft = 'dp255-option-a'
const document = 'appendix-ac'

function inputs(workspace: Workspace, view: ViewInputs['view']): ViewInputs {
  const version = workspace.version.get('appendix-ac-sample')
  if (version === undefined) throw new Error('The sample has no version')
  return {
    provisions: version.provisions,
    numbering: version.numbering,
    changes: [...workspace.change.values()].filter((change) => change.draft === draft),
    view,
    renumber: false,
  }
}

const STEPS: readonly (readonly [name: string, args: object])[] = [
  ['text.edit', { splices: [splice('ac-4.1', 0, 5, 'Once')] }],
  ['text.edit', { splices: [splice('a-4.1A', 4, 4, 'whole ')] }],
  ['provision.insert', { provisionKind: 'clause', parent: 'ac-5', after: 'ac-5.1' }],
  ['provision.delete', { provision: 'ac-3.1' }],
  ['text.edit', { splices: [splice('ac-4.1', 0, 4, '')] }],
]

function splice(provision: string, start: number, end: number, text: string) {
  const insert = text === '' ? [] : [{ kind: 'text', text, marks: [] }]
  return { provision, start, end, insert }
}

function after(workspace: Workspace, [name, args]: (typeof STEPS)[number], count: number) {
  const ran = execute(workspace, {
    name,
    args: { draft, document, ...args },
    author: 'tester',
    at: '2024-01-10T09:00:00Z',
    seed: `seed-number-${count}`,
  })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

describe.each(['redline', 'proposed', 'agreed', 'baseline'] as const)(
  'views kept up, %s',
  (view) => {
    it('are those that are read anew, after words and structure have changed', () => {
      let workspace = dp255Workspace()
      let live = updateViews(null, inputs(workspace, view))
      for (const [count, step] of STEPS.entries()) {
        workspace = after(workspace, step, count)
        const next = inputs(workspace, view)
        live = updateViews(live, next)
        expect(live.views).toEqual(
          viewDocument(next.provisions, next.numbering, next.changes, next.view),
        )
      }
    })
  },
)

it('typing leaves every other provision the value that it was', () => {
  const before = dp255Workspace()
  const first = updateViews(null, inputs(before, 'redline'))
  const [typing] = STEPS
  if (typing === undefined) throw new Error('There is no step')
  const second = updateViews(first, inputs(after(before, typing, 0), 'redline'))
  const changed = second.views.filter((view, index) => view !== first.views[index])
  expect(changed.map(({ id }) => id)).toEqual(['ac-4.1'])
})
