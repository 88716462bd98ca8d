/**
 * The engine takes several hundred switches from whoever starts it: a shortcut, a link of another program, a
 * command pasted from a forum. Many open its debugger, its TLS or its log to them (X13), and each release of
 * the engine brings new ones. So those a user may need are named here, and all others are taken out.
 */
const NEEDED: ReadonlySet<string> = new Set([
  // Where the data lies; a computer's administrator may have moved it.
  'user-data-dir',
  // Pictures: a graphics driver that draws nothing, or draws wrongly.
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'use-angle',
  'use-gl',
  'ozone-platform',
  'ozone-platform-hint',
  'gtk-version',
  // Shared memory that is too small, as in a container.
  'disable-dev-shm-usage',
  // Size, contrast and a screen reader.
  'force-device-scale-factor',
  'force-high-contrast',
  'force-renderer-accessibility',
  'lang',
])

/**
 * Chromium's sandbox needs what some Linux computers do not give: root has none, and an AppImage starts
 * without it where user namespaces are off. By the time our code runs it is too late to turn it on again.
 */
const NEEDED_ON_LINUX: ReadonlySet<string> = new Set(['no-sandbox', 'disable-setuid-sandbox'])

/**
 * These have done their work before the first line of ours runs: V8 has its flags, and the process that pages
 * are copied from on Linux has its sandbox and its log. Taken out, they would be in force all the same.
 */
const TOO_LATE =
  /^(js-flags|single-process|no-zygote|allow-sandbox-debugging|disable-.*sandbox|enable-logging|log-file|log-level|v|vmodule)$/

/** What makes Chromium or Node trust more, or write down the keys of a connection or what pages say. */
export const OPENING_VARIABLES = [
  'SSLKEYLOGFILE',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
] as const

export interface SwitchVerdict {
  /** Names without dashes, as the engine keeps them. */
  readonly takenOut: readonly string[]
  /** The first that can only be refused, or null. */
  readonly refused: string | null
}

/** What becomes of each switch among these arguments, read as Chromium reads them. */
export function judgeSwitches(args: readonly string[], platform: NodeJS.Platform): SwitchVerdict {
  const names = [...new Set(switchNames(args, platform))].filter(
    (name) => !isNeeded(name, platform),
  )
  return {
    takenOut: names.filter((name) => !TOO_LATE.test(name)),
    refused: names.find((name) => TOO_LATE.test(name)) ?? null,
  }
}

function isNeeded(name: string, platform: NodeJS.Platform): boolean {
  return NEEDED.has(name) || (platform === 'linux' && NEEDED_ON_LINUX.has(name))
}

/** Blanks around an argument do not count, `--` ends the switches, and Windows knows `/` and no capitals. */
function* switchNames(args: readonly string[], platform: NodeJS.Platform): Generator<string> {
  const shape = platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/
  for (const written of args) {
    const arg = written.trim()
    if (arg === '--') return
    const name = shape.exec(arg)?.[1]
    if (name !== undefined) yield platform === 'win32' ? name.toLowerCase() : name
  }
}
