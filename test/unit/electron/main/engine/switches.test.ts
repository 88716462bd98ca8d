import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeSwitches } from '../../../../../electron/main/engine/take-switches'
import { judgeSwitches } from '../../../../../electron/main/engine/switches'

/** Of X13 and its like: each opens the app to whoever starts it. */
const OPENING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'host-rules',
  'host-resolver-rules',
  'load-extension',
  'log-net-log',
  'ssl-key-log-file',
  'disable-web-security',
  'allow-running-insecure-content',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'auth-server-allowlist',
]

describe('X13 the switches somebody starts the app with', () => {
  it.each(OPENING)('takes --%s out, however it is written', (name) => {
    for (const arg of [`--${name}`, `-${name}`, `--${name}=1`, ` --${name}=a=b `]) {
      expect(judgeSwitches([arg], 'linux')).toEqual({ takenOut: [name], refused: null })
    }
  })

  it('takes out also what nobody has heard of yet', () => {
    const name = fc.stringMatching(/^[a-z]{4,}-new-[a-z-]{3,}$/)
    fc.assert(
      fc.property(
        name,
        fc.constantFrom<NodeJS.Platform[]>('linux', 'darwin', 'win32'),
        (it, platform) => {
          expect(judgeSwitches([`--${it}`], platform).takenOut).toEqual([it])
        },
      ),
    )
  })

  it('reads on Windows what Windows reads', () => {
    const args = ['/Remote-Debugging-Port=9222', '--PROXY-SERVER=x']
    const names = ['remote-debugging-port', 'proxy-server']
    expect(judgeSwitches(args, 'win32').takenOut).toEqual(names)
    expect(judgeSwitches(['/home/anna'], 'linux').takenOut).toEqual([])
  })

  it('leaves what a user may need', () => {
    const args = [
      '--user-data-dir=/data',
      '--lang=sv',
      '--disable-gpu',
      '--force-device-scale-factor=2',
    ]
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(judgeSwitches(args, platform)).toEqual({ takenOut: [], refused: null })
    }
  })

  it('lets Linux alone go without the sandbox', () => {
    expect(judgeSwitches(['--no-sandbox'], 'linux')).toEqual({ takenOut: [], refused: null })
    expect(judgeSwitches(['--no-sandbox'], 'win32').takenOut).toEqual(['no-sandbox'])
    expect(judgeSwitches(['--no-sandbox'], 'darwin').takenOut).toEqual(['no-sandbox'])
  })

  it.each([
    'js-flags=--expose-gc',
    'single-process',
    'no-zygote',
    'disable-seccomp-filter-sandbox',
    'enable-logging=file',
    'v=9',
  ])('refuses --%s, which is in force before anything can be taken out', (written) => {
    const [name] = written.split('=')
    const verdict = judgeSwitches(['--log-net-log', `--${written}`], 'linux')
    expect(verdict).toEqual({ takenOut: ['log-net-log'], refused: name })
  })

  it('reads no further than the engine does', () => {
    expect(judgeSwitches(['kontakt.vcf', '--', '--inspect'], 'linux').takenOut).toEqual([])
    expect(judgeSwitches(['kontakt.vcf', '--inspect'], 'linux').takenOut).toEqual(['inspect'])
  })
})

describe('X13 the start of a release', () => {
  it('takes switches from the engine and variables from the environment, and opens at once', async () => {
    const removed: string[] = []
    const env: Record<string, string | undefined> = {
      SSLKEYLOGFILE: '/tmp/keys',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
      ELECTRON_ENABLE_LOGGING: '1',
      HTTPS_PROXY: 'http://proxy.example',
      HOME: '/home/anna',
    }
    const { refused, released } = takeSwitches(
      { removeSwitch: (name) => removed.push(name) },
      {
        argv: ['/opt/kontaktkort', '--inspect=0', '--lang=sv', '--log-net-log'],
        env,
        platform: 'linux',
      },
    )
    expect(removed).toEqual(['inspect', 'log-net-log'])
    expect(refused).toBeNull()
    // The proxy is the office's own way out.
    expect(env).toEqual({ HTTPS_PROXY: 'http://proxy.example', HOME: '/home/anna' })
    await expect(released).resolves.toBeUndefined()
  })
})
