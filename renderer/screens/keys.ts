import type { MenuCommand } from '../../electron/contract/events'

/** What a key press asks for, or null when it is somebody else's. */
export type KeyCommand = MenuCommand | 'back' | 'walk-back' | 'copy-focused'

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** Sent again and again while the key is held. */
  readonly repeat: boolean
}

const withControl: Record<string, KeyCommand> = {
  k: 'focus-search',
  r: 'refresh',
  p: 'export-pdf',
  c: 'copy-focused',
  ',': 'settings',
  l: 'lock',
}

/** Held down, they would turn on what they have just turned off, or ask as long as the finger rests. */
const oncePerPress: readonly (KeyCommand | null)[] = ['present', 'lock', 'walk-back']

/** `typing`: the press lands in a text field that already holds something. */
export function commandOf(press: Press, mac: boolean, typing: boolean): KeyCommand | null {
  const command = commandOfKeys(press, mac, typing)
  return press.repeat && oncePerPress.includes(command) ? null : command
}

function commandOfKeys(press: Press, mac: boolean, typing: boolean): KeyCommand | null {
  const control = mac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey
  if (control && !press.altKey && !press.shiftKey) {
    return withControl[press.key.toLowerCase()] ?? null
  }
  if (press.ctrlKey || press.metaKey) return null
  // On a Mac it moves from word to word in a text.
  if (press.altKey) return press.key === 'ArrowLeft' && !(mac && typing) ? 'walk-back' : null
  if (press.key === 'F5') return 'refresh'
  if (press.key === 'F9') return 'present'
  if (press.key === 'Escape') return 'back'
  if (press.key === '?' && !typing) return 'show-keys'
  return null
}
