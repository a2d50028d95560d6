import { CopiesDialog } from '../import/CopiesDialog.tsx'
import { ImportDocumentDialog } from '../import/document/ImportDocumentDialog.tsx'
import { ImportReport } from '../import/ImportReport.tsx'
import { ReturnedDialog } from '../import/ReturnedDialog.tsx'
import { AboutDialog } from './AboutDialog.tsx'
import { DroppedFile } from './DroppedFile.tsx'
import { closeDialog, useOpenDialog } from './dialogs.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { Palette } from './Palette.tsx'
import { ShortcutSheet } from './ShortcutSheet.tsx'

// Not fetched later: keys that are typed for a dialog which is still on its way would fall into the text.
const DIALOGS = {
  importDocument: ImportDocumentDialog,
  palette: Palette,
  dropped: DroppedFile,
  shortcuts: ShortcutSheet,
  export: ExportDialog,
  about: AboutDialog,
  importReport: ImportReport,
  copies: CopiesDialog,
  returned: ReturnedDialog,
} as const

/** The dialog that is open, if one is. */
export function Dialogs() {
  const open = useOpenDialog()
  if (open === null) return null
  const Open = DIALOGS[open]
  return <Open onClose={closeDialog} />
}
