/** LibreOffice as a second opinion: it opens Word files, accepts or rejects every change, and saves them as Word files. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Why LibreOffice is not asked, or null where it is there. */
export const WITHOUT_LIBREOFFICE =
  spawnSync('soffice', ['--version']).status === 0 ? null : 'LibreOffice (soffice) is not installed'

const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(Folder As String, Count As Integer)
  Dim Hidden(0) As New com.sun.star.beans.PropertyValue
  Hidden(0).Name = "Hidden"
  Hidden(0).Value = True
  Dim Filter(0) As New com.sun.star.beans.PropertyValue
  Filter(0).Name = "FilterName"
  Filter(0).Value = "MS Word 2007 XML"
  Dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Index = 0 To Count - 1
    For Each Reading In Array("Accept", "Reject")
      Document = StarDesktop.loadComponentFromURL(Folder &amp; "/" &amp; Index &amp; ".docx", "_blank", 0, Hidden())
      Dispatcher.executeDispatch(Document.CurrentController.Frame, ".uno:" &amp; Reading &amp; "AllTrackedChanges", "", 0, Array())
      Document.storeToURL(Folder &amp; "/" &amp; Index &amp; "-" &amp; Reading &amp; ".docx", Filter())
      Document.close(True)
    Next
  Next
End Sub
</script:module>
`

export interface Settled {
  readonly accepted: Uint8Array
  readonly rejected: Uint8Array
}

/** Each file twice, all changes accepted and all rejected. One start of LibreOffice for all of them. */
export function settleWithLibreOffice(files: readonly Uint8Array[]): readonly Settled[] {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-libreoffice-'))
  try {
    const profile = join(folder, 'profile')
    // The first start lays out a profile with an empty module in it; the second finds ours in its place.
    start(profile, '--terminate_after_init')
    writeFileSync(join(profile, 'user/basic/Standard/Module1.xba'), MACRO)
    files.forEach((file, index) => {
      writeFileSync(join(folder, `${index}.docx`), file)
    })
    start(
      profile,
      `macro:///Standard.Module1.Settle("${pathToFileURL(folder).href}",${files.length})`,
    )
    return files.map((_, index) => ({
      accepted: new Uint8Array(readFileSync(join(folder, `${index}-Accept.docx`))),
      rejected: new Uint8Array(readFileSync(join(folder, `${index}-Reject.docx`))),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(profile: string, ...what: readonly string[]): void {
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile).href}`, ...what],
    { encoding: 'utf8', timeout: 100_000 },
  )
  if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`)
}

/** The text of a file as LibreOffice prints it, numbers of lists among it. */
export function textByLibreOffice(file: Uint8Array): string {
  return textsByLibreOffice([file])[0] ?? ''
}

/** The text of each file. One start of LibreOffice for all of them. */
export function textsByLibreOffice(files: readonly Uint8Array[]): readonly string[] {
  return converted(files, 'txt:Text (encoded):UTF8', 'txt').map((text) =>
    new TextDecoder().decode(text),
  )
}

/** Each file opened and saved as a Word file again, its changes left open. One start of LibreOffice for all of them. */
export function savedByLibreOffice(files: readonly Uint8Array[]): readonly Uint8Array[] {
  return converted(files, 'docx:MS Word 2007 XML', 'docx')
}

function converted(
  files: readonly Uint8Array[],
  filter: string,
  extension: string,
): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-libreoffice-'))
  try {
    const paths = files.map((file, index) => {
      const path = join(folder, `${index}.docx`)
      writeFileSync(path, file)
      return path
    })
    const out = join(folder, 'out')
    start(join(folder, 'profile'), '--convert-to', filter, '--outdir', out, ...paths)
    return files.map((_, index) => new Uint8Array(readFileSync(join(out, `${index}.${extension}`))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
