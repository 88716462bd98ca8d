import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { der } from './der'

/** PEM texts, as node:https takes them. */
export type ServerKey = { key: string; cert: string }

export type Certificates = {
  /** The authority that a client of the test is told to trust. */
  trustedCa: string
  /** The same as a file, for `NODE_EXTRA_CA_CERTS` and the like. */
  trustedCaFile: string
  trusted: ServerKey
  expired: ServerKey
  notYetValid: ServerKey
  /** Valid and from the trusted authority, for another name. */
  wrongHost: ServerKey
  /** All in order, but from an authority that nobody was told of. */
  unknownCa: ServerKey
  selfSigned: ServerKey
  remove(): Promise<void>
}

/** No name of this computer's: no proxy is passed by for it. Nobody can look it up. */
export const FAR_HOST = 'connect.kontaktkort.test'

const DAY_MS = 86_400_000

type Authority = { name: Buffer; keys: Keys; keyId: Buffer }
type Keys = { privateKey: KeyObject; publicKey: KeyObject }
type Span = { from: number; to: number }

/** Makes keys and certificates for loopback afresh; nothing secret is ever in the repository. */
export async function makeCertificates(now = Date.now()): Promise<Certificates> {
  const inForce = { from: now - DAY_MS, to: now + 30 * DAY_MS }
  const trusted = makeAuthority('Exempelmyndigheten', inForce)
  const unknown = makeAuthority('Okända utfärdaren', inForce)
  const loopback = { hosts: ['localhost', FAR_HOST], addresses: [[127, 0, 0, 1]] }
  const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-certificates-'))
  const trustedCaFile = join(folder, 'trusted-ca.pem')
  await writeFile(trustedCaFile, trusted.cert, { mode: 0o600 })

  return {
    trustedCa: trusted.cert,
    trustedCaFile,
    trusted: makeServerKey(trusted.authority, loopback, inForce),
    expired: makeServerKey(trusted.authority, loopback, {
      from: now - 60 * DAY_MS,
      to: now - DAY_MS,
    }),
    notYetValid: makeServerKey(trusted.authority, loopback, {
      from: now + DAY_MS,
      to: now + 30 * DAY_MS,
    }),
    wrongHost: makeServerKey(
      trusted.authority,
      { hosts: ['connect.wrong-host.example'], addresses: [] },
      inForce,
    ),
    unknownCa: makeServerKey(unknown.authority, loopback, inForce),
    selfSigned: makeServerKey(null, loopback, inForce),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function makeAuthority(name: string, span: Span): { authority: Authority; cert: string } {
  const keys = makeKeys()
  const authority = { name: writeName(name), keys, keyId: identifyKey(keys) }
  const cert = signCertificate(authority, authority.name, keys, span, [
    extension('2.5.29.19', der.sequence(der.boolean(true)), 'critical'),
    // Certificate signing and nothing else.
    extension('2.5.29.15', der.bits(Buffer.from([0x04]), 2), 'critical'),
  ])
  return { authority, cert }
}

function makeServerKey(
  issuer: Authority | null,
  { hosts, addresses }: { hosts: string[]; addresses: number[][] },
  span: Span,
): ServerKey {
  const keys = makeKeys()
  const name = writeName(hosts[0] ?? 'loopback')
  const names = [
    ...hosts.map((host) => der.implicit(2, Buffer.from(host, 'ascii'))),
    ...addresses.map((address) => der.implicit(7, Buffer.from(address))),
  ]
  const signer = issuer ?? { name, keys, keyId: identifyKey(keys) }
  const cert = signCertificate(signer, name, keys, span, [
    extension('2.5.29.19', der.sequence(), 'critical'),
    extension('2.5.29.15', der.bits(Buffer.from([0x80]), 7), 'critical'),
    extension('2.5.29.37', der.sequence(der.objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', der.sequence(...names)),
  ])
  return { key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert }
}

function makeKeys(): Keys {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

const ecdsaWithSha256 = der.sequence(der.objectId('1.2.840.10045.4.3.2'))

function signCertificate(
  issuer: Authority,
  subject: Buffer,
  keys: Keys,
  span: Span,
  extensions: Buffer[],
): string {
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    issuer.name,
    der.sequence(der.time(new Date(span.from)), der.time(new Date(span.to))),
    subject,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(
      3,
      der.sequence(
        ...extensions,
        extension('2.5.29.14', der.octets(identifyKey(keys))),
        extension('2.5.29.35', der.sequence(der.implicit(0, issuer.keyId))),
      ),
    ),
  )
  const signature = sign('sha256', body, issuer.keys.privateKey)
  const whole = der.sequence(body, ecdsaWithSha256, der.bits(signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function extension(id: string, value: Buffer, weight?: 'critical'): Buffer {
  const critical = weight === undefined ? [] : [der.boolean(true)]
  return der.sequence(der.objectId(id), ...critical, der.octets(value))
}

function writeName(commonName: string): Buffer {
  return der.sequence(der.set(der.sequence(der.objectId('2.5.4.3'), der.text(commonName))))
}

function identifyKey({ publicKey }: Keys): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
}
