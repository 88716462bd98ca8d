import type { FailureCode } from '../../contract/errors'

/**
 * What a failed attempt was, told from codes and never shown: messages of these errors hold addresses.
 * `cut-short` is an answer, or a connection, that ended too soon: the one network failure worth a
 * second try at once (N13).
 */
export type TransportFailure = FailureCode | 'cut-short'

type Rule = readonly [RegExp, TransportFailure]

/** First match counts. Node's and OpenSSL's codes, as `fetch` of plain Node carries them in its causes. */
const nodeRules: readonly Rule[] = [
  [/^(ENETUNREACH|ENETDOWN|ENONET)$/, 'no-network'],
  [/^(ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ECONNREFUSED)$/, 'server-unreachable'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'server-unreachable'],
  [/^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/, 'timed-out'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE)$/, 'cut-short'],
  [/^(UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_\w+|Z_\w+)$/, 'cut-short'],
  // OpenSSL's verdicts; ERR_TLS_CERT_ALTNAME_INVALID and ERR_TLS_CERT_ALTNAME_FORMAT are Node's own.
  [/^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT)/, 'untrusted-certificate'],
  [/^(UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/, 'untrusted-certificate'],
  [/^(PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_|CRL_|EE_KEY_|CA_MD_)/, 'untrusted-certificate'],
]

/** Chromium's, as `net.fetch` writes them: `net::ERR_…` in the message. */
const chromiumRules: readonly Rule[] = [
  [/^(INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED)$/, 'no-network'],
  [/^(NETWORK_ACCESS_DENIED|ADDRESS_UNREACHABLE)$/, 'no-network'],
  [
    /^CERT(IFICATE)?_|_CERT(IFICATE)?_|^SSL_PINNED_KEY|^BAD_SSL_CLIENT_AUTH_CERT/,
    'untrusted-certificate',
  ],
  // The proxy wants a login of its own, which is not ours to give (N23).
  [/^PROXY_AUTH_|^UNEXPECTED_PROXY_AUTH$|^MISSING_AUTH_CREDENTIALS$/, 'network-sign-in'],
  [/^TOO_MANY_REDIRECTS$|^UNSAFE_REDIRECT$|^INVALID_REDIRECT$/, 'network-sign-in'],
  [/^(CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED)$/, 'server-unreachable'],
  [/^TIMED_OUT$/, 'timed-out'],
  [/^(EMPTY_RESPONSE|CONNECTION_CLOSED|CONNECTION_RESET|CONNECTION_ABORTED)$/, 'cut-short'],
  [/^(CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING)$/, 'cut-short'],
  [/^(CONTENT_DECODING_\w+|HTTP2_\w+|QUIC_\w+)$/, 'cut-short'],
  // SSL_*, PROXY_*, TUNNEL_CONNECTION_FAILED, NAME_*, DNS_*, BLOCKED_BY_*, CONNECTION_* and the rest.
  [/./, 'server-unreachable'],
]

/** How deep causes are followed, and how many of a parallel connect's errors are looked at. */
const MAX_DEPTH = 6
const MAX_ERRORS = 8

/** Whatever a fetch rejected with. What nobody has a rule for is a CRM that was not reached. */
export function transportFailureOf(error: unknown): TransportFailure {
  const seen = errorsIn(error, 0)
  for (const { code, message } of seen) {
    // Electron rejects a redirect that is not to be followed with this sentence and no code.
    if (/redirect was cancelled/i.test(message)) return 'network-sign-in'
    const chromium = /\bnet::ERR_([A-Z0-9_]+)/.exec(message)?.[1]
    const found =
      (chromium === undefined ? undefined : match(chromiumRules, chromium)) ??
      match(nodeRules, code)
    if (found !== undefined) return found
  }
  // undici's word for a body whose connection went away, where it names no code.
  if (seen.some(({ message }) => message === 'terminated')) return 'cut-short'
  return 'server-unreachable'
}

function match(rules: readonly Rule[], code: string): TransportFailure | undefined {
  return rules.find(([pattern]) => pattern.test(code))?.[1]
}

function errorsIn(error: unknown, depth: number): { code: string; message: string }[] {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return []
  const { code, message, cause, errors } = error as Record<string, unknown>
  const inner = Array.isArray(errors) ? errors.slice(0, MAX_ERRORS) : []
  return [
    { code: textOf(code), message: textOf(message) },
    ...[cause, ...inner].flatMap((one) => errorsIn(one, depth + 1)),
  ]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
