/* eslint-disable @typescript-eslint/no-require-imports -- only CommonJS runs before Electron is ready */
// The official runtime carries a default app that opens the folder named on the command line; the
// carried one lost it. This does the part of that work which `electron .` and electron-vite need.
const { app } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const path = require('node:path')

const args = process.argv.slice(1)
while (args[0] === '-r' || args[0] === '--require') {
  require(path.resolve(args[1]))
  args.splice(0, 2)
}
const named = args.find((arg) => !arg.startsWith('-'))
if (!named) {
  console.error('Name the folder of an app: electron <folder>')
  app.exit(1)
} else {
  open(path.resolve(named))
}

function open(target) {
  const manifestPath = path.join(target, 'package.json')
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {}
  app.setName(manifest.productName ?? manifest.name ?? app.name)
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
  app.setAppPath(target)
  // In one go, not awaited: schemes and switches must be set before Electron is ready.
  require(manifest.main ? path.resolve(target, manifest.main) : target)
}
