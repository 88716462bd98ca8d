import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureElectron } from './setup/electron.mjs'
import { Refusal, runMain } from './setup/report.mjs'
import { ensureSqlite } from './setup/sqlite.mjs'
import { ensureSystemPackages, packagesFor } from './setup/system-packages.mjs'

// Runs before start, dev and test. Everything it finds in place costs next to nothing; it imports
// nothing from node_modules until it has filled it.
await runMain(async () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(`Node 20.19 or newer is needed; this is ${process.versions.node}.`)
  }
  // npm says which script it is preparing; run by hand, the set-up prepares for everything.
  const isTest = !['prestart', 'predev'].includes(process.env.npm_lifecycle_event)
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  await ensureSystemPackages(packagesFor({ isTest, hasDisplay }))
  await ensureDependencies()
  await ensureElectron()
  await ensureSqlite({ isTest })
})
