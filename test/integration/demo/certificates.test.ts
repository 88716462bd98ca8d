import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../fakes/ask'
import { makeCertificates, type Certificates, type ServerKey } from '../../fakes/certificates'
import { startCrmServer } from '../../fakes/crm-server'

let made: Certificates
beforeAll(async () => {
  made = await makeCertificates()
})
afterAll(() => made.remove())

async function connect(tls: ServerKey, host = '127.0.0.1') {
  const crm = await startCrmServer({ tls })
  try {
    const url = `https://${host}:${crm.port}/Office/GetOffice?CustomerId=M99999`
    return { ...(await ask(url, { ca: made.trustedCa })), served: crm.requests.length }
  } finally {
    await crm.close()
  }
}

describe('certificates of the test', () => {
  it('let a client in that trusts their authority', async () => {
    expect(await connect(made.trusted)).toMatchObject({ status: 200, served: 1 })
    expect(await connect(made.trusted, 'localhost')).toMatchObject({ status: 200 })
    expect(await readFile(made.trustedCaFile, 'utf8')).toBe(made.trustedCa)
  })

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['notYetValid', 'CERT_NOT_YET_VALID'],
    ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknownCa', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('are refused for the right reason: %s', async (name, code) => {
    await expect(connect(made[name])).rejects.toMatchObject({ code })
  })
})
