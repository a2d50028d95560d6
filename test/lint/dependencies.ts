import type { Violation } from './imports.ts'
import { acceptedLicences, packages, shippedRooms, versionFamilies } from './rules.ts'

/** The parts of package.json that the rules look at. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** One package of package-lock.json. */
export interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Packages of package-lock.json by their path, `node_modules/a/node_modules/b`. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>

const manifestPath = 'package.json'

/** Whether every declared package is classified and pinned, and families agree on one version. */
export function checkManifest(manifest: Manifest): Violation[] {
  const declared = { ...manifest.dependencies, ...manifest.devDependencies }
  return [...checkClassified(declared), ...checkPinned(declared), ...checkFamilies(declared)]
}

function checkClassified(declared: Readonly<Record<string, string>>): Violation[] {
  const unclassified = Object.keys(declared).filter((name) => !(name in packages))
  const vanished = Object.keys(packages).filter((name) => !(name in declared))
  return [
    ...unclassified.map((name) => ({
      where: manifestPath,
      what: `${name} is declared but not classified`,
      reason: 'a package without a stated purpose spreads to rooms it was not meant for',
      instead: 'add it to test/lint/rules.ts with the rooms that may import it and its purpose',
    })),
    ...vanished.map((name) => ({
      where: 'test/lint/rules.ts',
      what: `${name} is classified but no longer declared`,
      reason: 'the list says what the project uses',
      instead: 'remove it from the list, or declare it in package.json',
    })),
  ]
}

function checkPinned(declared: Readonly<Record<string, string>>): Violation[] {
  return Object.entries(declared)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => ({
      where: manifestPath,
      what: `${name} is declared as "${version}"`,
      reason: 'the same checkout has to give the same application',
      instead: 'name one exact version',
    }))
}

function checkFamilies(declared: Readonly<Record<string, string>>): Violation[] {
  return versionFamilies.flatMap(({ members, reason }) => {
    const found = Object.entries(declared).filter(([name]) => members.test(name))
    if (new Set(found.map(([, version]) => version)).size < 2) return []
    return [
      {
        where: manifestPath,
        what: found.map(([name, version]) => `${name} ${version}`).join(', '),
        reason,
        instead: 'give all of them the same version',
      },
    ]
  })
}

/** Whether everything that reaches users, and everything that it needs, has a licence that allows it. */
export function checkLicences(manifest: Manifest, locked: LockedPackages): Violation[] {
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const shipped = declared.filter(
    (name) =>
      name in (manifest.dependencies ?? {}) ||
      packages[name]?.rooms.some((room) =>
        shippedRooms.some((shippedRoom) => shippedRoom === room),
      ),
  )
  return [...withDependencies(shipped, locked)]
    .map((path) => ({ path, licence: locked[path]?.license }))
    .filter(({ licence }) => !isAccepted(licence ?? ''))
    .map(({ path, licence }) => ({
      where: 'package-lock.json',
      what: `${path.replace(/^.*node_modules\//, '')} is licensed as ${licence ?? 'nothing stated'}`,
      reason: 'the application is handed to users under the MIT licence',
      instead:
        'use another package, or add the licence to test/lint/rules.ts once somebody has read it',
    }))
}

function withDependencies(roots: readonly string[], locked: LockedPackages): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = roots.flatMap((name) => resolvePackage('', name, locked))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const { dependencies, optionalDependencies } = locked[path] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      waiting.push(...resolvePackage(path, name, locked))
    }
  }
  return found
}

/** Where a package finds another: in its own node_modules, or in that of a folder above. */
function resolvePackage(from: string, name: string, locked: LockedPackages): string[] {
  const candidate = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (candidate in locked) return [candidate]
  if (from === '') return []
  return resolvePackage(from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name, locked)
}

/** Whether an SPDX expression can be met with accepted licences: one side of an OR, both sides of an AND. */
function isAccepted(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '')
  return bare
    .split(/\s+OR\s+/)
    .some((choice) =>
      choice.split(/\s+AND\s+/).every((licence) => acceptedLicences.includes(licence.trim())),
    )
}
