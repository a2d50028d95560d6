/** A page printed to PDF in a hidden window: tagged, with an outline and a footer on every page. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow } from 'electron'
import { fontFaces } from './print-fonts.ts'

/** Of the built window, beside the built main process. */
const ASSETS = join(import.meta.dirname, '../renderer/assets')

export async function printToPdf(html: string, footer: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-print-'))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      javascript: false,
      contextIsolation: true,
      // The windows' own session may read no files.
      partition: 'printing',
    },
  })
  try {
    const page = join(folder, 'page.html')
    const fonts = `<style>${fontFaces(ASSETS)}</style>`
    await writeFile(
      page,
      html.replace('</head>', () => `${fonts}</head>`),
    )
    await window.loadURL(pathToFileURL(page).href)
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footerTemplate(footer),
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } finally {
    window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

function footerTemplate(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<div style="width:100%;margin:0 20mm;font:11px Arial,'Liberation Sans',sans-serif;color:#444;display:flex;justify-content:space-between"><span>${escaped}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`
}

/** `--print-pdf in.html out.pdf footer`: what the command line asks of a hidden Electron. */
export async function printFile(source: string, target: string, footer: string): Promise<void> {
  await writeFile(target, await printToPdf(await readFile(source, 'utf8'), footer))
}
