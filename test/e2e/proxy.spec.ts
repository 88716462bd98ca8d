import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sv } from '../../electron/contract/texts/sv'
import { FAR_HOST, makeCertificates } from '../fakes/certificates'
import type { Certificates } from '../fakes/certificates'
import { startCrmServer } from '../fakes/crm-server'
import type { CrmServer } from '../fakes/crm-server'
import { watchSockets } from '../fakes/open-sockets'
import { startProxy } from '../fakes/proxy'
import { expect, test as base } from './fixtures'
import { makeOwnDesktop } from './own-desktop'
import type { OwnDesktop } from './own-desktop'
import { people, Window } from './pages/window'

const address = `https://${FAR_HOST}`
const tunnel = `CONNECT ${FAR_HOST}:443`

/** An office whose computers reach the CRM through a proxy alone, and trust an authority of its own. */
const test = base.extend<{ desktop: OwnDesktop; certificates: Certificates; far: CrmServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  certificates: async ({}, use) => {
    const certificates = await makeCertificates()
    await use(certificates)
    await certificates.remove()
  },
  desktop: async ({ certificates }, use) => {
    const desktop = await makeOwnDesktop()
    await desktop.trust(certificates.trustedCaFile)
    await use(desktop)
    await desktop.remove()
  },
  far: async ({ certificates, username }, use) => {
    const crm = await startCrmServer({ username, tls: certificates.trusted })
    await use(crm)
    await crm.close()
  },
})

test.skip(process.platform !== 'linux', 'the settings of another desktop cannot be made for a test')

test('N22 N24 a proxy that a script names is followed, also to another one while the app runs', async ({
  run,
  desktop,
  far,
}) => {
  const first = await startProxy({ leadsTo: far.port })
  const second = await startProxy({ leadsTo: far.port })
  const scripts = await startScripts({ '/first.pac': first.port, '/second.pac': second.port })
  await desktop.useScript(`${scripts.address}/first.pac`)
  const { page } = await run.startWith(desktop.env)
  const window = new Window(page)
  await window.signIn(far, { address })
  await window.openSettled(people.ingrid)
  expect(first.seen.map(({ asked }) => asked)).toContain(tunnel)
  expect(second.seen).toEqual([])

  await desktop.useScript(`${scripts.address}/second.pac`)
  await first.close()
  await expect
    .poll(async () => {
      await window.refresh()
      await window.settled()
      return second.seen.length
    })
    .toBeGreaterThan(0)
  await window.open(people.company)
  await expect(window.card).toHaveAttribute('data-contact-type', 'company')
  await second.close()
  await scripts.close()
})

test('N23 N36 a proxy that asks for a login gets none, and that is said at once', async ({
  run,
  desktop,
  far,
}) => {
  const proxy = await startProxy('wants-login')
  await desktop.useProxy(proxy.port)
  const { page } = await run.startWith(desktop.env)
  const window = new Window(page)
  await window.signIn(far, { address })
  await expect(window.notice('network-sign-in')).toContainText(sv.failures['network-sign-in'].says)
  expect(new Set(proxy.seen.map(({ asked }) => asked))).toEqual(new Set([tunnel]))
  for (const { headers } of proxy.seen) {
    expect(headers).not.toHaveProperty('authorization')
    expect(headers).not.toHaveProperty('proxy-authorization')
  }
  expect(far.requests).toEqual([])
  await proxy.close()
})

test('N36 a server that asks for a client certificate gets none, and that is said at once (skipped below Electron 44, where the question does not reach the app)', async ({
  run,
  desktop,
  certificates,
  username,
}) => {
  const { app, page } = await run.startWith(desktop.env)
  const engine = await app.evaluate(() => Number(process.versions.electron.split('.')[0]))
  test.skip(engine < 44, `Electron ${engine} does not ask the app on behalf of a fetch`)
  const crm = await startCrmServer({
    username,
    tls: { ...certificates.trusted, requestCert: true, rejectUnauthorized: true },
  })
  const window = new Window(page)
  await window.signIn(crm)
  await expect(window.notices).toHaveCount(1)
  await expect(window.notice('timed-out')).toHaveCount(0)
  expect(crm.requests).toEqual([])
  await crm.close()
})

/** Serves scripts that send everybody to the proxy on one port. */
async function startScripts(ports: Record<string, number>) {
  const server = createServer((request, response) => {
    const port = ports[request.url ?? '']
    response.setHeader('Content-Type', 'application/x-ns-proxy-autoconfig')
    response.end(`function FindProxyForURL() { return "PROXY 127.0.0.1:${port}" }`)
  })
  const sockets = watchSockets(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: sockets.close,
  }
}
