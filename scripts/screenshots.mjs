import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect } from '@playwright/test'
import { buildApp } from './build.mjs'
import { openSession } from './headless.mjs'
import { electronDist, sandboxArgs } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { runMain, say } from './setup/report.mjs'

// `npm run screenshots`: the pictures of docs/screenshots, taken from the real app in the sample office.

const target = join(projectRoot, 'docs', 'screenshots')
const contact = (number) => `ADR${String(number).padStart(32, '0')}`

const people = {
  person: contact(1001),
  deceased: contact(1009),
  company: contact(2001),
  'deceased-estate': contact(3001),
  unknown: contact(4001),
  manyRoles: contact(1016),
}

async function takeAll(env, folder) {
  const app = await _electron.launch({
    executablePath: electronDist().executable,
    args: [projectRoot, `--user-data-dir=${join(folder, 'data')}`, ...sandboxArgs()],
    chromiumSandbox: sandboxArgs().length === 0,
    cwd: projectRoot,
    env,
  })
  try {
    const page = await app.firstWindow()
    page.setDefaultTimeout(15_000)
    const office = new Office(app, page)
    await office.size(1200, 800)
    await signIn(office)
    await searches(office)
    await cards(office)
    await estates(office)
    await sheets(office, folder)
    await inGoodHands(office)
  } finally {
    await app.close()
  }
}

async function signIn(office) {
  const { page, find } = office
  await expect(find('sign-in-username')).toBeVisible()
  await office.take('sign-in')
  await office.take('sign-in-dark', { colorScheme: 'dark' })
  await find('sign-in-username').fill('exempelpartner')
  await find('sign-in-password').fill('inget-riktigt')
  await find('sign-in-customers').fill('M99999')
  await find('sign-in-advanced').click()
  await find('sign-in-address').fill(`http://127.0.0.1:${await closedPort()}`)
  await find('sign-in-submit').click()
  await expect(find('notice').first()).toBeVisible()
  await office.take('sign-in-error')
  await find('demo-start').click()
  await expect(find('search-input')).toBeVisible()
  await page.keyboard.press('Escape')
  await office.filled()
  await office.take('start')
}

async function searches(office) {
  const { find } = office
  for (const [name, text] of [
    ['search-name', 'exempels'],
    ['search-digits', '0605'],
    ['search-nobody', 'zackarias'],
  ]) {
    await office.search(text)
    await office.take(name)
  }
  await office.search('0605')
  await office.take('search-dark', { colorScheme: 'dark' })
  await find('filter-button').click()
  await office.take('search-filter')
  await find('filter-button').click()
  await find('search-input').fill('')
}

async function cards(office) {
  const { page, find } = office
  await office.open(people.person)
  await office.take('person')
  await office.take('person-dark', { colorScheme: 'dark' })
  await office.take('person-forced-colors', { forcedColors: 'active' })
  await office.show('roles')
  await office.take('person-roles')
  await office.show('section-record')
  await office.take('person-background')
  await office.size(720, 560)
  await office.show('contact-card')
  await office.take('person-small')
  await office.size(1200, 800)
  for (const kind of ['company', 'deceased-estate', 'deceased', 'unknown']) {
    await office.open(people[kind])
    await office.take(kind)
  }
  await office.take('unknown-dark', { colorScheme: 'dark' })
  await find('search-input').fill(contact(404))
  await find('search-input').press('Enter')
  await expect(page.locator('[data-testid="notice"][data-code="not-found"]').first()).toBeVisible()
  await office.take('not-found')
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('dialog')).toBeVisible()
  await office.take('settings')
  await page.keyboard.press('Escape')
}

/** From a contact to the estate of its first role. */
async function estates(office) {
  const { page, find } = office
  await office.open(people.person)
  await find('open-estate').first().click()
  await expect(find('estate-person').first()).toBeVisible()
  await office.take('estate-page')
  await office.take('estate-page-dark', { colorScheme: 'dark' })
  await office.size(720, 560)
  await office.take('estate-page-small')
  await office.size(1200, 800)
  await page.keyboard.press('Escape')
}

async function sheets(office, folder) {
  for (const kind of ['person', 'deceased-estate', 'manyRoles']) {
    await office.open(people[kind])
    const pdf = join(folder, `${kind}.pdf`)
    await office.savePdf(pdf)
    const name = join(target, `sheet-${kind === 'manyRoles' ? 'many-roles' : kind}`)
    execFileSync('pdftoppm', ['-r', '80', '-png', pdf, name])
  }
  await office.open(people.person)
  for (const variant of ['internal', 'subject']) {
    const pdf = join(folder, `${variant}.pdf`)
    await office.savePdf(pdf, variant)
    execFileSync('pdftoppm', ['-r', '80', '-png', pdf, join(target, `sheet-${variant}`)])
  }
}

/** Choosing a sheet, presenting, what is stored, and the lock. */
async function inGoodHands(office) {
  const { page, find } = office
  await office.open(people.person)
  await find('export-pdf').click()
  await expect(find('export-preview')).toContainText('Ingrid')
  await office.take('export')
  await find('export-variant-subject').click()
  await expect(find('review-note-include')).toBeVisible()
  await office.take('export-subject')
  await office.take('export-subject-dark', { colorScheme: 'dark' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('F9')
  await expect(find('presentation-toggle')).toHaveAttribute('aria-pressed', 'true')
  await office.take('presenting')
  await page.keyboard.press('F9')
  await find('account-menu').click()
  await find('show-stored').click()
  await expect(find('stored-count')).toBeVisible()
  await office.take('stored')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+L')
  await expect(find('lock-screen')).toBeVisible()
  await office.take('locked')
  await office.take('locked-dark', { colorScheme: 'dark' })
}

/** The running app, as the pictures need it. */
class Office {
  constructor(app, page) {
    this.app = app
    this.page = page
    this.find = (id) => page.getByTestId(id)
  }

  size(width, height) {
    return this.app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0].setContentSize(w, h),
      [width, height],
    )
  }

  async open(id) {
    await this.find('search-input').fill(id)
    await this.find('search-input').press('Enter')
    await expect(this.find('contact-card')).toHaveAttribute('data-contact-id', id)
    // Only when all parts have come is a picture the same each time.
    await expect(this.find('freshness-roles')).toContainText(/hämtade \d/)
    await this.show('contact-card')
  }

  /** The copy of the sample office is whole: all searches find what they will ever find. */
  async filled() {
    const status = () => this.page.evaluate(() => globalThis.crm.calls['copy.status']())
    const isWhole = async () => {
      const { value } = await status()
      const { asked, contacts } = value.roles
      return value.complete && value.activity.state === 'idle' && asked === contacts
    }
    await expect.poll(isWhole, { timeout: 30_000 }).toBe(true)
  }

  /** Waits for the answer to this very text. */
  async search(text) {
    await this.find('search-input').fill(text)
    await expect(this.find('search-result').or(this.find('search-empty')).first()).toBeVisible()
  }

  /** Brings a part of the card to the top of what is seen. */
  show(id) {
    return this.find(id).evaluate((part) => part.scrollIntoView({ block: 'start' }))
  }

  async take(name, media = {}) {
    await this.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media })
    await this.page.screenshot({ path: join(target, `${name}.png`), animations: 'disabled' })
  }

  async savePdf(path, variant = 'meeting') {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await this.find('export-pdf').click()
    await this.find(`export-variant-${variant}`).click()
    if (variant === 'subject') {
      await this.find('review-note-include').click()
      const persons = this.find('review-persons-done')
      await expect(this.find('export-preview')).toContainText('Registerutdrag')
      if (await persons.isVisible()) await persons.check()
    }
    await this.find('export-confirm').click()
    await expect.poll(() => existsSync(path), { timeout: 20_000 }).toBe(true)
  }
}

/** A port where nobody answers, for the picture of a server out of reach. */
async function closedPort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

await runMain(async () => {
  await buildApp({ isDriven: true })
  mkdirSync(target, { recursive: true })
  const session = await openSession()
  const folder = mkdtempSync(join(tmpdir(), 'kontaktkort-screenshots-'))
  try {
    await takeAll(session.env, folder)
  } finally {
    await session.close()
    rmSync(folder, { recursive: true, force: true })
  }
  say('the screenshots are in docs/screenshots.')
})
