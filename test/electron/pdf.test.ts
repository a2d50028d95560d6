import { strFromU8, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { reportPdf } from '../../electron/export/pdf.ts'
import { withInformation } from '../../electron/export/pdf-information.ts'
import { sheetsOf } from '../../electron/export/pdf-reading.ts'
import { reportModel } from '../../shared/report/model.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'

/** A PDF of empty sheets, with an anchor on each that is named. */
function pdf(anchors: Readonly<Record<string, number>>, sheets: number): Uint8Array {
  const kids = Array.from({ length: sheets }, (_, index) => `${index + 4} 0 R`).join(' ')
  const dests = Object.entries(anchors)
    .map(([id, sheet]) => `/${id} [${sheet + 3} 0 R /XYZ 0 800 0]`)
    .join(' ')
  const objects = [
    `<</Type /Catalog /Pages 2 0 R /Dests 3 0 R>>`,
    `<</Type /Pages /Count ${sheets} /Kids [${kids}]>>`,
    `<<${dests}>>`,
    ...Array.from(
      { length: sheets },
      () => '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>',
    ),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<</Size ${objects.length + 1}\n/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return strToU8(text, true)
}

function report() {
  const made = reportModel(dp255Workspace(), 'DP255')
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

describe('the report as PDF', () => {
  it('is printed, read, and printed again with the sheets in its contents', async () => {
    const printed: string[] = []
    const anchors = { summary: 2, issue: 3, glossary: 4 }
    await reportPdf(report(), async (html) => {
      printed.push(html)
      return pdf(anchors, 4)
    })
    expect(printed).toHaveLength(2)
    expect(printed[0]).not.toContain('class="page"')
    expect(printed[1]).toMatch(/href="#glossary">.*?<span class="hidden">page <\/span>4<\/span>/)
  })

  it('is printed once more where the numbers have moved something, and then no more', async () => {
    let count = 0
    await reportPdf(report(), async () => {
      count += 1
      return pdf({ summary: count }, 5)
    })
    expect(count).toBe(3)
  })

  it('is found by its anchors', async () => {
    const sheets = await sheetsOf(pdf({ issue: 3, glossary: 4 }, 4), ['issue', 'glossary', 'none'])
    expect([...(sheets ?? [])]).toEqual([
      ['issue', 3],
      ['glossary', 4],
    ])
    expect(await sheetsOf(strToU8('%PDF-1.7'), ['issue'])).toBeNull()
  })

  it('says what it is and whose, behind what the printer wrote', async () => {
    const before = pdf({ issue: 1 }, 1)
    const after = withInformation(before, { Title: 'Ein “Titel” – ć', Author: 'A. (N) Other' })
    expect(after.subarray(0, before.length)).toEqual(before)
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const document = await getDocument({ data: after, verbosity: 0 }).promise
    const { info } = await document.getMetadata()
    expect(info).toMatchObject({ Title: 'Ein “Titel” – ć', Author: 'A. (N) Other' })
    expect(document.numPages).toBe(1)
    const odd = strToU8('no PDF at all')
    expect(strFromU8(withInformation(odd, { Title: 'x' }))).toBe('no PDF at all')
  })
})
