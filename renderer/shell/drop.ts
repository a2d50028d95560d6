import { useEffect, useState } from 'react'
import { pathOfFile, request } from '../bridge.ts'
import { refuse, reportProblem } from '../interface/messages.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import { importDropped } from './DroppedFile.tsx'
import { openDialog } from './dialogs.ts'
import { keepDropped, readingsOf } from './dropped.ts'

/** Opens a workspace, or begins to import a document, that is dropped anywhere on the window. True while one hovers over it. */
export function useDroppedFiles(): boolean {
  const [dropping, setDropping] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDropping(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDropping(false)
    }
    const drop = (event: DragEvent) => {
      setDropping(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      openDropped([...(event.dataTransfer?.files ?? [])])
    }
    const options = { capture: true }
    window.addEventListener('dragover', over, options)
    window.addEventListener('dragleave', leave, options)
    window.addEventListener('drop', drop, options)
    return () => {
      window.removeEventListener('dragover', over, options)
      window.removeEventListener('dragleave', leave, options)
      window.removeEventListener('drop', drop, options)
    }
  }, [])
  return dropping
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

function openDropped(files: readonly File[]): void {
  const [file] = files
  if (file === undefined) return
  if (files.length > 1) {
    refuse('Drop one file at a time; nothing was opened.')
    return
  }
  if (file.name.toLowerCase().endsWith('.workbench')) void openPath(pathOfFile(file))
  else importFile(file)
}

/** A document of the Code, a returned copy or a report; what else is dropped is refused with what could be. */
function importFile(file: File): void {
  const { name } = file
  const readings = readingsOf(name)
  const [only] = readings
  const { status, readOnly } = workspaceState()
  if (only === undefined) {
    refuse(
      `“${name}” is not a workspace file (.workbench), nor a document that can be imported (.docx, .xml, .txt).`,
    )
  } else if (status !== 'ready') refuse('No workspace is open: open one first.')
  else if (readOnly !== null) refuse(`Nothing can be imported here. ${readOnly}`)
  else {
    flushEdits()
    keepDropped({ name, path: pathOfFile(file) })
    if (readings.length === 1) importDropped(only)
    else openDialog('dropped')
  }
}

/** Opens a workspace in place of the one that is open, once what was typed into that is on its way. */
export async function openPath(path: string): Promise<void> {
  flushEdits()
  const opened = await request('file.openPath', { path })
  if (!opened.ok) reportProblem(opened.error)
}
