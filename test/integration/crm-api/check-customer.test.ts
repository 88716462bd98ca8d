import { afterEach, describe, expect, it } from 'vitest'
import { checkCustomer } from '../../../electron/main/crm-api/offices'
import * as faults from '../../fakes/faults'
import { M99999, openCrmLine } from './crm-line'
import type { CrmLine } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function check(arrange: (line: CrmLine) => void = () => undefined) {
  line = await openCrmLine()
  arrange(line)
  return checkCustomer(line.client, M99999)
}

describe('the check of login and customer', () => {
  it('learns the office’s name', async () => {
    expect(await check()).toEqual({ ok: true, value: { name: 'Exempelmäklarna Låtsasstad' } })
  })

  it('N02 refuses a wrong login at once', async () => {
    expect(await check(({ server }) => server.setPassword('x'))).toMatchObject({
      error: { code: 'wrong-login' },
    })
    expect(line.server.requests).toHaveLength(1)
  })

  it('asks the contacts where the office may not be read', async () => {
    const proven = { ok: true, value: { name: null } }
    expect(await check(({ server }) => server.setAccess('M99999', ['contacts']))).toEqual(proven)
    expect(line.server.requests.map((one) => one.path)).toEqual([
      '/Office/GetOffice',
      '/CRM/Contact/M99999',
    ])
    await line.close()
    expect(
      await check(({ server }) => {
        server.fail('GetOffice', faults.status(403))
        server.fail('CRM/Contact', faults.status(404))
      }),
    ).toEqual(proven)
    await line.close()
    expect(await check(({ server }) => server.fail('GetOffice', faults.json([])))).toEqual(proven)
  })

  it('refuses a customer that nothing may be read of', async () => {
    expect(await check(({ server }) => server.setAccess('M99999', []))).toMatchObject({
      error: { code: 'no-access' },
    })
  })

  it('is not taken in by a server that is no CRM', async () => {
    const unexpected = { error: { code: 'unexpected-format' } }
    expect(await check(({ server }) => server.fail('/', faults.status(404)))).toMatchObject(
      unexpected,
    )
    await line.close()
    expect(await check(({ server }) => server.fail('/', faults.json({ ok: true })))).toMatchObject(
      unexpected,
    )
  })

  it('N09 tells a network’s sign-in page from a CRM', async () => {
    expect(await check(({ server }) => server.fail('/', faults.html()))).toMatchObject({
      error: { code: 'network-sign-in' },
    })
  })
})
