// What only the page as a whole can answer.

/** The list lies over the card instead of beside it; the same width as in the styles. */
export function isNarrow(): boolean {
  return window.matchMedia('(max-width: 639.98px)').matches
}

/** True when a value had the focus and nothing else was marked for copying. */
export function copyFocused(): boolean {
  if (window.getSelection()?.toString()) return false
  const row = document.activeElement?.closest('[data-copy-row]')
  const button = row?.querySelector<HTMLButtonElement>('[data-copy]')
  button?.click()
  return button !== null && button !== undefined
}

/** An open dialog closes on Esc by itself and keeps the other keys to itself. */
export function dialogIsOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Menus and filters close first, as the platform's own popovers do. */
export function popoverIsOpen(): boolean {
  return document.querySelector('[popover]:popover-open') !== null
}

/** Whether the focus goes from one part of an element to another. */
export function staysWithin({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return (
    relatedTarget instanceof Node &&
    currentTarget instanceof Node &&
    currentTarget.contains(relatedTarget)
  )
}
