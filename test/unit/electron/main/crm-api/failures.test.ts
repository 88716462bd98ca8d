import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBody, verdictOn } from '../../../../../electron/main/crm-api/answer'
import { transportFailureOf } from '../../../../../electron/main/crm-api/failures'
import {
  MAX_DETAIL_LENGTH,
  MAX_DETAILS,
  readValidationTexts,
} from '../../../../../electron/main/crm-api/validation-texts'

/** As axios hands on what Node's fetch rejects with: the code lies in the cause, or in a cause of it. */
function nodeError(code: string): Error {
  const cause = Object.assign(new Error(`connect ${code} 10.0.0.1:443`), { code })
  return new Error('Network Error', { cause: new TypeError('fetch failed', { cause }) })
}

describe('a call that brought no answer', () => {
  it.each([
    ['ENOTFOUND', 'server-unreachable'],
    ['EAI_AGAIN', 'server-unreachable'],
    ['ECONNREFUSED', 'server-unreachable'],
    ['EHOSTUNREACH', 'server-unreachable'],
    ['ETIMEDOUT', 'server-unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'server-unreachable'],
    ['ENETUNREACH', 'no-network'],
    ['ENETDOWN', 'no-network'],
    ['ECONNRESET', 'cut-short'],
    ['UND_ERR_SOCKET', 'cut-short'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timed-out'],
    ['CERT_HAS_EXPIRED', 'untrusted-certificate'],
    ['CERT_NOT_YET_VALID', 'untrusted-certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted-certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted-certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted-certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted-certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted-certificate'],
    ['EPROTO', 'server-unreachable'],
    ['SOMETHING_NEW', 'server-unreachable'],
  ])('N18 N25 in Node by %s is %s', (code, expected) => {
    expect(transportFailureOf(nodeError(code))).toBe(expected)
  })

  it.each([
    ['INTERNET_DISCONNECTED', 'no-network'],
    ['NETWORK_CHANGED', 'no-network'],
    ['NAME_NOT_RESOLVED', 'server-unreachable'],
    ['CONNECTION_REFUSED', 'server-unreachable'],
    ['CONNECTION_TIMED_OUT', 'server-unreachable'],
    ['CONNECTION_RESET', 'cut-short'],
    ['CONNECTION_CLOSED', 'cut-short'],
    ['EMPTY_RESPONSE', 'cut-short'],
    ['CONTENT_LENGTH_MISMATCH', 'cut-short'],
    ['INCOMPLETE_CHUNKED_ENCODING', 'cut-short'],
    ['TIMED_OUT', 'timed-out'],
    ['CERT_AUTHORITY_INVALID', 'untrusted-certificate'],
    ['CERT_COMMON_NAME_INVALID', 'untrusted-certificate'],
    ['CERT_DATE_INVALID', 'untrusted-certificate'],
    ['CERTIFICATE_TRANSPARENCY_REQUIRED', 'untrusted-certificate'],
    ['SSL_PROTOCOL_ERROR', 'server-unreachable'],
    ['PROXY_CONNECTION_FAILED', 'server-unreachable'],
    ['TUNNEL_CONNECTION_FAILED', 'server-unreachable'],
    ['PROXY_AUTH_REQUESTED', 'network-sign-in'],
    ['PROXY_AUTH_UNSUPPORTED', 'network-sign-in'],
    ['PROXY_CERTIFICATE_INVALID', 'untrusted-certificate'],
    ['BLOCKED_BY_CLIENT', 'server-unreachable'],
    ['BLOCKED_BY_ADMINISTRATOR', 'server-unreachable'],
  ])('N18 N23 N25 in Electron by net::ERR_%s is %s', (name, expected) => {
    expect(transportFailureOf(new Error(`net::ERR_${name}`))).toBe(expected)
  })

  it('N26 by a redirect that Electron did not follow is a network’s sign-in', () => {
    expect(transportFailureOf(new Error('Redirect was cancelled'))).toBe('network-sign-in')
  })

  it('N18 by both addresses of a name is told from either', () => {
    const errors = ['::1', '127.0.0.1'].map((ip) =>
      Object.assign(new Error(`connect ECONNREFUSED ${ip}`), { code: 'ECONNREFUSED' }),
    )
    const error = new TypeError('fetch failed', { cause: new AggregateError(errors) })
    expect(transportFailureOf(error)).toBe('server-unreachable')
  })

  it('is something for any value at all, even one that contains itself', () => {
    const circular = new Error('x')
    circular.cause = circular
    expect(transportFailureOf(circular)).toBe('server-unreachable')
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof transportFailureOf(value)).toBe('string')
      }),
    )
  })
})

describe('a status', () => {
  const code = (status: number) => {
    const verdict = verdictOn(status, null, 10_000)
    return verdict.kind === 'failure' ? verdict.code : verdict.kind
  }

  it.each([
    [200, 'body'],
    [204, 'nothing'],
    [400, 'refused-request'],
    [401, 'wrong-login'],
    [403, 'no-access'],
    [404, 'absent'],
    [410, 'absent'],
    [405, 'rejected-request'],
    [429, 'asked-to-wait'],
    [0, 'network-sign-in'],
    [301, 'network-sign-in'],
    [302, 'network-sign-in'],
    [304, 'network-sign-in'],
    [407, 'network-sign-in'],
    [511, 'network-sign-in'],
    [500, 'server-error'],
    [503, 'server-error'],
    [599, 'server-error'],
  ])('%i means %s', (status, expected) => {
    expect(code(status)).toBe(expected)
  })

  it('N06 is tried again for 500, 502, 503 and 504 alone', () => {
    const again = Array.from({ length: 600 }, (_, status) => status).filter((status) => {
      const verdict = verdictOn(status, null, 1)
      return verdict.kind === 'failure' && verdict.tryAgain
    })
    expect(again).toEqual([500, 502, 503, 504])
  })

  it('N07 503 with a time to come back is a wait, not a try', () => {
    expect(verdictOn(503, 5_000, 1)).toEqual({ kind: 'asked-to-wait', ms: 5_000 })
    expect(verdictOn(503, 0, 1)).toMatchObject({ kind: 'failure' })
    expect(verdictOn(429, null, 10_000)).toEqual({ kind: 'asked-to-wait', ms: 10_000 })
  })
})

describe('a body', () => {
  const page = '<!doctype html><title>Logga in</title>'
  const parse = (pieces: string[], label: string | null) =>
    parseBody(pieces, label, new AbortController().signal)
  it.each([
    [page, 'text/html', 'network-sign-in'],
    [page, 'application/json', 'network-sign-in'],
    [`\n \uFEFF${page}`, 'application/json', 'network-sign-in'],
    ['<HTML>', null, 'network-sign-in'],
    ['{"id":1}', 'text/html; charset=utf-8', 'network-sign-in'],
    [
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
      'application/json',
      'network-sign-in',
    ],
    ['<?xml version="1.0"?><ContactPartyRoles/>', 'application/xml', 'unexpected-format'],
    ['{"id": "ADR1", ', 'application/json', 'unexpected-format'],
    ['Logga in', 'text/plain', 'unexpected-format'],
  ])('N09 N10 %j labelled %j is %s', async (text, label, expected) => {
    const refused = { ok: false, code: expected }
    expect(await parse([text], label)).toEqual(refused)
    expect(await parse([...text], label)).toEqual(refused)
  })

  it('is JSON under any other label', async () => {
    expect(await parse(['{"a":', '1}'], null)).toEqual({ ok: true, value: { a: 1 } })
    expect(await parse(['[1]'], 'text/json')).toEqual({ ok: true, value: [1] })
  })

  it('N35 of nothing at all is not the same as null', async () => {
    expect(await parse([' null '], null)).toEqual({ ok: true, value: null })
    for (const pieces of [[' '], [''], []]) {
      expect(await parse(pieces, 'application/json')).toEqual({ ok: true, value: undefined })
    }
  })
})

describe('the texts of a 400', () => {
  it.each([
    [
      {
        message: 'The request is invalid.',
        modelState: { a: ['Ett fel.'], b: ['Två fel.', 'Ett fel.'] },
      },
      ['Ett fel.', 'Två fel.'],
    ],
    [{ Message: 'Fel.', ModelState: null }, ['Fel.']],
    [{ message: 'Fel.', exceptionMessage: 'Mer.', stackTrace: 'at X' }, ['Fel.', 'Mer.']],
    [
      ['Ett.', { message: 'Två.' }],
      ['Ett.', 'Två.'],
    ],
    ['Bara text.', ['Bara text.']],
    [{ errors: { Term: ['För kort.'] }, title: 'One or more' }, ['För kort.']],
    [{ errors: ['a', { message: 'b' }] }, ['a', 'b']],
    [{ a: { b: 'nej' } }, []],
    [null, []],
    [42, []],
    ['<!doctype html><p>x</p>', []],
    [['rad\r\n två\u202E'], ['rad  två']],
  ])('N05 of %j are %j', (body, texts) => {
    expect(readValidationTexts(body)).toEqual(texts)
  })

  it('N05 are few and short, whatever the server sends', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (body) => {
        for (const one of [body, { errors: body }, { modelState: body, message: body }]) {
          const texts = readValidationTexts(one)
          expect(texts.length).toBeLessThanOrEqual(MAX_DETAILS)
          for (const text of texts) expect(text.length).toBeLessThanOrEqual(MAX_DETAIL_LENGTH)
        }
      }),
    )
    const huge = {
      modelState: { a: Array.from({ length: 50_000 }, (_, i) => `${i}${'x'.repeat(500)}`) },
    }
    expect(readValidationTexts(huge)).toHaveLength(MAX_DETAILS)
    expect(readValidationTexts('x'.repeat(1_000_000))[0]).toHaveLength(MAX_DETAIL_LENGTH)
  })
})
