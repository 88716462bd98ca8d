import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../../../electron/contract/texts/en'
import { sv } from '../../../../electron/contract/texts/sv'

function leaves(of: unknown, path = ''): [string, string][] {
  if (typeof of === 'function') {
    return [[path, String((of as (...args: unknown[]) => unknown)('a', 'b', 'c'))]]
  }
  if (typeof of === 'string') return [[path, of]]
  return Object.entries(of as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
}

describe('the text catalogues', () => {
  it('have the same entries in both languages, none of them empty', () => {
    const swedish = leaves(sv)
    const english = leaves(en)
    expect(english.map(([path]) => path)).toEqual(swedish.map(([path]) => path))
    for (const [path, text] of [...swedish, ...english]) expect(text.trim(), path).not.toBe('')
  })
})

describe('the window', () => {
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|svelte)$/.test(file))
    .map((file) => [file, readFileSync(join('renderer', file), 'utf8')] as const)

  it('carries no schemas: of the contract’s schema modules it imports types alone', () => {
    const schemaFiles = new Set(
      readdirSync('electron/contract', { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .filter((file) => /from 'zod'/.test(readFileSync(join('electron/contract', file), 'utf8')))
        .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, '')),
    )
    const values = files.flatMap(([file, source]) =>
      [...source.matchAll(/import\s+(?!type\b)[^'"]*?from\s+'[^']*electron\/contract\/([^']+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => schemaFiles.has(path))
        .map((path) => `${file}: ${path}`),
    )
    expect(schemaFiles.size).toBeGreaterThan(5)
    expect(values).toEqual([])
  })

  it('X01 X11 writes no markup and no style attribute of its own', () => {
    for (const [file, source] of files) {
      expect(source, file).not.toMatch(
        /\{@html|innerHTML|\sstyle="|\s(?:transition|in|out|animate):[a-z]/,
      )
    }
  })

  it('X07 uses the bridge in one place only, and neither links, clipboard nor storage', () => {
    for (const [file, source] of files) {
      if (file !== 'main.ts') expect(source, file).not.toContain('window.crm')
      expect(source, file).not.toMatch(/navigator\.clipboard|href=|localStorage|sessionStorage/)
    }
  })
})
