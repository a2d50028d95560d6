import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import {
  type FileRule,
  fileRules,
  type PackageRule,
  packages,
  type Room,
  type RoomName,
  rooms,
} from './rules.ts'

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface Violation {
  /** `path:line`, or a path alone. */
  readonly where: string
  readonly what: string
  readonly reason: string
  readonly instead: string
}

interface Import {
  readonly specifier: string
  /** Imported names; `*` for a namespace, a default or a dynamic import, which may reach any name. */
  readonly names: readonly string[]
  readonly line: number
}

/**
 * Every import that breaks a rule of `rules.ts`, type imports included: they tie rooms together just the same.
 * @throws when a file cannot be parsed
 */
export function checkImports(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    return importsOf(file).flatMap((imported) => [
      ...checkRoom(file, room, imported),
      ...fileRules.flatMap((rule) => checkFileRule(rule, file, imported)),
    ])
  })
}

/** Everything by which a file names another module literally: imports, re-exports, `import()`, `require()`, types. */
function importsOf(file: SourceFile): Import[] {
  const { module, program, errors } = parseSync(file.path, file.text)
  const error = errors[0]
  if (error) throw new Error(`${file.path} cannot be parsed: ${error.message}`)
  const lineAt = (offset: number) => file.text.slice(0, offset).split('\n').length
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    names: entries.map(({ importName }) =>
      importName.kind === 'Name' ? (importName.name ?? '*') : '*',
    ),
    line: lineAt(start),
  }))
  const exports = module.staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, importName }) =>
      moduleRequest
        ? [{ specifier: moduleRequest.value, names: [importName.name ?? '*'], line: lineAt(start) }]
        : [],
    ),
  )
  const inExpressions = literalsInExpressions(program).map(({ value, start }) => ({
    specifier: value,
    names: ['*'],
    line: lineAt(start),
  }))
  return [...imports, ...exports, ...inExpressions]
}

interface SyntaxNode {
  readonly type: string
  readonly [property: string]: unknown
}

interface StringLiteral {
  readonly value: string
  readonly start: number
}

/** The modules named in `import('…')`, `require('…')`, `import x = require('…')` and `type X = import('…').X`. */
function literalsInExpressions(value: unknown): StringLiteral[] {
  if (Array.isArray(value)) return value.flatMap(literalsInExpressions)
  if (!isSyntaxNode(value)) return []
  const named = namedModule(value)
  const inside = Object.values(value).flatMap(literalsInExpressions)
  return isStringLiteral(named) ? [named, ...inside] : inside
}

function namedModule(node: SyntaxNode): unknown {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return node['source']
  if (node.type === 'TSExternalModuleReference') return node['expression']
  if (node.type !== 'CallExpression') return undefined
  const callee = node['callee']
  const isRequire = isSyntaxNode(callee) && callee['name'] === 'require'
  return isRequire && Array.isArray(node['arguments']) ? node['arguments'][0] : undefined
}

function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}

function isStringLiteral(value: unknown): value is StringLiteral {
  return isSyntaxNode(value) && value.type === 'Literal' && typeof value['value'] === 'string'
}

function checkRoom(file: SourceFile, room: Room | undefined, imported: Import): Violation[] {
  const where = `${file.path}:${imported.line}`
  const { specifier } = imported
  const ruleOf = { reason: room?.reason ?? '', instead: room?.instead ?? '' }
  if (specifier.startsWith('.')) {
    const target = roomOf(targetOf(file, specifier))
    if (!room || !target || room.mayImport.includes(target.name)) return []
    return [
      { where, what: `${room.name}/ imports ${specifier}, which is in ${target.name}/`, ...ruleOf },
    ]
  }
  if (isNodeModule(specifier)) {
    if (!room || room.node) return []
    return [{ where, what: `${room.name}/ imports ${specifier}`, ...ruleOf }]
  }
  return checkPackage(where, room?.name ?? 'tools', specifier, ruleOf)
}

function checkPackage(
  where: string,
  room: RoomName | 'tools',
  specifier: string,
  ruleOf: { reason: string; instead: string },
): Violation[] {
  const name = packageOf(specifier)
  const rule: PackageRule | undefined = packages[name]
  if (!rule) {
    return [
      {
        where,
        what: `${specifier} is not a package this project declares`,
        reason: 'a package that only others depend on may vanish or change with them',
        instead:
          'add it to package.json with an exact version and to test/lint/rules.ts with its rooms',
      },
    ]
  }
  if (rule.rooms.includes(room)) return []
  return [
    {
      where,
      what: `${room}/ imports ${specifier}, which is for ${rule.rooms.join(', ')} (${rule.purpose})`,
      reason: ruleOf.reason,
      instead: `${ruleOf.instead}; if the package belongs here, say so in test/lint/rules.ts`,
    },
  ]
}

function checkFileRule(rule: FileRule, file: SourceFile, imported: Import): Violation[] {
  if (!covers(rule.files, file.path) || covers(rule.except ?? [], file.path)) return []
  const where = `${file.path}:${imported.line}`
  const target = imported.specifier.startsWith('.')
    ? targetOf(file, imported.specifier)
    : packageOf(imported.specifier)
  const found: string[] = []
  if (covers(rule.forbids ?? [], target)) found.push(`imports ${imported.specifier}`)
  const names = rule.forbidsNames
  if (names && target === names.package) {
    for (const name of imported.names) {
      if (name === '*')
        found.push(`imports all of ${names.package}, which hides what it uses of it`)
      else if (names.names.includes(name)) found.push(`imports ${name}`)
    }
  }
  return found.map((what) => ({ where, what, reason: rule.reason, instead: rule.instead }))
}

function covers(paths: readonly string[], path: string): boolean {
  return paths.some((item) => (item.endsWith('/') ? path.startsWith(item) : path === item))
}

function targetOf(file: SourceFile, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(file.path), specifier))
}

function roomOf(path: string): Room | undefined {
  return rooms.find(({ name }) => path.startsWith(`${name}/`))
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:')
}
