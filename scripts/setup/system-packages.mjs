import { readFileSync } from 'node:fs'
import { run } from './child.mjs'
import { Refusal, say } from './report.mjs'

// A slash parts two names of one package: newer Debian and Ubuntu add t64 to some.
const WINDOW = [
  'libnss3',
  'libgtk-3-0/libgtk-3-0t64',
  'libgbm1',
  'libasound2/libasound2t64',
  'libxss1',
  'libatk-bridge2.0-0/libatk-bridge2.0-0t64',
  'libsecret-1-0',
  'libnotify4',
]
const OWN_DESKTOP = [
  'xvfb',
  'xauth',
  'gnome-keyring',
  'dbus',
  'dbus-x11',
  'fonts-liberation',
  'fonts-dejavu-core',
]
const PDF_CHECKS = ['poppler-utils', 'qpdf']
/** Tells Chromium of an authority it may trust, as an office does whose network inspects TLS. */
const TRUST = ['libnss3-tools']

/**
 * What a run needs of the operating system. Tests always bring their own screen, bus and keychain;
 * a window on a developer's own desktop needs only the libraries.
 */
export function packagesFor({ isTest, hasDisplay }) {
  if (isTest) return [...WINDOW, ...OWN_DESKTOP, ...PDF_CHECKS, ...TRUST]
  return hasDisplay ? WINDOW : [...WINDOW, ...OWN_DESKTOP]
}

/** Installs what is missing when root, else says how. Other systems than Debian's are left alone. */
export async function ensureSystemPackages(wanted) {
  if (!isDebianLike()) return
  const missing = await findMissing(wanted)
  if (missing.length === 0) return
  if (process.getuid() !== 0) {
    throw new Refusal(
      `system packages are missing; install them with: sudo apt-get update && ` +
        `sudo apt-get install -y --no-install-recommends ${(await namesHere(missing)).join(' ')}`,
    )
  }
  say(`installing system packages: ${missing.map((names) => names.split('/')[0]).join(' ')} …`)
  await apt(['update', '-qq'])
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...(await namesHere(missing))])
  const still = await findMissing(wanted)
  if (still.length > 0) {
    throw new Refusal(`apt-get left these system packages out: ${still.join(', ')}.`)
  }
}

async function apt(args) {
  const { code, output } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (code !== 0) {
    console.error(output.trim().split('\n').slice(-15).join('\n'))
    throw new Refusal(`apt-get ${args[0]} failed; its last lines stand above.`)
  }
}

function isDebianLike() {
  if (process.platform !== 'linux') return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

async function findMissing(wanted) {
  const { output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n'])
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  )
  return wanted.filter((names) => !names.split('/').some((name) => installed.has(name)))
}

/** Of two names the newer one, where this system has it: the older is then only a hollow alias. */
async function namesHere(wanted) {
  const answers = wanted.map(async (names) => {
    const [plain, newer] = names.split('/')
    if (!newer) return plain
    const { code, output } = await run('apt-cache', ['show', newer])
    return code === 0 && output.includes(`Package: ${newer}`) ? newer : plain
  })
  return Promise.all(answers)
}
