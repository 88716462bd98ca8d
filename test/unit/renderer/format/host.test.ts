import { describe, expect, it } from 'vitest'
import { hostToTell } from '../../../../renderer/format/host'

describe('X03 where a web address leads', () => {
  it('needs no telling when the address is the host, with or without scheme and path', () => {
    expect(hostToTell('www.bolaget4.example/om-oss', 'www.bolaget4.example')).toBeNull()
    expect(hostToTell('HTTPS://Bolaget4.example', 'bolaget4.example')).toBeNull()
    expect(hostToTell('bolaget4.example?x=/a', 'bolaget4.example')).toBeNull()
  })

  it.each([
    ['https://vitec.se@evil.example', 'evil.example'],
    ['https://vіtec.example', 'xn--vtec-s6d.example'],
    ['bolaget.example\\@evil.example', 'evil.example'],
    ['evil.example.bolaget.example', 'evil.example'],
  ])('is told for %s', (written, host) => {
    expect(hostToTell(written, host)).toBe(host)
  })
})
