import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx'
import { beforeAll, describe, expect, it } from 'vitest'
import { readTemplate, withTemplate } from '../../electron/export/house-template.ts'
import { reportDocument } from '../../electron/export/report-docx.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { reportModel } from '../../shared/report/model.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { sdkFindings } from '../legal-text/docx-oracles.ts'
import { freshFolder } from './store-fixture.ts'

let plain: Uint8Array = new Uint8Array()
let styled: Uint8Array = new Uint8Array()

/** A house template: green headings, a header, and a foot that knows nothing of classifications. */
async function template(): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      default: { heading1: { run: { color: '00AA00', font: 'Verdana' } } },
      paragraphStyles: [{ id: 'Unterschrift', name: 'Note', run: { color: 'AA0000' } }],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Our house')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Our address')] }) },
        children: [new Paragraph({ children: [new TextRun('What the template holds')] })],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

beforeAll(async () => {
  const report = reportModel(dp255Workspace(), 'DP255')
  if (!report.ok) throw new Error(report.error.message)
  plain = await reportDocument(report.value)
  styled = withTemplate(plain, await template())
})

describe('a report in the house template', () => {
  it('says what it said without it', () => {
    expect(readBack(styled).accepted).toEqual(readBack(plain).accepted)
    expect(readBack(styled).rejected).toEqual(readBack(plain).rejected)
  })

  it('takes the template’s styles by name, and brings those that it lacks', () => {
    const styles = readPart(styled, 'word/styles.xml')
    expect(styles).toMatch(/w:styleId="Heading1".*?00AA00/s)
    expect(styles).toContain('w:styleId="Provision"')
    expect(styles.match(/w:name w:val="note"/gi)).toHaveLength(1)
    expect(readPart(styled, 'word/document.xml')).toContain('<w:pStyle w:val="Unterschrift"/>')
  })

  it('has its header, and its foot with the classification still in it', () => {
    expect(readPart(styled, 'word/house-header1.xml')).toContain('Our house')
    const foot = readPart(styled, 'word/house-footer2.xml')
    expect(foot).toContain('Our address')
    expect(foot).toContain('This document has a Classification of Clear')
    const document = readPart(styled, 'word/document.xml')
    expect(document).not.toContain('What the template holds')
    expect(document.match(/<w:footerReference/g)).toHaveLength(1)
  })

  it('passes the Open XML SDK’s validator', async ({ skip }) => {
    const findings = await sdkFindings(styled)
    if (typeof findings === 'string') return skip(`not run: ${findings}`)
    expect(findings).toEqual([])
  })

  it('is refused where the template is none', () => {
    const path = join(freshFolder(), 'house.docx')
    writeFileSync(path, 'no package')
    expect(() => readTemplate(path)).toThrow(/house.docx” cannot be used/)
    expect(() => readTemplate(`${path}x`)).toThrow(/cannot be used/)
  })
})
