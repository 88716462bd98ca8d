import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { systemTexts } from '../../electron/contract/texts/system'
import { makeCertificates } from '../fakes/certificates'
import { startCrmServer } from '../fakes/crm-server'
import type { CrmServer } from '../fakes/crm-server'
import { findClosedPort } from '../fakes/raw-server'
import { expect, test } from './fixtures'
import type { Run } from './fixtures'
import { packedProgram, sandboxArguments } from './packed-app'
import { Window } from './pages/window'
import { accountFile } from './sign-in-form'
import { setTrap } from './trap'
import type { Trap } from './trap'

/** What somebody tries who can start the app. */
interface Attempt {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Asked while the app runs and once more when it has ended. `pipe`: what it wrote to its fourth stream. */
  worked(pipe: string): Promise<boolean> | boolean
}

interface Scene {
  readonly folder: string
  readonly trap: Trap
}

const whatOpens: Readonly<Record<string, (scene: Scene) => Promise<Attempt> | Attempt>> = {
  '--remote-debugging-port': async () => {
    const port = await findClosedPort()
    return { args: [`--remote-debugging-port=${port}`], worked: () => answers(port) }
  },
  '--remote-debugging-port, oddly spelt': async () => {
    const port = await findClosedPort()
    return { args: [` -remote-debugging-port=${port} `], worked: () => answers(port) }
  },
  '--remote-debugging-pipe': () => ({
    args: ['--remote-debugging-pipe'],
    worked: (pipe) => pipe.includes('"id":1'),
  }),
  '--inspect': async () => {
    const port = await findClosedPort()
    return { args: [`--inspect=127.0.0.1:${port}`], worked: () => answers(port) }
  },
  '--proxy-server': ({ trap }) => ({
    // Without the second this computer itself would be asked past any proxy.
    args: [`--proxy-server=127.0.0.1:${trap.port}`, '--proxy-bypass-list=<-loopback>'],
    worked: () => trap.caught.length > 0,
  }),
  '--proxy-pac-url': ({ trap }) => ({
    args: [`--proxy-pac-url=${trap.address}/proxy.pac`],
    worked: () => trap.caught.length > 0,
  }),
  '--host-resolver-rules': ({ trap }) => ({
    args: [`--host-resolver-rules=MAP 127.0.0.1 127.0.0.1:${trap.port}`],
    worked: () => trap.caught.length > 0,
  }),
  '--log-net-log': ({ folder }) => ({
    args: [`--log-net-log=${join(folder, 'net-log.json')}`],
    worked: () => existsSync(join(folder, 'net-log.json')),
  }),
}

/** Over a CRM that proves by a certificate of its own making who it is. */
type TlsAttempt = (folder: string, impostor: CrmServer) => Attempt

const served = (impostor: CrmServer) => () => impostor.requests.length > 0
const wroteKeys = (folder: string) => () => holdsText(join(folder, 'keys.txt'))

const whatOpensTls: Readonly<Record<string, TlsAttempt>> = {
  '--ignore-certificate-errors': (_folder, impostor) => ({
    args: ['--ignore-certificate-errors'],
    worked: served(impostor),
  }),
  '--ssl-key-log-file': (folder) => ({
    args: [`--ssl-key-log-file=${join(folder, 'keys.txt')}`],
    worked: wroteKeys(folder),
  }),
  SSLKEYLOGFILE: (folder) => ({
    args: [],
    env: { SSLKEYLOGFILE: join(folder, 'keys.txt') },
    worked: wroteKeys(folder),
  }),
}

/** No door of this engine's, whoever tries it. */
const whatNeverOpens: typeof whatOpens = {
  '--load-extension': async ({ folder, trap }) => ({
    args: [`--load-extension=${await anExtension(folder, trap)}`],
    worked: () => trap.caught.length > 0,
  }),
}
const whatNeverOpensTls: typeof whatOpensTls = {
  NODE_TLS_REJECT_UNAUTHORIZED: (_folder, impostor) => ({
    args: [],
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    worked: served(impostor),
  }),
}

const flavours = [
  { flavour: 'release', opens: false, says: 'opens the release to nobody' },
  { flavour: 'test', opens: true, says: 'is seen to work where it is let in' },
] as const

for (const { flavour, opens, says } of flavours) {
  test(`X13 a debugger, a proxy, other hosts or a network log of the engine's own ${says}`, async ({
    run,
    crm,
  }) => {
    await signInOnce(run, crm)
    const all = opens ? whatOpens : { ...whatOpens, ...whatNeverOpens }
    for (const [name, make] of Object.entries(all)) {
      await test.step(name, async () => {
        const trap = await setTrap()
        const folder = join(run.profile, 'tried')
        await mkdir(folder, { recursive: true })
        const attempt = await make({ folder, trap })
        crm.forgetRequests()
        const arrived = () => crm.requests.length + trap.caught.length > 0
        expect(await start(run, flavour, attempt, arrived), name).toBe(opens)
        await trap.close()
        await rm(folder, { recursive: true })
      })
    }
  })
}

for (const { flavour, opens, says } of flavours) {
  test(`X13 TLS that trusts everybody or writes its keys down ${says}`, async ({
    run,
    crm,
    username,
  }) => {
    await signInOnce(run, crm)
    await crm.close()
    const file = accountFile(run)
    await writeFile(file, (await readFile(file, 'utf8')).replace('http://', 'https://'))
    const certificates = await makeCertificates()
    const folder = join(run.profile, 'tried')
    const all = opens ? whatOpensTls : { ...whatOpensTls, ...whatNeverOpensTls }
    for (const [name, make] of Object.entries(all)) {
      await test.step(name, async () => {
        const impostor = await startCrmServer({
          username,
          port: crm.port,
          tls: certificates.selfSigned,
        })
        await mkdir(folder, { recursive: true })
        const attempt = make(folder, impostor)
        const judged = () => impostor.refusedHandshakes + impostor.requests.length > 0
        expect(await start(run, flavour, attempt, judged), name).toBe(opens)
        await impostor.close()
        await rm(folder, { recursive: true })
      })
    }
    await certificates.remove()
  })
}

test('X13 a switch that has worked before anything can be taken out is refused in one sentence', async ({
  run,
}) => {
  const args = [...startArguments(run), '--js-flags=--expose-gc']
  const app = spawn(packedProgram('release'), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  app.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(app, 'close')
  expect(code).toBe(1)
  expect(said).toContain(systemTexts.sv.switchRefused('js-flags'))
  expect(existsSync(join(run.profile, 'logs'))).toBe(false)
})

/** Whether the attempt worked, once the app has come so far that it would have. */
async function start(
  run: Run,
  flavour: 'release' | 'test',
  { args, env, worked }: Attempt,
  hasComeFar: () => boolean,
): Promise<boolean> {
  const app = spawn(packedProgram(flavour), [...startArguments(run), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const closed = once(app, 'close')
  const [, , , questions, answered] = app.stdio as unknown as [null, null, null, Duplex, Duplex]
  let pipe = ''
  answered.on('data', (chunk) => (pipe += chunk))
  // Nobody may be there to read it.
  questions.on('error', () => undefined)
  questions.write('{"id":1,"method":"Browser.getVersion"}\0')
  try {
    await expect.poll(hasComeFar, { intervals: [50] }).toBe(true)
    if (await worked(pipe)) return true
  } finally {
    app.kill('SIGKILL')
    await closed
  }
  return worked(pipe)
}

/** A broker with the office on the computer, who will be seen to start by the sync's first question. */
async function signInOnce(run: Run, crm: CrmServer) {
  const { page, close } = await run.start()
  const window = new Window(page)
  await window.signedIn(crm)
  await window.copy.choose('office')
  await window.copy.filled(8)
  await close()
}

function startArguments(run: Run): string[] {
  return [`--user-data-dir=${run.profile}`, ...sandboxArguments()]
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/json/version`).then(
    () => true,
    () => false,
  )
}

async function holdsText(file: string): Promise<boolean> {
  return existsSync(file) && (await readFile(file)).length > 0
}

/** Tells the trap as soon as it runs. */
async function anExtension(folder: string, trap: Trap): Promise<string> {
  const place = join(folder, 'extension')
  await mkdir(place)
  const manifest = {
    manifest_version: 3,
    name: 'Lyssnare',
    version: '1',
    background: { service_worker: 'tell.js' },
    host_permissions: ['<all_urls>'],
  }
  await writeFile(join(place, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(place, 'tell.js'), `fetch('${trap.address}/extension')`)
  return place
}
