import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { projectRoot } from './setup/places.mjs'

const require = createRequire(join(projectRoot, 'package.json'))

/**
 * A program of a package in node_modules as a command for spawn: through Node, since what lies in
 * .bin needs a shell on Windows.
 */
export function toolCommand(packageName, program = packageName) {
  const manifestPath = findManifest(packageName)
  const { bin } = require(manifestPath)
  const path = typeof bin === 'string' ? bin : bin[program]
  return [process.execPath, join(dirname(manifestPath), path)]
}

/** By its place: not every package lets its package.json be asked for by name. */
function findManifest(packageName) {
  return join(projectRoot, 'node_modules', packageName, 'package.json')
}

/** Runs a tool with the developer's own terminal, to its end; answers with its exit code. */
export function runTool(packageName, args, { program, ...options } = {}) {
  const [command, ...first] = toolCommand(packageName, program)
  return runVisibly(command, [...first, ...args], options)
}

export function runVisibly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', ...options })
    const pass = (signal) => child.kill(signal)
    process.on('SIGTERM', pass)
    // Ctrl+C reaches the child by itself; here it must only not end us before the child.
    const stay = () => {}
    process.on('SIGINT', stay)
    child.on('error', reject)
    child.on('close', (code) => {
      process.removeListener('SIGTERM', pass)
      process.removeListener('SIGINT', stay)
      resolve(code ?? 1)
    })
  })
}
