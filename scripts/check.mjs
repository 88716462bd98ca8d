import { runSteps } from './steps.mjs'
import { runMain } from './setup/report.mjs'
import { toolCommand } from './tool.mjs'

// What did not change since the last run is not checked again; outside the sources, as it is a cache.
const memory = (project) => `node_modules/.cache/kontaktkort/${project}.tsbuildinfo`

const tsc = (project) => ({
  name: `types of ${project}`,
  command: [
    ...toolCommand('typescript', 'tsc'),
    ...['--noEmit', '--project', `${project}/tsconfig.json`],
    ...['--incremental', '--tsBuildInfoFile', memory(project)],
  ],
})

// Type checks of every part. A project with references would be built by tsc, so each is named.
await runMain(async () => {
  const failed = await runSteps([
    {
      name: 'components (svelte-check)',
      command: [
        ...toolCommand('svelte-check'),
        ...['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
      ],
    },
    tsc('test'),
    tsc('electron'),
    tsc('renderer'),
  ])
  return failed.length > 0 ? 1 : 0
})
