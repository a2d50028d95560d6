/** What a script in the page cannot do, tried in the real window as such a script would try it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { test as base, expect, launch, readyWindow } from './app.ts'
import { checkout, openPath, request } from './workspaces.ts'

const HOME = 'app://workbench/index.html'

/** A place on the network that notices who comes. */
interface Outside {
  readonly address: string
  readonly visits: readonly string[]
}

const test = base.extend<{ readonly outside: Outside }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  outside: async ({}, use) => {
    const visits: string[] = []
    const server: Server = createServer(({ url }, response) => {
      visits.push(url ?? '')
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.end('outside')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
    const { port } = server.address() as AddressInfo
    await use({ address: `http://127.0.0.1:${port}/`, visits })
    server.closeAllConnections()
    server.close()
  },
})

/** In ms: enough for a navigation to begin that nothing prevents; what is late is seen at the next look. */
const A_MOMENT = 120
const A_WHILE = 500

async function expectStill(app: ElectronApplication, page: Page, wait: number): Promise<void> {
  await page.waitForTimeout(wait)
  const seen = await app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    pages: webContents.getAllWebContents().length,
    address: BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  }))
  expect(seen).toEqual({ windows: 1, pages: 1, address: HOME })
  expect(await page.evaluate(() => Reflect.get(globalThis, 'marked'))).toBe(true)
}

test.describe('the page cannot leave', () => {
  const ways: Readonly<Record<string, (address: string) => void>> = {
    'by setting location': (address) => {
      location.href = address
    },
    'by location.replace': (address) => location.replace(address),
    'by window.open': (address) => void window.open(address),
    'by window.open in place': (address) => void window.open(address, '_self'),
    'by a link': (address) => {
      const link = Object.assign(document.createElement('a'), { href: address, textContent: 'x' })
      document.body.append(link)
      link.click()
    },
    'by a link to a new window': (address) => {
      const link = Object.assign(document.createElement('a'), {
        href: address,
        target: '_blank',
        textContent: 'x',
      })
      document.body.append(link)
      link.click()
    },
    'by a form': (address) => {
      const form = Object.assign(document.createElement('form'), { action: address })
      document.body.append(form)
      form.submit()
    },
    'by a refresh': (address) => {
      const refresh = document.createElement('meta')
      refresh.httpEquiv = 'refresh'
      refresh.content = `0; url=${address}`
      document.head.append(refresh)
    },
  }
  const addresses = (outside: string) => [
    outside,
    'file:///etc/hostname',
    'data:text/html,<title>elsewhere</title>',
    'javascript:void(globalThis.marked = "ran")',
    'app://elsewhere/index.html',
  ]

  test('in any way, to anywhere', async ({ app, window, outside }) => {
    await window.evaluate(() => Reflect.set(globalThis, 'marked', true))
    for (const [how, leave] of Object.entries(ways)) {
      for (const address of addresses(outside.address)) {
        await test.step(`${how}, to ${address}`, async () => {
          await window.evaluate(leave, address)
          await expectStill(app, window, A_MOMENT)
        })
      }
    }
    await expectStill(app, window, A_WHILE)
    expect(outside.visits).toEqual([])
  })
})

test.describe('the page cannot reach', () => {
  const reaches: Readonly<Record<string, (address: string) => Promise<unknown>>> = {
    'the network by fetch': (address) => fetch(address),
    'the network without reading the answer': (address) => fetch(address, { mode: 'no-cors' }),
    'the network by XMLHttpRequest': (address) =>
      new Promise((done, fail) => {
        const call = new XMLHttpRequest()
        call.onload = done
        call.onerror = () => fail(new Error('refused'))
        call.open('GET', address)
        call.send()
      }),
    'the network by a socket': (address) =>
      new Promise((done, fail) => {
        const socket = new WebSocket(address.replace('http', 'ws'))
        socket.onopen = done
        socket.onerror = () => fail(new Error('refused'))
      }),
    'the network by an image': (address) =>
      new Promise((done, fail) => {
        const image = new Image()
        image.onload = done
        image.onerror = () => fail(new Error('refused'))
        image.src = address
      }),
    'the network by a script': (address) =>
      new Promise((done, fail) => {
        const script = document.createElement('script')
        script.onload = done
        script.onerror = () => fail(new Error('refused'))
        script.src = address
        document.head.append(script)
      }),
    'the disk': () => fetch('file:///etc/hostname'),
  }
  test('the network or the disk, in any way', async ({ window, outside }) => {
    for (const [what, reach] of Object.entries(reaches)) {
      await expect(window.evaluate(reach, outside.address), what).rejects.toThrow(
        /refused|Failed to fetch|violates/,
      )
    }
    await window.evaluate((address) => navigator.sendBeacon(address, 'x'), outside.address)
    await window.waitForTimeout(A_WHILE)
    expect(outside.visits).toEqual([])
  })

  test('what lies outside of the built window', async ({ window }) => {
    const answers = await window.evaluate(async () => {
      const addresses = [
        'app://workbench/../main/index.js',
        'app://workbench/%2e%2e/main/index.js',
        'app://workbench/..%2fmain%2findex.js',
        'app://workbench/%2e%2e%2f%2e%2e%2fpackage.json',
        'app://workbench/..%5cmain%5cindex.js',
        'app://workbench//etc/hostname',
        'app://workbench/%00index.html',
        'app://workbench/%E0%A4%A.html',
      ]
      return Promise.all(
        addresses.map(async (address) => {
          try {
            const answer = await fetch(address)
            return [address, answer.status, await answer.text()] as const
          } catch {
            return [address, 'failed', ''] as const
          }
        }),
      )
    })
    for (const [address, status, body] of answers) {
      expect([404, 'failed'], address).toContain(status)
      expect(body, address).not.toMatch(/electron|drafting-workbench/)
    }
    // The same call does reach the window's own files, or the ones above would prove nothing.
    expect(await window.evaluate(async () => (await fetch('index.html')).status)).toBe(200)
  })

  test('Node, or anything of the program but the bridge', async ({ window: page }) => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual(
      [],
    )
    expect(await page.evaluate(() => Object.keys(window.workbench).sort())).toEqual([
      'pathOfFile',
      'request',
      'subscribe',
    ])
    // What crosses the bridge is frozen: a script cannot listen in on the others.
    await page.evaluate(() => {
      try {
        Reflect.set(window.workbench, 'request', () => 'mine')
      } catch {
        // Refused, one way or the other.
      }
    })
    expect(await request(page, 'application.info')).toMatchObject({ ok: true })
  })
})

test.describe('code that is not the application’s own', () => {
  /** Tried from a timer, since what a debugger runs directly is not held to the page's policy. */
  const attempts: Readonly<Record<string, () => void>> = {
    eval: () => {
      // biome-ignore lint/security/noGlobalEval: the very thing that has to be refused
      globalThis.eval('globalThis.ran = true')
    },
    'the Function constructor': () => {
      new Function('globalThis.ran = true')()
    },
    'a timer of text': () => {
      setTimeout('globalThis.ran = true')
    },
    'an inline script': () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.head.append(script)
    },
    'an inline handler': () => {
      const holder = document.createElement('div')
      holder.innerHTML = '<img src="data:," onerror="globalThis.ran = true">'
      document.body.append(holder)
    },
    'a script in a data: address': () => {
      const script = document.createElement('script')
      script.src = 'data:text/javascript,globalThis.ran = true'
      document.head.append(script)
    },
    'a script in a blob: address': () => {
      const script = document.createElement('script')
      script.src = URL.createObjectURL(new Blob(['globalThis.ran = true']))
      document.head.append(script)
    },
  }
  test('does not run', async ({ window }) => {
    for (const [what, attempt] of Object.entries(attempts)) {
      const violation = window.evaluate(
        () =>
          new Promise<string>((done) => {
            document.addEventListener(
              'securitypolicyviolation',
              ({ effectiveDirective }) => done(effectiveDirective),
              { once: true },
            )
            setTimeout(() => done('none'), 3000)
          }),
      )
      await window.evaluate(`void setTimeout(${String(attempt)})`)
      expect(await violation, what).toMatch(/^script-src/)
      expect(await window.evaluate(() => 'ran' in globalThis), what).toBe(false)
    }
  })
})

test('permissions are refused', async ({ dataFolder }) => {
  // With a camera and a microphone to be had, or their refusal would prove nothing.
  const app = await launch(dataFolder, ['--use-fake-device-for-media-stream'])
  try {
    const window = await readyWindow(app)
    const media = (wish: MediaStreamConstraints) =>
      window.evaluate(
        (wanted) =>
          navigator.mediaDevices.getUserMedia(wanted).then(
            () => 'given',
            (error: Error) => error.name,
          ),
        wish,
      )
    expect(await media({ video: true })).toBe('NotAllowedError')
    expect(await media({ audio: true })).toBe('NotAllowedError')
    expect(
      await window.evaluate(
        () =>
          new Promise((done) =>
            navigator.geolocation.getCurrentPosition(
              () => done('given'),
              ({ code }) => done(code),
            ),
          ),
      ),
    ).toBe(1)
    expect(await window.evaluate(() => Notification.requestPermission())).toBe('denied')
    expect(
      await window.evaluate(() =>
        navigator.clipboard.readText().then(
          () => 'given',
          (error: Error) => error.name,
        ),
      ),
    ).toBe('NotAllowedError')
    for (const name of ['camera', 'microphone', 'geolocation', 'notifications', 'midi']) {
      const state = await window.evaluate(
        async (asked) => (await navigator.permissions.query({ name: asked as 'camera' })).state,
        name,
      )
      expect(state, name).toBe('denied')
    }
  } finally {
    await app.close()
  }
})

test.describe('the program answers nobody', () => {
  const requests: readonly (readonly [string, string, unknown, string])[] = [
    ['who names no request', 'no.such', undefined, 'bridge/unknown'],
    ['who names what every object has', 'constructor', undefined, 'bridge/unknown'],
    ['who names a prototype', '__proto__', undefined, 'bridge/unknown'],
    ['who gives what is not wanted', 'workspace.snapshot', { path: 'x' }, 'bridge/request'],
    ['who leaves out what is', 'file.openPath', undefined, 'bridge/request'],
    ['who gives another type', 'file.openPath', { path: 7 }, 'bridge/request'],
    ['who gives a bad range', 'workspace.history', { limit: 1e9 }, 'bridge/request'],
    ['who gives half an envelope', 'workspace.run', { name: 'text.edit' }, 'bridge/request'],
    ['who gives a bad choice', 'preferences.set', { theme: 'pink' }, 'bridge/request'],
  ]
  test('who asks for what there is not, or in another form', async ({ window }) => {
    const before = await request(window, 'preferences.get')
    for (const [who, name, value, code] of requests) {
      const answer = await request(window, name, value)
      expect(answer, who).toMatchObject({ ok: false, error: { code } })
    }
    expect(await request(window, 'preferences.get')).toEqual(before)
  })

  test('whose name is not even a text', async ({ window: page }) => {
    const answers = await page.evaluate(() =>
      Promise.all(
        [null, 7, {}, ['workspace.snapshot']].map((name) =>
          window.workbench.request(name as unknown as 'workspace.snapshot', undefined),
        ),
      ),
    )
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, error: { code: 'bridge/unknown' } })
  })

  test('who names a command that there is not, and nothing is written', async ({ window }) => {
    const answer = await request(window, 'workspace.run', {
      name: 'no.such',
      args: {},
      author: 'somebody',
      at: new Date().toISOString(),
      seed: 'seed-of-nobody',
    })
    expect(answer).toMatchObject({ ok: false })
    expect(await request(window, 'workspace.history', { limit: 5 })).toEqual({
      ok: true,
      value: [],
    })
  })

  test('who speaks from another page, or from a frame within the page', async ({ app, window }) => {
    await openPath(window)
    const codes = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const ask =
          'window.workbench.request("preferences.get").then(({ error }) => error?.code ?? "answered")'
        // Frames get the bridge only here: in the application's own window they have none to speak with.
        const webPreferences = { preload, sandbox: true, nodeIntegrationInSubFrames: true }
        const other = new BrowserWindow({ show: false, webPreferences })
        try {
          await other.loadURL('data:text/html,<p>elsewhere')
          const elsewhere = (await other.webContents.executeJavaScript(ask)) as string
          await other.loadURL('app://workbench/index.html')
          const main = (await other.webContents.executeJavaScript(ask)) as string
          await other.webContents.executeJavaScript(
            'new Promise((done) => { const frame = document.createElement("iframe"); frame.srcdoc = "<p>within"; frame.onload = done; document.body.append(frame) }).then(() => null)',
          )
          const frame = other.webContents.mainFrame.frames[0]
          const within = (await frame?.executeJavaScript(ask)) as string
          return { elsewhere, main, within }
        } finally {
          other.destroy()
        }
      },
      join(checkout, 'out/preload/index.cjs'),
    )
    expect(codes).toEqual({
      elsewhere: 'bridge/sender',
      main: 'answered',
      within: 'bridge/sender',
    })
  })

  test('in a frame of the window, which has no bridge', async ({ window }) => {
    const bridge = await window.evaluate(
      () =>
        new Promise((done) => {
          const frame = document.createElement('iframe')
          frame.srcdoc = '<p>within'
          frame.onload = () => done('workbench' in (frame.contentWindow ?? {}))
          document.body.append(frame)
        }),
    )
    expect(bridge).toBe(false)
  })
})
