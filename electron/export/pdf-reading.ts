/** Reads where the anchors of a printed page have come to stand. */
import { strFromU8 } from 'fflate'

/**
 * The sheet, counted from 1, on which each of these anchors stands; null where the file is no PDF that can be read, as
 * a printer of a test gives.
 */
export async function sheetsOf(
  file: Uint8Array,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number> | null> {
  if (!strFromU8(file.subarray(-32), true).includes('%%EOF')) return null
  const reader = await openReader()
  // The reader keeps what it is given, so it gets a copy.
  const task = reader.getDocument({ data: new Uint8Array(file), verbosity: 0 })
  try {
    const document = await task.promise
    const sheets = new Map<string, number>()
    for (const id of ids) {
      const [page] = (await document.getDestination(id)) ?? []
      if (page !== undefined) sheets.set(id, (await document.getPageIndex(page)) + 1)
    }
    return sheets
  } finally {
    await task.destroy()
  }
}

/** In the process itself: its own worker would be a file beside it, which a bundle does not have. */
async function openReader() {
  // @ts-expect-error The package has types for all of its parts but this one.
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  Object.assign(globalThis, { pdfjsWorker: worker })
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}
