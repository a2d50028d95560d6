/** `npm run check`, the house's own rules: prints every violation and ends with code 1 when there is one. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLicences, checkManifest, type LockedPackages, type Manifest } from './dependencies.ts'
import { checkImports, type Violation } from './imports.ts'

const root = join(import.meta.dirname, '../..')

const sources = [
  '*.ts',
  '{legal-text,shared,electron,renderer,test}/**/*.{ts,tsx,mts,cts,mjs,cjs,js,jsx}',
]

function readSources() {
  return globSync(sources, {
    cwd: root,
    exclude: ['electron/bootstrap/**', 'test/fixtures/**', 'test/results/**'],
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

function toText({ where, what, reason, instead }: Violation): string {
  return `${where}\n  ${what}.\n  Why not:  ${reason}.\n  Instead:  ${instead}.\n`
}

const files = readSources()
const manifest = readJson<Manifest>('package.json')
const { packages: locked } = readJson<{ packages: LockedPackages }>('package-lock.json')
const violations = [
  ...checkImports(files),
  ...checkManifest(manifest),
  ...checkLicences(manifest, locked),
]

process.stdout.write(violations.map(toText).join('\n'))
process.stdout.write(`${files.length} files, ${violations.length} violations of the room rules\n`)
process.exitCode = violations.length === 0 ? 0 : 1
