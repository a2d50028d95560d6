import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createContext } from '../../../electron/bootstrap/context.mjs'
import { ensureElectron } from '../../../electron/bootstrap/electron.mjs'

const node = { executable: process.execPath, version: process.versions.node }

/** A download host that has no Electron, and counts how often it was asked. */
let server: Server
let asked = 0
let cache: string

beforeEach(async () => {
  asked = 0
  server = createServer((_request, response) => {
    asked += 1
    response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`)
  vi.stubEnv('WORKBENCH_ELECTRON', '')
  cache = mkdtempSync(join(tmpdir(), 'workbench-electron-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  server.close()
  rmSync(cache, { recursive: true, force: true })
})

// A checkout without the declared Electron, whatever this machine has installed.
const contextFor = (platform: string) => ({
  ...createContext(),
  checkout: cache,
  cache,
  platform,
  say: () => true,
})

describe('on a platform that has no substitute for the declared Electron', () => {
  it('says so, and asks the network again the next time', async () => {
    const attempt = () => ensureElectron(contextFor('linux-riscv64'), node)
    await expect(attempt()).rejects.toThrow('no substitute for linux-riscv64')
    await expect(attempt()).rejects.toThrow('answer 404')
    expect(asked).toBe(2)
    expect(readdirSync(cache)).not.toContain('electron-download.json')
  })

  it('says so when the substitute is asked for', async () => {
    vi.stubEnv('WORKBENCH_ELECTRON', 'fallback')
    const attempt = ensureElectron(contextFor('darwin-arm64'), node)
    await expect(attempt).rejects.toThrow('no substitute for darwin-arm64')
    expect(asked).toBe(0)
  })
})

describe('where only the declared Electron is allowed', () => {
  it('nothing else is used', async () => {
    vi.stubEnv('WORKBENCH_ELECTRON', 'declared')
    const attempt = ensureElectron(contextFor('linux-x64'), node)
    await expect(attempt).rejects.toThrow('WORKBENCH_ELECTRON allows no other')
  })
})
