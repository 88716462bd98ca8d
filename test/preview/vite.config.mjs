import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The window alone, in a plain browser, with a made-up bridge: `npx vite --config test/preview/vite.config.mjs`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    target: 'chrome130',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    outDir: fileURLToPath(new URL('../../test-results/preview/site', import.meta.url)),
  },
})
