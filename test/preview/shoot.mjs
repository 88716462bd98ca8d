import axe from 'axe-core'
import { chromium } from 'playwright-core'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { shots } from './shots.mjs'

/**
 * Builds the preview, serves it under the same content policy as the app, photographs every state
 * and runs axe over it. `node test/preview/shoot.mjs [part of a name] [light|dark|forced] [size]`
 */
const [only = '', onlyLook = '', onlySize = ''] = process.argv.slice(2)
const out = fileURLToPath(new URL('../../test-results/preview/', import.meta.url))
const site = join(out, 'site')
/** What moves has come to rest; whatever turns for ever is let be. */
const ARRIVED = `Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished))`
const NOW = new Date('2026-11-22T13:10:00Z')

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ')
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
}
const sizes = {
  wide: { viewport: { width: 1200, height: 800 } },
  small: { viewport: { width: 720, height: 560 } },
  large: { viewport: { width: 1920, height: 1080 } },
  zoomed: { viewport: { width: 600, height: 400 }, deviceScaleFactor: 2 },
  smallest: { viewport: { width: 360, height: 280 }, deviceScaleFactor: 2 },
}

await build({
  configFile: fileURLToPath(new URL('vite.config.mjs', import.meta.url)),
  logLevel: 'warn',
})
const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, 'http://x').pathname)
  const file = join(site, path === '/' ? 'index.html' : path)
  try {
    if (path === '/favicon.ico') return response.writeHead(204).end()
    const body = await readFile(file)
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}`

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let problems = 0
const report = (text) => {
  problems++
  console.log(text)
}

for (const [look, colours] of Object.entries(looks)) {
  if (onlyLook && look !== onlyLook) continue
  for (const [size, measures] of Object.entries(sizes)) {
    if (onlySize ? size !== onlySize : look === 'forced' && size !== 'wide') continue
    const folder = join(out, `${look}-${size}`)
    await mkdir(folder, { recursive: true })
    const context = await browser.newContext({ ...colours, ...measures, locale: 'sv-SE' })
    for (const shot of shots) {
      if (!shot.name.includes(only)) continue
      const page = await context.newPage()
      const where = `${look}/${size}/${shot.name}`
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) report(`${where}: ${message.text()}`)
      })
      page.on('pageerror', (error) => report(`${where}: ${error.message}`))
      await page.clock.setFixedTime(NOW)
      await page.goto(`${origin}/?state=${shot.state}`)
      await page.locator('main').waitFor()
      try {
        await shot.act?.(page)
        await page.evaluate(ARRIVED)
        await page.screenshot({ path: join(folder, `${shot.name}.png`) })
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        if (overflow > 0) report(`${where}: ${overflow} px wider than the window`)
        if (shot.tall && size === 'wide') await tall(page, join(folder, `${shot.name}-tall.png`))
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate(() =>
          globalThis.axe.run({ resultTypes: ['violations'] }),
        )
        for (const { id, nodes } of violations) {
          report(
            `${where}: axe ${id}: ${nodes
              .map((node) => `${node.target} ${node.failureSummary}`)
              .slice(0, 4)
              .join(' | ')}`,
          )
        }
      } catch (error) {
        report(`${where}: ${error.message}`)
      }
      await page.close()
    }
    await context.close()
  }
}

async function tall(page, path) {
  await page.setViewportSize({ width: 1200, height: 2000 })
  await page.screenshot({ path })
  await page.setViewportSize({ width: 1200, height: 800 })
}

await browser.close()
server.close()
console.log(problems === 0 ? 'Nothing to mend.' : `${problems} to mend.`)
process.exitCode = problems === 0 ? 0 : 1
