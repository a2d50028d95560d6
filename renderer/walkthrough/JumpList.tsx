import { Chooser } from '../design/Chooser.tsx'
import { goTo } from './actions.ts'
import { closePanel } from './MinuteForm.tsx'
import type { Scene } from './scene.ts'

/** Every step by its number, its clause and its words. */
export function JumpList({ scene }: { readonly scene: Scene }) {
  const { steps } = scene
  const headings = [...new Set(steps.map(({ group }) => group?.name ?? 'Steps'))]
  return (
    <Chooser
      label="Jump to a step"
      placeholder="Number, clause or words"
      nothing="No step reads like that."
      groups={headings.map((heading) => ({
        heading,
        choices: steps.flatMap((step, index) =>
          (step.group?.name ?? 'Steps') === heading
            ? [{ id: step.key, label: `${index + 1}  ${step.title}  ${wordsOf(step)}` }]
            : [],
        ),
      }))}
      onChoose={goTo}
      onClose={closePanel}
    />
  )
}

function wordsOf({ change, group }: Scene['steps'][number]): string {
  if (change === null) return group?.words ?? ''
  return change.inserted === '' ? `deletes ${change.deleted}` : change.inserted
}
