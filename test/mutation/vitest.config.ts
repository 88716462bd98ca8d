import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests of one group alone: Stryker runs those that reach a change, and must find them quickly. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: JSON.parse(process.env['MUTATION_TESTS'] ?? '[]') as string[],
    environment: 'node',
    // None is timed; Stryker has a limit of its own for changes that never end.
    testTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
})
