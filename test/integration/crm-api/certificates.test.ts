import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { failed } from '../../../electron/contract/errors'
import { makeCertificates } from '../../fakes/certificates'
import type { Certificates, ServerKey } from '../../fakes/certificates'
import { M99999, openCrmLine } from './crm-line'
import type { CrmLine } from './crm-line'

let made: Certificates
let line: CrmLine
beforeAll(async () => {
  made = await makeCertificates()
})
afterEach(() => line.close())
afterAll(() => made.remove())

async function askOver(tls: ServerKey) {
  line = await openCrmLine({ server: { tls }, ca: made.trustedCa })
  return line.contact()
}

describe('TLS', () => {
  it('N24 a certificate of a trusted authority is taken', async () => {
    expect(await askOver(made.trusted)).toMatchObject({ ok: true })
  })

  it.each(['expired', 'notYetValid', 'wrongHost', 'unknownCa', 'selfSigned'] as const)(
    'N25 a certificate that is %s is refused before anything is said',
    async (name) => {
      expect(await askOver(made[name])).toEqual({
        ok: false,
        error: failed('untrusted-certificate').error,
      })
      expect(line.server.requests).toHaveLength(0)
    },
  )

  it('N25 fifty refusals are fifty times the same, and pause nothing', async () => {
    await askOver(made.selfSigned)
    const answers = await Promise.all(Array.from({ length: 50 }, () => line.contact()))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(line.client.held(M99999, 'contacts')).toBeNull()
  })
})
