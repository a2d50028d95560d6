/** Cases that drafting throws up, reviewed by eye: a folder each with the text before, after and what is said of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareDocuments } from '../../legal-text/diff/document.ts'
import { comparisonText } from '../../legal-text/diff/linear.ts'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'

const fixtures = join(import.meta.dirname, '../fixtures/diff')

describe('a comparison says what a person would of', () => {
  it.each(readdirSync(fixtures))('%s', (name) => {
    const read = (file: string) => readFileSync(join(fixtures, name, file), 'utf8')
    const provisions = (file: string) => readPlainText(read(file), file)
    const comparison = compareDocuments(provisions('before.txt'), provisions('after.txt'))
    expect(`${comparisonText(comparison)}\n`).toBe(read('expected.txt'))
  })
})
