import { type DragEvent, useState } from 'react'
import type { LinkTarget } from '../../shared/linking.ts'
import { holdsChange, linkDropped, mayLink } from './dragging.ts'

/** Attributes of a row that a change can be dropped on, to be linked to what the row is about. */
export function useDropTarget(to: LinkTarget, name: string) {
  const [over, setOver] = useState(false)
  return {
    'data-over': over || undefined,
    onDragOver: (event: DragEvent) => {
      if (!holdsChange(event) || !mayLink()) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'link'
      if (!over) setOver(true)
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      const inside =
        event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
      if (!inside) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (holdsChange(event)) linkDropped(event, to, name)
    },
  }
}
