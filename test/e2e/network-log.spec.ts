import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { answerSaveDialog } from './packed-app'
import { people, Window } from './pages/window'

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly { readonly type: number; readonly params?: Record<string, unknown> }[]
}

/** What of the log says where something went: its kind and where that stands. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(URL_REQUEST_START_JOB|CORS_REQUEST)$/, 'url'],
  [/^HOST_RESOLVER_/, 'host'],
  [/^TCP_CONNECT_ATTEMPT$/, 'address'],
]

/** Every URL asked for, host looked up and address connected to, in any session and by the engine itself. */
async function destinations(file: string): Promise<string[]> {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as NetLog
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]))
  const found = events.flatMap(({ type, params }) =>
    PLACES.filter(([kind]) => kind.test(names.get(type) ?? '')).map(([, field]) => params?.[field]),
  )
  // Its question whether there is IPv6 opens a socket and sends nothing.
  const sent = events.filter(({ type }) => names.get(type) === 'UDP_BYTES_SENT').map(() => 'udp')
  return [...new Set([...found, ...sent].filter((it) => typeof it === 'string'))]
}

test('N37 from its first start on the app asks for no host but the CRM', async ({ run, crm }) => {
  const file = join(run.profile, 'network-log.json')
  const { app, page, close } = await run.start(`--log-net-log=${file}`)
  const window = new Window(page)
  await window.signedIn(crm)
  await window.openSettled(people.ingrid)
  // The session that prints is the last to be made.
  await answerSaveDialog(app, join(run.profile, 'sheet.pdf'))
  await window.saveSheet()
  await expect(window.notice('exported')).toBeVisible()
  await close()

  const asked = await destinations(file)
  expect(asked).toContain(`${crm.address}/Office/GetOffice?CustomerId=M99999`)
  expect(asked).toContain(`127.0.0.1:${crm.port}`)
  const isTheCrm = (place: string) =>
    /^(http:\/\/)?127\.0\.0\.1:(\d+)(\/|$)/.exec(place)?.[2] === String(crm.port)
  expect(asked.filter((place) => !isTheCrm(place))).toEqual([])
})
