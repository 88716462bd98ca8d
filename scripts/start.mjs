import { buildApp } from './build.mjs'
import { hasDisplay } from './headless.mjs'
import { electronDist, sandboxArgs } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { runMain, say } from './setup/report.mjs'
import { runVisibly } from './tool.mjs'

// `npm start`: builds the app and opens it; where there is no screen, plays the job once instead.
await runMain(async () => {
  say('building …')
  await buildApp({ isDriven: !hasDisplay() })
  const { version, executable } = electronDist()
  if (hasDisplay()) {
    say(`opening Kontaktkort on Electron ${version}.`)
    return runVisibly(executable, ['.', ...sandboxArgs(), ...process.argv.slice(2)], {
      cwd: projectRoot,
    })
  }
  say(`no display here: playing the job once on Electron ${version}, on a screen of its own …`)
  const { playJob } = await import('./start/play-job.mjs')
  await playJob()
})
