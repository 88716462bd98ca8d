import type { Language } from '../i18n/i18n.svelte'
import { formatCount } from './counts'

const KB = 1_000
const MB = 1_000_000

/** `34 kB`, `12,4 MB`; whatever is there at all counts as 1 kB. */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < MB) return `${formatCount(Math.ceil(bytes / KB), language)}\u00a0kB`
  const [whole = '0', tenths = '0'] = (bytes / MB).toFixed(1).split('.')
  return `${formatCount(Number(whole), language)}${language === 'sv' ? ',' : '.'}${tenths}\u00a0MB`
}
