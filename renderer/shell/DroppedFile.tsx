import { Chooser } from '../design/Chooser.tsx'
import { chooseReturned } from '../import/returned-state.ts'
import { chooseReport } from '../import/state.ts'
import { openDialog } from './dialogs.ts'
import { type DroppedAs, readingsOf, takeDropped, useDroppedFile } from './dropped.ts'

const WORDS: Readonly<Record<DroppedAs, string>> = {
  codeDocument: 'A code document: import it as a version',
  returned: 'A copy that a reviewer sent back: take in its changes',
  report: 'A published Modification Report: import it',
}

/** Asks what a document is that was dropped on the window. */
export function DroppedFile({ onClose }: { readonly onClose: () => void }) {
  const file = useDroppedFile()
  if (file === null) return null
  return (
    <Chooser
      label={`What is ${file.name}?`}
      placeholder={`What is ${file.name}?`}
      nothing="It can be nothing else."
      groups={[
        {
          heading: file.name,
          choices: readingsOf(file.name).map((id) => ({ id, label: WORDS[id] })),
        },
      ]}
      onChoose={(as) => {
        onClose()
        importDropped(as as DroppedAs)
      }}
      onClose={() => {
        takeDropped()
        onClose()
      }}
    />
  )
}

/** Begins to take in the file that was dropped. */
export function importDropped(as: DroppedAs): void {
  if (as === 'codeDocument') {
    openDialog('importDocument')
    return
  }
  const file = takeDropped()
  if (file === null) return
  void (as === 'report' ? chooseReport(file) : chooseReturned(file))
}
