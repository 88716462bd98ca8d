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
import { packedProgram, startArguments } from './packed-app'
import { Window } from './pages/window'
import { accountFile } from './sign-in-form'
import { setTrap } from './trap'
import type { Trap } from './trap'

/** What somebody tries who can start the app. */
interface Attempt {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Asked while the app runs and once more when it has ended. `pipe`: what it wrote to its fourth stream. */
  worked(pipe: string): Promise<boolean> | boolean
}

interface Scene {
  readonly folder: string
  readonly crm: CrmServer
  readonly trap: Trap
}

/** By the name of a switch or a variable. */
type Attempts = Readonly<Record<string, (scene: Scene) => Promise<Attempt> | Attempt>>

/** Each group is one start: what stands in it keeps nothing else in it from working. */
const openings: readonly Attempts[] = [
  {
    '--remote-debugging-port': async () => debuggerAt((port) => `--remote-debugging-port=${port}`),
    '--inspect': async () => debuggerAt((port) => `--inspect=127.0.0.1:${port}`),
    '--host-resolver-rules': ({ trap }) => ({
      args: [`--host-resolver-rules=MAP 127.0.0.1 127.0.0.1:${trap.port}`],
      worked: () => trap.caught.length > 0,
    }),
    '--log-net-log': ({ folder }) => ({
      args: [`--log-net-log=${join(folder, 'net-log.json')}`],
      worked: () => existsSync(join(folder, 'net-log.json')),
    }),
  },
  {
    '--remote-debugging-pipe': () => ({
      args: ['--remote-debugging-pipe'],
      worked: (pipe) => pipe.includes('"id":1'),
    }),
    '--proxy-server': ({ trap }) => ({
      // Without the second this computer itself would be asked past any proxy.
      args: [`--proxy-server=127.0.0.1:${trap.port}`, '--proxy-bypass-list=<-loopback>'],
      worked: () => trap.caught.length > 0,
    }),
  },
  {
    'a switch that is spelt oddly': async () =>
      debuggerAt((port) => ` -remote-debugging-port=${port} `),
    '--proxy-pac-url': ({ trap }) => ({
      args: [`--proxy-pac-url=${trap.address}/proxy.pac`],
      worked: () => trap.caught.length > 0,
    }),
  },
]

/** Over a CRM that proves by a certificate of its own making who it is. */
const tlsOpenings: readonly Attempts[] = [
  {
    '--ignore-certificate-errors': ({ crm }) => ({
      args: ['--ignore-certificate-errors'],
      worked: () => crm.requests.length > 0,
    }),
    '--ssl-key-log-file': ({ folder }) => ({
      args: [`--ssl-key-log-file=${join(folder, 'keys.txt')}`],
      worked: () => holdsText(join(folder, 'keys.txt')),
    }),
  },
  {
    SSLKEYLOGFILE: ({ folder }) => ({
      env: { SSLKEYLOGFILE: join(folder, 'keys.txt') },
      worked: () => holdsText(join(folder, 'keys.txt')),
    }),
  },
]

/** No doors of this engine's, whoever tries them: tried on the release alone. */
const walls: readonly Attempts[] = [
  {
    '--load-extension': async ({ folder, trap }) => ({
      args: [`--load-extension=${await anExtension(folder, trap)}`],
      worked: () => trap.caught.length > 0,
    }),
  },
]
const tlsWalls: readonly Attempts[] = [
  {
    NODE_TLS_REJECT_UNAUTHORIZED: ({ crm }) => ({
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      worked: () => crm.requests.length > 0,
    }),
  },
]

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
    for (const attempts of opens ? openings : [...openings, ...walls]) {
      await expectEach(attempts, opens, { run, flavour, crm })
    }
  })

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
    for (const attempts of opens ? tlsOpenings : [...tlsOpenings, ...tlsWalls]) {
      const { port } = crm
      const impostor = await startCrmServer({ username, port, tls: certificates.selfSigned })
      await expectEach(attempts, opens, { run, flavour, crm: impostor })
      await impostor.close()
    }
    await certificates.remove()
  })
}

test('X13 a switch that has worked before anything can be taken out is refused in one sentence', async ({
  run,
}) => {
  const args = startArguments(run.profile, ['--js-flags=--expose-gc'])
  const app = spawn(packedProgram('release'), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  app.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(app, 'close')
  expect(code).toBe(1)
  expect(said).toContain(systemTexts.sv.switchRefused('js-flags'))
  expect(existsSync(join(run.profile, 'logs'))).toBe(false)
})

interface Start {
  readonly run: Run
  readonly flavour: 'release' | 'test'
  readonly crm: CrmServer
}

/** Whether each of the attempts worked, once the app has come so far that it would have. */
async function expectEach(attempts: Attempts, opens: boolean, { run, flavour, crm }: Start) {
  // Its first question, or somebody else's in its place, is how one sees that it has come far.
  crm.forgetRequests()
  const trap = await setTrap()
  const folder = join(run.profile, 'tried')
  await mkdir(folder)
  const made = await Promise.all(
    Object.entries(attempts).map(async ([name, make]) => ({
      name,
      ...(await make({ folder, crm, trap })),
    })),
  )
  const app = spawn(
    packedProgram(flavour),
    startArguments(
      run.profile,
      made.flatMap(({ args = [] }) => args),
    ),
    {
      env: { ...process.env, ...Object.assign({}, ...made.map(({ env }) => env)) },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  )
  const closed = once(app, 'close')
  const [, , , questions, answered] = app.stdio as unknown as [null, null, null, Duplex, Duplex]
  let pipe = ''
  answered.on('data', (chunk) => (pipe += chunk))
  // Nobody may be there to read it.
  questions.on('error', () => undefined)
  questions.write('{"id":1,"method":"Browser.getVersion"}\0')
  const worked = () => Promise.all(made.map(async (one) => one.worked(pipe)))
  const asked = () => crm.requests.length + crm.refusedHandshakes + trap.caught.length
  let whileRunning: boolean[]
  try {
    await expect.poll(asked, { intervals: [50] }).toBeGreaterThan(0)
    whileRunning = await worked()
  } finally {
    app.kill('SIGKILL')
    await closed
  }
  const afterwards = await worked()
  const seen = made.map(({ name }, at) => [name, whileRunning[at] === true || afterwards[at]])
  expect(Object.fromEntries(seen)).toEqual(
    Object.fromEntries(made.map(({ name }) => [name, opens])),
  )
  await trap.close()
  await rm(folder, { recursive: true })
}

async function debuggerAt(written: (port: number) => string): Promise<Attempt> {
  const port = await findClosedPort()
  return { args: [written(port)], worked: () => answers(port) }
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
