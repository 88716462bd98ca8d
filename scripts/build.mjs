import { electronEnv } from './setup/electron-dist.mjs'
import { run } from './setup/child.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal } from './setup/report.mjs'
import { toolCommand } from './tool.mjs'

/** Builds main, preload and renderer into out/; says only what went wrong. */
export async function buildApp() {
  const [command, ...first] = toolCommand('electron-vite')
  const { code, output } = await run(command, [...first, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    env: { ...process.env, ...electronEnv() },
  })
  if (code !== 0) {
    console.error(output.trim())
    throw new Refusal('the app could not be built; the reason stands above.')
  }
}
