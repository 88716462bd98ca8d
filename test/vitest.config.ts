import { svelte } from '@sveltejs/vite-plugin-svelte'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // View state lives in .svelte.ts modules; its runes are compiled as for the window, not as for a
  // server, where they would not react.
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['test/{unit,integration,ipc}/**/*.test.ts'],
    environment: 'node',
    // A test cleans up after itself; loading every module anew for each file took longer than most tests.
    isolate: false,
    // By itself it would leave one core of two unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Far beyond what any test takes: none is timed, and a busy machine is no fault of theirs.
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
})
