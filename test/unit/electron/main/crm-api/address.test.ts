import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConnectAddress } from '../../../../../electron/main/crm-api/address'

describe('the address of the CRM', () => {
  it.each([
    ['https://connect.maklare.vitec.net', 'https://connect.maklare.vitec.net'],
    [' https://connect.maklare.vitec.net/ ', 'https://connect.maklare.vitec.net'],
    ['connect.maklare.vitec.net', 'https://connect.maklare.vitec.net'],
    ['HTTPS://Connect.Maklare.Vitec.NET:443', 'https://connect.maklare.vitec.net'],
    ['https://relay.example:8443/connect/', 'https://relay.example:8443/connect'],
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['http://127.1:5000', 'http://127.0.0.1:5000'],
    ['http://localhost:5000', 'http://localhost:5000'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
    ['localhost:5000', 'https://localhost:5000'],
  ])('takes %s as %s', (text, address) => {
    expect(parseConnectAddress(text)).toEqual({ ok: true, value: address })
  })

  it.each([
    '',
    ' ',
    'http://connect.maklare.vitec.net',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.',
    'http://0.0.0.0',
    'http://192.168.1.2',
    'http://[::ffff:127.0.0.1]',
    'https://user:pass@connect.maklare.vitec.net',
    'https://@connect.maklare.vitec.net',
    'https://connect.maklare.vitec.net@evil.example',
    'https://connect.maklare.vitec.net?x=1',
    'https://connect.maklare.vitec.net?',
    'https://connect.maklare.vitec.net#x',
    'https://connect.maklare.vitec.net/%2e%2e/x',
    'https://connect.maklare.vitec.net//x',
    'https:\\\\connect.maklare.vitec.net',
    'https://connect maklare',
    'https://',
    'https:///',
    'ftp://connect.maklare.vitec.net',
    'file:///etc/passwd',
    'javascript:alert(1)',
    `https://${'a'.repeat(400)}.example`,
  ])('refuses %s', (text) => {
    expect(parseConnectAddress(text)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it('gives nothing but https, or http on this computer, whatever is typed', () => {
    const loopback = /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.webUrl({ validSchemes: ['http'] })),
        (text) => {
          const parsed = parseConnectAddress(text)
          if (!parsed.ok) return
          expect(parsed.value.startsWith('https://') || loopback.test(parsed.value)).toBe(true)
          expect(parseConnectAddress(parsed.value)).toEqual(parsed)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
