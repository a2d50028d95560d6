import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../../../shared/records/index.ts'
import { reportHtml } from '../../../shared/report/html.ts'
import { reportModel } from '../../../shared/report/model.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, put, type Workspace } from '../../../shared/workspace.ts'
import { CONTACT, COVER, FOOTER, GLOSSARY, INPUTS, QUOTATION, TIMETABLE } from './dp255.ts'

function pageOf(workspace: Workspace, options?: Parameters<typeof reportHtml>[1]): string {
  const report = reportModel(workspace, 'DP255')
  if (!report.ok) throw new Error(report.error.message)
  return reportHtml(report.value, options)
}

const page = pageOf(dp255Workspace())
const body = page.slice(page.indexOf('<body>'), page.indexOf('</html>'))
/** What a reader sees, with what only a screen reader hears. */
const words = body
  .replace(/<[^>]+>/g, ' ')
  .replaceAll('&quot;', '"')
  .replaceAll('&amp;', '&')
  .replace(/\s+/g, ' ')

function all(pattern: RegExp): readonly string[] {
  return [...body.matchAll(pattern)].map(([whole, group]) => group ?? whole)
}

describe('the report as a page', () => {
  it('has all that DP255 v0.2 has', () => {
    const facts = [...COVER, FOOTER, ...CONTACT, QUOTATION]
    const rows = [...INPUTS, ...TIMETABLE, ...GLOSSARY].map((cells) => cells.join(' '))
    for (const fact of [...facts, ...rows]) expect(words).toContain(fact)
  })

  it('is one file: no script, nothing fetched', () => {
    const outside = page.replace(/<img src="data:[^"]*"/g, '<img')
    expect(outside).not.toMatch(/<script|<link|<iframe|@import|url\(|\bsrc=|javascript:/i)
    expect(all(/href="([^"]*)"/g).every((link) => /^(#|mailto:)/.test(link))).toBe(true)
  })

  it('names its language and its title', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
    expect(page).toContain('<title>DP255 Modification Report v0.2</title>')
  })

  it('has landmarks, one first heading, and no level left out', () => {
    for (const landmark of ['header', 'nav', 'main', 'footer']) {
      expect(all(new RegExp(`<${landmark}[ >]`, 'g')), landmark).toHaveLength(1)
    }
    const levels = all(/<h(\d)/g).map(Number)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    }
  })

  it('gives ids once, and leads every link and label to one', () => {
    const ids = all(/ id="([^"]*)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const wanted = [...all(/href="#([^"]*)"/g), ...all(/aria-labelledby="([^"]*)"/g)]
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('closes what it opens', () => {
    const open: string[] = []
    for (const [, closing, name = ''] of body.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (['meta', 'br', 'col', 'img'].includes(name)) continue
      if (closing === '') open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it('captions tables of data and scopes their headers', () => {
    const tables = all(/<table(?: class="short")?>.*?<\/table>/g)
    expect(tables).toHaveLength(5)
    for (const table of tables) {
      expect(table).toMatch(/^<table[^>]*><caption>[^<]+<\/caption><colgroup>/)
      expect(table).not.toMatch(/<th>/)
      expect(table).toContain('<th scope="row">')
    }
  })

  it('says insertions at both ends, for those who hear the page', () => {
    const insertions = all(/<ins [^>]*>(.*?)<\/ins>/g)
    expect(insertions.length).toBeGreaterThan(2)
    for (const inserted of insertions) {
      expect(inserted).toMatch(/^<span class="hidden"> \[insertion starts\] </)
      expect(inserted).toMatch(/<span class="hidden"> \[insertion ends\] <\/span>$/)
    }
  })

  it('marks illustrative provisions beside their words', () => {
    expect(body).toMatch(/<div class="provision illustrative"[^>]*>.*?<span class="mark">/)
    const quoted =
      /<div class="provision"[^>]*><span class="number">4\.1<\/span><p>.*?<\/div>/.exec(body)
    expect(quoted?.[0]).toBeDefined()
    expect(quoted?.[0]).not.toContain('class="mark"')
  })

  it('puts classification and page numbers on printed sheets, unless the printer does', () => {
    expect(page).toMatch(/@bottom-left \{[^}]*Classification of Clear/)
    expect(page).toMatch(/@bottom-right \{[^}]*counter\(page\)/)
    expect(pageOf(dp255Workspace(), { furniture: 'printer' })).not.toContain('@bottom')
  })

  it('takes words from the workspace as words, whatever they hold', () => {
    const workspace = dp255Workspace()
    const modification = [...workspace.modification.values()][0] as RecordOf<'modification'>
    const title = '</style><script>alert("&")</script>'
    const reference = 'DP"9\\</style><b>'
    const hostile = applyPatches(workspace, [
      put(workspace, 'modification', { ...modification, title, reference, contact: null }),
    ])
    const report = reportModel(hostile, modification.id)
    if (!report.ok) throw new Error(report.error.message)
    const made = reportHtml(report.value)
    expect(made).not.toContain('<script>')
    expect(made.match(/<\/style>/g)).toHaveLength(1)
    expect(made).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)')
  })
})
