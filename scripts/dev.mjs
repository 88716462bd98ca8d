import { hasDisplay, runInSession } from './headless.mjs'
import { electronDist, electronEnv, sandboxArgs } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { runMain, say } from './setup/report.mjs'
import { runVisibly, toolCommand } from './tool.mjs'

// `npm run dev`: the app with hot reload, until its window or this terminal is closed.
await runMain(() => {
  const [command, ...first] = toolCommand('electron-vite')
  const passed = [...sandboxArgs(), ...process.argv.slice(2)]
  const args = [...first, 'dev', '--watch', ...(passed.length > 0 ? ['--', ...passed] : [])]
  const options = { cwd: projectRoot }
  if (hasDisplay()) {
    return runVisibly(command, args, { ...options, env: { ...process.env, ...electronEnv() } })
  }
  say(`no display here: running Electron ${electronDist().version} on a screen of its own.`)
  return runInSession(command, args, { ...options, env: electronEnv() })
})
