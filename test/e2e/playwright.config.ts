import { defineConfig } from '@playwright/test'
import { availableParallelism } from 'node:os'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  // A test that passes at the second try has found something.
  retries: 0,
  // A test waits for frames and answers most of its time: one more than there are cores keeps these at work.
  workers: Math.min(availableParallelism() + 1, 5),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Far beyond what any test takes: a busy machine is slow, and no test is timed.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
})
