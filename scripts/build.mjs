import { electronEnv } from './setup/electron-dist.mjs'
import { run } from './setup/child.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal } from './setup/report.mjs'
import { toolCommand } from './tool.mjs'

/**
 * Builds main, preload and renderer into out/; says only what went wrong. `isDriven`: a program may steer the
 * app from outside (electron/main/engine).
 */
export async function buildApp({ isDriven = false } = {}) {
  const [command, ...first] = toolCommand('electron-vite')
  const args = ['build', '--mode', isDriven ? 'driven' : 'production', '--logLevel', 'warn']
  const { code, output } = await run(command, [...first, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...electronEnv() },
  })
  if (code !== 0) {
    console.error(output.trim())
    throw new Refusal('the app could not be built; the reason stands above.')
  }
}
