import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

/**
 * Targets are the older of the two engines in play: releases carry Electron 45, a closed network
 * tests on 33 (Node 20, Chromium 130).
 */
const NODE_TARGET = 'node20'
const CHROME_TARGET = 'chrome130'

const NATIVE_MODULES = ['better-sqlite3-multiple-ciphers', 'keytar']

export default defineConfig({
  main: {
    build: {
      target: NODE_TARGET,
      // Everything but the native modules is bundled: the packed app then carries no node_modules
      // folder worth speaking of, and reads one file at start.
      externalizeDeps: { include: NATIVE_MODULES },
      rolldownOptions: {
        input: { index: resolve('electron/main/index.ts') },
        external: ['electron', ...NATIVE_MODULES, /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      target: NODE_TARGET,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        // A sandboxed preload must be one self-contained CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // The window is served from the app's own scheme, under any host.
    base: './',
    plugins: [svelte({ configFile: false })],
    build: {
      target: CHROME_TARGET,
      outDir: resolve('out/renderer'),
      assetsInlineLimit: 0,
      // Read anew at each start; a bug's stack is of the main process, whose names stay.
      minify: true,
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
})
