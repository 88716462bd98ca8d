import type { Language } from '../i18n/i18n.svelte'

/** `4 212` in Swedish, held together by a space that does not break; `4,212` in English. */
export function formatCount(count: number, language: Language): string {
  const separator = language === 'sv' ? '\u00a0' : ','
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, separator)
}
