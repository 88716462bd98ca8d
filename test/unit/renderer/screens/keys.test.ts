import { expect, it } from 'vitest'
import { commandOf } from '../../../../renderer/screens/keys'

const press = (
  key: string,
  held: Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift' | 'repeat', true>> = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
  repeat: held.repeat ?? false,
})

it('follows Ctrl on Windows and Linux, and Cmd on macOS', () => {
  expect(commandOf(press('k', { ctrl: true }), false, false)).toBe('focus-search')
  expect(commandOf(press('k', { meta: true }), true, false)).toBe('focus-search')
  expect(commandOf(press('k', { ctrl: true }), true, false)).toBeNull()
})

it('knows every key of the list, caps lock on or off', () => {
  expect(commandOf(press('P', { ctrl: true }), false, true)).toBe('export-pdf')
  expect(commandOf(press('r', { ctrl: true }), false, true)).toBe('refresh')
  expect(commandOf(press('F5'), false, true)).toBe('refresh')
  expect(commandOf(press(',', { ctrl: true }), false, true)).toBe('settings')
  expect(commandOf(press('l', { ctrl: true }), false, true)).toBe('lock')
  expect(commandOf(press('F9'), true, true)).toBe('present')
  expect(commandOf(press('c', { ctrl: true }), false, false)).toBe('copy-focused')
  expect(commandOf(press('Escape'), false, true)).toBe('back')
})

it('shows the keys on ? unless something is being typed', () => {
  expect(commandOf(press('?', { shift: true }), false, false)).toBe('show-keys')
  expect(commandOf(press('?', { shift: true }), false, true)).toBeNull()
})

it('leaves AltGr, Shift and plain letters to whoever types', () => {
  expect(commandOf(press('k', { ctrl: true, alt: true }), false, false)).toBeNull()
  expect(commandOf(press('R', { ctrl: true, shift: true }), false, false)).toBeNull()
  expect(commandOf(press('k'), false, false)).toBeNull()
})

it('goes back with Alt and the left arrow, but leaves a Mac its way from word to word', () => {
  expect(commandOf(press('ArrowLeft', { alt: true }), false, true)).toBe('walk-back')
  expect(commandOf(press('ArrowLeft', { alt: true }), true, false)).toBe('walk-back')
  expect(commandOf(press('ArrowLeft', { alt: true }), true, true)).toBeNull()
  expect(commandOf(press('ArrowRight', { alt: true }), false, false)).toBeNull()
  // Held down it would give up the step it has just begun.
  expect(commandOf(press('ArrowLeft', { alt: true, repeat: true }), false, false)).toBeNull()
})

it('turns presentation mode and the lock once, however long the key is held', () => {
  expect(commandOf(press('F9', { repeat: true }), false, false)).toBeNull()
  expect(commandOf(press('l', { ctrl: true, repeat: true }), false, false)).toBeNull()
  expect(commandOf(press('F5', { repeat: true }), false, false)).toBe('refresh')
})
