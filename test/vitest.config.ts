import { svelte } from '@sveltejs/vite-plugin-svelte'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
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
    projects: [
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: ['browser'] },
        // View state lives in .svelte.ts modules, whose runes do not react when compiled as for a server.
        test: {
          name: 'renderer',
          include: ['test/unit/renderer/**/*.test.ts'],
          environment: './test/window-environment.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'main',
          include: ['test/{unit,integration,ipc}/**/*.test.ts'],
          exclude: ['test/unit/renderer/**'],
          environment: 'node',
        },
      },
    ],
  },
})
