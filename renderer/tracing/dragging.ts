/** A change on its way to what it is for: what is dragged, and what it is dropped on. */
import type { DragEvent } from 'react'
import type { LinkTarget } from '../../shared/linking.ts'
import { announce, refuse } from '../interface/messages.ts'
import { runCommand } from '../workspace/author.ts'
import { workspaceState } from '../workspace/store.ts'

const CHANGE = 'application/x-workbench-change'

/** Attributes of something that a change is dragged by. */
export function dragsChange(change: string, name: string) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(CHANGE, change)
      event.dataTransfer.setData('text/plain', name)
      event.dataTransfer.effectAllowed = 'link'
    },
  }
}

export function holdsChange(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(CHANGE)
}

/** Links the dragged change, and says so. */
export function linkDropped(event: DragEvent, to: LinkTarget, name: string): void {
  event.preventDefault()
  const change = event.dataTransfer.getData(CHANGE)
  linkChange(change, to, name)
}

/** True where the two are linked afterwards. */
export function linkChange(change: string, to: LinkTarget, name: string): boolean {
  const ran = runCommand('link.add', { from: { kind: 'change', id: change }, to })
  if (ran.ok) announce(`Linked to ${name}`)
  else refuse(ran.error.message)
  return ran.ok
}

export function mayLink(): boolean {
  return workspaceState().readOnly === null
}
