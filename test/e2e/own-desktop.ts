import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * A desktop's settings of one test's own, as Chromium reads KDE's on Linux: which proxy leads out, and whom its
 * certificates' database trusts.
 */
export interface OwnDesktop {
  /** What an app is to be started with, to have them. */
  readonly env: Record<string, string>
  /** The proxy on this port of loopback, for everything. */
  useProxy(port: number): Promise<void>
  useScript(url: string): Promise<void>
  trust(caFile: string): Promise<void>
  remove(): Promise<void>
}

export async function makeOwnDesktop(): Promise<OwnDesktop> {
  const home = await mkdtemp(join(tmpdir(), 'kontaktkort-desktop-'))
  const settings = join(home, '.config')
  const database = join(home, '.pki', 'nssdb')
  await mkdir(settings)
  await mkdir(database, { recursive: true })
  const certutil = (...args: string[]) =>
    promisify(execFile)('certutil', ['-d', `sql:${database}`, ...args])
  await certutil('-N', '--empty-password')
  const write = (...lines: string[]) =>
    writeFile(join(settings, 'kioslaverc'), ['[Proxy Settings]', ...lines, ''].join('\n'))
  return {
    env: {
      HOME: home,
      KDEHOME: '',
      XDG_CONFIG_HOME: settings,
      XDG_CURRENT_DESKTOP: 'KDE',
      KDE_SESSION_VERSION: '5',
    },
    useProxy: (port) =>
      write('ProxyType=1', ...['http', 'https'].map((of) => `${of}Proxy=http://127.0.0.1 ${port}`)),
    useScript: (url) => write('ProxyType=2', `Proxy Config Script=${url}`),
    trust: async (caFile) => {
      await certutil('-A', '-t', 'C,,', '-n', 'kontorets myndighet', '-i', caFile)
    },
    remove: () => rm(home, { recursive: true, force: true }),
  }
}
