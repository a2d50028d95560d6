import { describe, expect, it } from 'vitest'
import { fileName } from '../../renderer/shell/fileName.ts'
import { stepZoom } from '../../renderer/shell/zoom.ts'
import { formatTitle } from '../../shared/exports.ts'

describe('zoom', () => {
  it('goes up and down in steps, from whatever it is', () => {
    expect([stepZoom(1, 1), stepZoom(1, -1), stepZoom(1.05, 1), stepZoom(1.05, -1)]).toEqual([
      1.1, 0.9, 1.1, 1,
    ])
  })

  it('ends', () => {
    expect([stepZoom(3, 1), stepZoom(0.5, -1)]).toEqual([3, 0.5])
  })
})

describe('what is exported', () => {
  it('is named as people name it', () => {
    expect(formatTitle('report.pdf')).toBe('Modification Report, PDF')
    expect(formatTitle('something.else')).toBe('something.else')
  })

  it('is shown by the last part of its path, on every system', () => {
    expect(fileName('/home/a/DP255 Legal Text v0.2.docx')).toBe('DP255 Legal Text v0.2.docx')
    expect(fileName('C:\\Users\\a\\report.pdf')).toBe('report.pdf')
  })
})
