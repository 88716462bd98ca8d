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

/**
 * Who may steer the app from outside: nobody, but in a packing for tests or where a script plays the job
 * (`--mode driven`), and with hot reload. One module is swapped, in a file of its own, and all else is the
 * same (X14).
 */
const driven = {
  find: /^\.\/engine\/take-switches$/,
  replacement: resolve('electron/main/engine/driven/take-switches.ts'),
}

export default defineConfig(({ mode }) => ({
  main: {
    // Calls go through Chromium's fetch: of axios we carry the build without Node's own client and all it brings.
    resolve: {
      alias: [
        { find: /^axios$/, replacement: resolve('node_modules/axios/dist/browser/axios.cjs') },
        ...(mode === 'production' ? [] : [driven]),
      ],
    },
    build: {
      target: NODE_TARGET,
      // Everything but the native modules is bundled: the packed app then carries no node_modules
      // folder worth speaking of, and reads few files at start.
      externalizeDeps: { include: NATIVE_MODULES },
      rolldownOptions: {
        input: { index: resolve('electron/main/index.ts') },
        external: ['electron', ...NATIVE_MODULES, /^node:/],
        // In parts, read when they are needed: the window opens before the rest is looked at.
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          // A native module is required: an import of it would load Node's reader of other module systems first.
          dynamicImportInCjs: false,
          // Without it the entry would carry along a part that it only needs later, for a helper of the bundler's.
          strictExecutionOrder: true,
          codeSplitting: { groups: [{ name: 'engine', test: /[\\/]main[\\/]engine[\\/]/ }] },
        },
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
}))
