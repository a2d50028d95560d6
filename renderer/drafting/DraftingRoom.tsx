import { EmptyState } from '../design/surfaces.tsx'
import { useCurrent } from '../workspace/hooks.ts'

export function DraftingRoom() {
  const current = useCurrent()
  if (current === null) return <EmptyState title="No modification yet" />
  return <EmptyState title={current.draft.name} />
}
