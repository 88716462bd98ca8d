import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { findClosedPort } from '../fakes/raw-server'
import { expect, test } from './fixtures'
import { packedProgram, startArguments } from './packed-app'

/** The wire's own letters; the package keeps its names for them to itself. */
const states: Readonly<Record<string, string>> = { 0: 'off', 1: 'on', r: 'removed' }

/** Every fuse there is in the binary, those of a newer Electron under their number. */
async function fusesOf(flavour: 'test' | 'release'): Promise<Record<string, string>> {
  const { version, ...wire } = await getCurrentFuseWire(packedProgram(flavour))
  expect(version).toBe('1')
  const named = Object.entries(wire).map(([index, state]) => {
    const letter = String.fromCharCode(Number(state))
    return [FuseV1Options[Number(index)] ?? index, states[letter] ?? letter]
  })
  return Object.fromEntries(named) as Record<string, string>
}

const off = 'off'
const on = 'on'
const release = {
  RunAsNode: off,
  EnableCookieEncryption: on,
  EnableNodeOptionsEnvironmentVariable: off,
  EnableNodeCliInspectArguments: off,
  EnableEmbeddedAsarIntegrityValidation: on,
  OnlyLoadAppFromAsar: on,
  LoadBrowserProcessSpecificV8Snapshot: off,
  GrantFileProtocolExtraPrivileges: off,
}

test('X14 the release carries every fuse as it should be, read from its binary', async () => {
  expect(await fusesOf('release')).toMatchObject(release)
})

test('X14 of all fuses, the packing that is tested differs from the release in the inspect fuse alone', async () => {
  const released = await fusesOf('release')
  expect(await fusesOf('test')).toEqual({ ...released, EnableNodeCliInspectArguments: on })
})

const ARCHIVE = process.platform === 'darwin' ? '../Resources/app.asar' : 'resources/app.asar'

/** What stands under each path of the archive; a module that lies beside it has no text in it. */
function archived(flavour: 'test' | 'release'): Record<string, string> {
  const archive = join(dirname(packedProgram(flavour)), ARCHIVE)
  const contents = listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.slice(1)
    const entry = statFile(archive, path)
    if ('files' in entry) return []
    const isInside = !('unpacked' in entry && entry.unpacked)
    return [[path, isInside ? extractFile(archive, path).toString('latin1') : 'beside it']]
  })
  return Object.fromEntries(contents) as Record<string, string>
}

test('X14 of all files, the packing that is tested differs from the release in the one that takes the switches', () => {
  const [tested, released] = [archived('test'), archived('release')]
  expect(Object.keys(tested)).toEqual(Object.keys(released))
  const differ = Object.keys(released).filter((path) => released[path] !== tested[path])
  expect(differ).toEqual([join('out', 'main', 'engine.cjs')])
  expect(released[differ[0] ?? '']).toContain('removeSwitch')
  expect(released[differ[0] ?? '']).not.toContain('__playwright_run')
})

test('X13 X14 the release is no Node and takes no code, options or debugger from outside', async ({
  run,
}) => {
  const marker = join(run.profile, 'ran-as-node')
  const script = join(run.profile, 'write-marker.cjs')
  const write = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`
  await writeFile(script, write)
  const port = await findClosedPort()
  const app = spawn(
    packedProgram('release'),
    ['-e', write, `--inspect=127.0.0.1:${port}`, ...startArguments(run.profile)],
    {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` },
      stdio: 'ignore',
    },
  )
  const gone = once(app, 'exit')
  try {
    // It is the app, and has come as far as composing itself.
    await expect.poll(() => existsSync(join(run.profile, 'logs'))).toBe(true)
    expect(existsSync(marker)).toBe(false)
    await expect(fetch(`http://127.0.0.1:${port}/json`)).rejects.toThrow()
  } finally {
    app.kill()
    await gone
    await rm(script, { force: true })
  }
})

const hasIntegrity = process.platform === 'darwin' || process.platform === 'win32'
const why = hasIntegrity
  ? ''
  : ` (skipped: Electron checks the archive on Windows and macOS, not on ${process.platform})`

test(`X14 an app altered by one byte does not start${why}`, async ({ run }) => {
  test.skip(!hasIntegrity, 'this system has no ASAR integrity')
  const program = packedProgram('release')
  // The whole bundle on macOS, the folder with the program on Windows.
  const levels = process.platform === 'darwin' ? ['..', '..', '..'] : ['..']
  const whole = join(program, ...levels)
  const copy = join(run.profile, 'altered', basename(whole))
  await cp(whole, copy, { recursive: true, verbatimSymlinks: true })
  const resources = process.platform === 'darwin' ? 'Contents/Resources' : 'resources'
  const archive = join(copy, resources, 'app.asar')
  const bytes = await readFile(archive)
  const last = bytes.length - 1
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last)
  await writeFile(archive, bytes)

  const profile = join(run.profile, 'data')
  const app = spawn(join(copy, relative(whole, program)), startArguments(profile))
  const [code] = await once(app, 'exit')
  expect(code).not.toBe(0)
  expect(existsSync(join(profile, 'logs'))).toBe(false)
})
