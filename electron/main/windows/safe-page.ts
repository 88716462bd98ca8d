import { createHash } from 'node:crypto'
import type { SystemTexts } from '../../contract/texts/system'

/**
 * What stands in the window when its page has crashed again and again (X21): a sentence and two ways on. It
 * runs no script, loads nothing and knows nothing of anybody; its links are followed by the main process.
 */
export const SAFE_PATH = '/safe.html'
export const RESTART_PATH = '/restart'
export const QUIT_PATH = '/quit'

const STYLE = `
:root { color-scheme: light dark; font: 14px/20px 'Segoe UI', 'Liberation Sans', system-ui, sans-serif }
body { max-width: 480px; margin: 96px auto; padding: 0 24px;
  background: light-dark(#f2f4f2, #0f1516); color: light-dark(#13201e, #e7eeec) }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px }
nav { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 24px }
a { padding: 6px 16px; border: 1px solid light-dark(#0b5c6b, #6fc3d0); border-radius: 4px;
  color: light-dark(#0b5c6b, #6fc3d0); font-weight: 600; text-decoration: none }
a:first-child { background: light-dark(#0b5c6b, #6fc3d0); color: light-dark(#ffffff, #05252b) }
a:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px }
@media (forced-colors: active) { a { border-color: LinkText } }
`

export const SAFE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function safePage(language: string, texts: SystemTexts['safe']): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Kontaktkort</title><style>${STYLE}</style></head>
<body><main><h1>${texts.says}</h1><p>${texts.remedy}</p>
<nav aria-label="${texts.ways}"><a href="${RESTART_PATH}">${texts.restart}</a><a href="${QUIT_PATH}">${texts.quit}</a></nav>
</main></body></html>`
}
