import type { Environment } from 'vitest/runtime'

/** Node, with modules compiled as for the window: view state reacts as it does there. */
const environment: Environment = {
  name: 'window',
  viteEnvironment: 'client',
  setup: () => ({ teardown() {} }),
}

// The name that vitest asks for.
export { environment as default }
