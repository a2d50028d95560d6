import { Chooser } from '../../design/Chooser.tsx'
import { attempt } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { type LinkedKind, linkChoices, targetOfKey } from './links.ts'

interface LinkPickerProps {
  readonly kind: LinkedKind
  readonly id: string
  readonly onClose: () => void
}

/** Finds what a change or a provision is to be linked to. */
export function LinkPicker({ kind, id, onClose }: LinkPickerProps) {
  const workspace = useWorkspace((state) => state.workspace)
  return (
    <Chooser
      label={`Link this ${kind}`}
      placeholder="Question, scenario, requirement, response, topic or evidence"
      nothing="Nothing is called that, or it is linked already."
      groups={linkChoices(workspace, id, kind)}
      onClose={onClose}
      onChoose={(key) => attempt('link.add', { from: { kind, id }, to: targetOfKey(key) })}
    />
  )
}
