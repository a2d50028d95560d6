import { lazy, Suspense } from 'react'
import { closeDialog, useOpenDialog } from './dialogs.ts'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const ShortcutSheet = lazy(async () => ({
  default: (await import('./ShortcutSheet.tsx')).ShortcutSheet,
}))
const ExportDialog = lazy(async () => ({
  default: (await import('./ExportDialog.tsx')).ExportDialog,
}))
const AboutDialog = lazy(async () => ({ default: (await import('./AboutDialog.tsx')).AboutDialog }))

const DIALOGS = {
  palette: Palette,
  shortcuts: ShortcutSheet,
  export: ExportDialog,
  about: AboutDialog,
} as const

/** The dialog that is open, if one is. */
export function Dialogs() {
  const open = useOpenDialog()
  if (open === null) return null
  const Open = DIALOGS[open]
  return (
    <Suspense fallback={null}>
      <Open onClose={closeDialog} />
    </Suspense>
  )
}
