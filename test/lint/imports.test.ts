import { describe, expect, it } from 'vitest'
import { checkImports } from './imports.ts'

function violationsOf(path: string, text: string) {
  return checkImports([{ path, text }]).map(({ where, what }) => `${where} ${what}`)
}

const forbidden: readonly (readonly [path: string, text: string])[] = [
  ['legal-text/diff.ts', "import { app } from 'electron'"],
  ['legal-text/diff.ts', "import { readFileSync } from 'node:fs'"],
  ['legal-text/diff.ts', "import { command } from '../shared/commands/command.ts'"],
  ['legal-text/formats/docx.ts', "import { useState } from 'react'"],
  ['shared/records/index.ts', "import Database from 'better-sqlite3'"],
  ['shared/records/index.ts', "import { createHash } from 'node:crypto'"],
  ['shared/records/index.ts', "export { Panel } from '../../renderer/design/surfaces.tsx'"],
  ['renderer/main.tsx', "import { openFile } from '../electron/store/database.ts'"],
  ['renderer/main.tsx', "import 'node:path'"],
  ['renderer/main.tsx', "const store = await import('../electron/store/database.ts')"],
  ['renderer/main.tsx', "type Row = import('../electron/store/database.ts').Row"],
  ['electron/main/index.ts', "import type { Place } from '../../renderer/interface/navigation.ts'"],
  ['electron/main/index.ts', "export * from '../../renderer/interface/navigation.ts'"],
  ['electron/main/index.ts', "const fixture = require('../../test/fixtures/a.ts')"],
  ['electron/main/index.ts', "import { nothing } from 'a-package-nobody-declared'"],
  ['electron/main/window.ts', "import { ipcMain } from 'electron'"],
  ['electron/main/window.ts', "import * as electron from 'electron'"],
  ['electron/main/window.ts', "import electron from 'electron'"],
  ['electron/cli/main.ts', "import { app } from 'electron'"],
  ['electron/store/process.ts', "import { openWindow } from '../main/window.ts'"],
]

const allowed: readonly (readonly [path: string, text: string])[] = [
  ['legal-text/diff.ts', "import { token } from './tokens.ts'"],
  ['legal-text/fingerprint.ts', "import { sha256 } from '@noble/hashes/sha2.js'"],
  [
    'shared/records/index.ts',
    "import { z } from 'zod'\nimport type { Run } from '../../legal-text/text.ts'",
  ],
  ['renderer/main.tsx', "import { StrictMode } from 'react'\nimport './main.css'"],
  ['electron/main/index.ts', "import { app } from 'electron'\nimport { join } from 'node:path'"],
  ['electron/main/channels.ts', "import { ipcMain } from 'electron'"],
  ['electron/preload/index.ts', "import { ipcRenderer } from 'electron'"],
  ['test/shared/sample.test.ts', "import { dp255Sample } from '../../shared/sample/index.ts'"],
  [
    'legal-text/diff.ts',
    "// import { app } from 'electron'\nexport const text = \"from 'electron'\"",
  ],
]

describe('the room rules', () => {
  it.each(forbidden)('refuse in %s: %s', (path, text) => {
    expect(violationsOf(path, text)).toHaveLength(1)
  })

  it.each(allowed)('allow in %s: %s', (path, text) => {
    expect(violationsOf(path, text)).toEqual([])
  })

  it('say where, why not and what to do instead', () => {
    const text = "\n\nimport { readFileSync } from 'node:fs'"
    const [violation] = checkImports([{ path: 'shared/files.ts', text }])
    expect(violation?.where).toBe('shared/files.ts:3')
    expect(violation?.what).toContain('node:fs')
    expect(violation?.reason).not.toBe('')
    expect(violation?.instead).toContain('argument')
  })

  it('refuse a file that cannot be read as code', () => {
    expect(() => checkImports([{ path: 'shared/broken.ts', text: 'import {' }])).toThrow(
      'shared/broken.ts cannot be parsed',
    )
  })
})
