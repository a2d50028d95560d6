import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resourceAt } from '../../electron/main/resources.ts'

const FOLDER = join(import.meta.dirname, 'renderer')
const at = (address: string) => resourceAt(FOLDER, 'workbench', address)

describe('an address of the application', () => {
  it('stands for a file of the built window', () => {
    expect(at('app://workbench/assets/index-1a.js?x#y')).toEqual({
      file: join(FOLDER, 'assets', 'index-1a.js'),
      type: 'text/javascript; charset=utf-8',
    })
    expect(at('app://workbench/a%20font.woff2')?.file).toBe(join(FOLDER, 'a font.woff2'))
  })

  it.each([
    'app://elsewhere/index.html',
    'app://workbench/..%2fmain%2findex.js',
    'app://workbench/%2e%2e%2frenderer-of-others/index.html',
    'app://workbench/',
    'app://workbench/index',
    'app://workbench/secrets.workbench',
    'app://workbench/100%.html',
    'app://workbench/index.html%00.js',
    'index.html',
  ])('leads nowhere: %s', (address) => {
    expect(at(address)).toBeNull()
  })

  it.each(['app://workbench/../main/index.js', 'app://workbench/%2e%2e/main/index.js'])(
    'is read as browsers read it, and stays inside: %s',
    (address) => {
      expect(at(address)?.file).toBe(join(FOLDER, 'main', 'index.js'))
    },
  )
})
