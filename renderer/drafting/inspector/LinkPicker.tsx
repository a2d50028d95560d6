import { Chooser } from '../../design/Chooser.tsx'
import { attempt } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { linkChoices, targetOfKey } from './links.ts'

interface LinkPickerProps {
  readonly change: string
  readonly onClose: () => void
}

/** Finds what a change is to be linked to. */
export function LinkPicker({ change, onClose }: LinkPickerProps) {
  const workspace = useWorkspace((state) => state.workspace)
  return (
    <Chooser
      label="Link this change"
      placeholder="Question, scenario, requirement, response, topic or evidence"
      nothing="Nothing is called that, or it is linked already."
      groups={linkChoices(workspace, change)}
      onClose={onClose}
      onChoose={(key) =>
        attempt('link.add', { from: { kind: 'change', id: change }, to: targetOfKey(key) })
      }
    />
  )
}
