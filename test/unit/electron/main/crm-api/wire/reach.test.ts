import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail } from '../../../../../../electron/main/crm-api/wire/email'
import { readHomePage } from '../../../../../../electron/main/crm-api/wire/home-page'

describe('a home page', () => {
  it.each([
    [
      'www.pahittadebygg.example',
      'https://www.pahittadebygg.example/',
      'www.pahittadebygg.example',
    ],
    [
      'pahittadebygg.example/om?x=1#y',
      'https://pahittadebygg.example/om?x=1#y',
      'pahittadebygg.example',
    ],
    ['http://bygg.example', 'http://bygg.example/', 'bygg.example'],
    ['HTTPS://Bygg.Example/A', 'https://bygg.example/A', 'bygg.example'],
    ['https://bygg.example:8443/', 'https://bygg.example:8443/', 'bygg.example:8443'],
    ['https://v\u0456tec.se', 'https://xn--vtec-l9d.se/', 'xn--vtec-l9d.se'],
    ['https://\uFF56itec.se', 'https://vitec.se/', 'vitec.se'],
    ['räksmörgås.example', 'https://xn--rksmrgs-5wao1o.example/', 'xn--rksmrgs-5wao1o.example'],
  ])('X03 %s leads to %s', (written, url, host) => {
    expect(readHomePage(written)).toEqual({ homePage: { written, host }, url })
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)//www.x.se',
    'file:///C:/Windows',
    '\\\\host\\share',
    '//host/share',
    'ms-msdt:/id',
    'data:text/html,x',
    'mailto:a@b.example',
    'https://vitec.se@evil.example',
    'https://vitec.se%40evil.example:pw@evil.example',
    'https:\\\\evil.example',
    'https:evil.example',
    'http:///evil.example\\x',
    'https://',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://intranet/',
    'www.x.se och www.y.se',
    'finns ej',
    '/etc/passwd',
    '../x',
    'C:\\x',
  ])('X03 %s stays text', (written) => {
    expect(readHomePage(written)).toEqual({ homePage: { written, host: null }, url: null })
  })

  it('X03 reads what is left when hidden signs are taken away', () => {
    expect(readHomePage('java\u200Bscript:alert(1)')?.url).toBeNull()
    expect(readHomePage('https://evil.example\u202E/moc.cetiv')?.homePage.written).toBe(
      'https://evil.example/moc.cetiv',
    )
  })

  it('X03 leads only to web addresses without user, whatever is written', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.webUrl({ withFragments: true }).map((u) => u.replace('//', '//a:b@')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const read = readHomePage(text)
        if (!read?.url) return
        const url = new URL(read.url)
        expect(['http:', 'https:']).toContain(url.protocol)
        expect(url.username + url.password).toBe('')
        expect(read.homePage.host).toBe(url.host)
      }),
      { numRuns: 500 },
    )
  })
})

describe('an e-mail address', () => {
  it.each(['ingrid.exempelsson@example.com', 'a+b@mail.x.example', "o'x@example.org"])(
    '%s may be written to',
    (written) => {
      expect(readEmail('email.emailAddress', written)).toMatchObject({ written, writable: true })
    },
  )

  it.each([
    'a@b',
    'a@b.example; c@d.example',
    'a@b.example,c@d.example',
    'Ingrid <a@b.example>',
    'a b@c.example',
    'a@b.example\\nBcc: x@y.example',
    '@b.example',
    'a@@b.example',
    'a@.example',
    'a@-b.example',
    'a@127.0.0.1',
    'a..b@c.example',
    'ingrid@v\u0456tec.se',
    'saknas',
  ])('%s is only shown', (written) => {
    expect(readEmail('email.emailAddress', written)).toMatchObject({ written, writable: false })
  })

  it('cannot carry a header into the mail program', () => {
    const read = readEmail('email.emailAddress', 'a@b.example\r\nBcc: x@y.example')
    expect(read).toMatchObject({ writable: false, written: 'a@b.example Bcc: x@y.example' })
  })

  it('comes to the end of a long hostile text, which would stall a careless pattern', () => {
    readEmail('email.emailAddress', `${'a.'.repeat(200_000)}@`)
    readEmail('email.emailAddress', `a@${'a-'.repeat(200_000)}`)
  })
})
