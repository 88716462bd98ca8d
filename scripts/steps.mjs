import { availableParallelism } from 'node:os'
import { run } from './setup/child.mjs'
import { projectRoot } from './setup/places.mjs'

const AT_ONCE = Math.max(2, Math.min(4, availableParallelism()))

/**
 * Runs steps side by side, as many as the machine has hands for, and prints the words of each in
 * one piece when it ends. After a failure nothing more is started. Answers with what failed.
 */
export async function runSteps(steps, { atOnce = AT_ONCE, isVerbose = false } = {}) {
  const waiting = [...steps]
  const failed = []
  const work = async () => {
    for (let step = waiting.shift(); step && failed.length === 0; step = waiting.shift()) {
      const startedAt = Date.now()
      const [command, ...args] = step.command
      const { code, output } = await run(command, args, {
        cwd: projectRoot,
        env: { ...process.env, ...colours(), ...step.env },
      })
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      console.log(`── ${step.name}: ${code === 0 ? 'ok' : 'failed'} (${seconds} s)`)
      if ((code !== 0 || isVerbose || step.isVerbose) && output.trim()) console.log(output.trim())
      if (code !== 0) failed.push(step.name)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return failed
}

function colours() {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
}
