import { describe, expect, it } from 'vitest'
import { checkLicences, checkManifest, type LockedPackages } from './dependencies.ts'
import { packages } from './rules.ts'

const classified = Object.fromEntries(Object.keys(packages).map((name) => [name, '1.0.0']))

function whatOf(manifest: Parameters<typeof checkManifest>[0]) {
  return checkManifest(manifest).map(({ what }) => what)
}

describe('the rules of package.json', () => {
  it('are content with classified, pinned packages', () => {
    expect(whatOf({ devDependencies: classified })).toEqual([])
  })

  it('refuse a package that is not classified', () => {
    expect(whatOf({ dependencies: { 'left-pad': '1.3.0' }, devDependencies: classified })).toEqual([
      'left-pad is declared but not classified',
    ])
  })

  it('refuse a classification that nothing declares', () => {
    const { zod: _, ...others } = classified
    expect(whatOf({ devDependencies: others })).toEqual([
      'zod is classified but no longer declared',
    ])
  })

  it.each(['^1.0.0', '~1.0.0', '1', '*', 'latest', 'file:../zod'])(
    'refuse the range %s',
    (range) => {
      expect(whatOf({ devDependencies: { ...classified, zod: range } })).toEqual([
        `zod is declared as "${range}"`,
      ])
    },
  )

  it('refuse two versions of Lexical', () => {
    const found = whatOf({ devDependencies: { ...classified, '@lexical/utils': '2.0.0' } })
    expect(found).toContain('lexical 1.0.0, @lexical/utils 2.0.0')
  })
})

describe('the licence check', () => {
  function licencesOf(locked: LockedPackages) {
    return checkLicences({ dependencies: { docx: '1.0.0' } }, locked).map(({ what }) => what)
  }

  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND ISC'])('accepts %s', (license) => {
    expect(licencesOf({ 'node_modules/docx': { license } })).toEqual([])
  })

  it.each(['AGPL-3.0-only', 'GPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN LICENSE'])(
    'refuses %s',
    (license) => {
      expect(licencesOf({ 'node_modules/docx': { license } })).toEqual([
        `docx is licensed as ${license}`,
      ])
    },
  )

  it('refuses a package that states none', () => {
    expect(licencesOf({ 'node_modules/docx': {} })).toEqual(['docx is licensed as nothing stated'])
  })

  it('follows what a package needs, to the copy that it finds', () => {
    const found = licencesOf({
      'node_modules/docx': { license: 'MIT', dependencies: { inner: '1' } },
      'node_modules/docx/node_modules/inner': { license: 'MIT', dependencies: { deeper: '1' } },
      'node_modules/inner': { license: 'GPL-3.0-only' },
      'node_modules/deeper': { license: 'AGPL-3.0-only' },
    })
    expect(found).toEqual(['deeper is licensed as AGPL-3.0-only'])
  })

  it('leaves alone what only tools use', () => {
    const manifest = { devDependencies: { knip: '1.0.0', react: '1.0.0' } }
    const found = checkLicences(manifest, {
      'node_modules/knip': { license: 'GPL-3.0-only' },
      'node_modules/react': { license: 'GPL-3.0-only' },
    })
    expect(found.map(({ what }) => what)).toEqual(['react is licensed as GPL-3.0-only'])
  })
})
