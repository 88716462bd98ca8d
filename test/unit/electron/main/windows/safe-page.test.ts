import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemTexts } from '../../../../../electron/contract/texts/system'
import { SAFE_POLICY, safePage } from '../../../../../electron/main/windows/safe-page'

describe.each(['sv', 'en'] as const)('X21 the safe page, %s', (language) => {
  const { safe } = systemTexts[language]
  const html = safePage(language, safe)

  it('says what happened and offers two ways on', () => {
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain(`<h1>${safe.says}</h1>`)
    expect(
      [...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, ...link]) => link),
    ).toEqual([
      ['/restart', safe.restart],
      ['/quit', safe.quit],
    ])
  })

  it('runs and loads nothing, and its one style is the one its policy names', () => {
    expect(html).not.toMatch(/<script|<img|<link|<form|<iframe|\son\w+=|url\(/i)
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(SAFE_POLICY).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
  })
})
