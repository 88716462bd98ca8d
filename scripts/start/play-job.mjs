import { mkdtempSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron } from '@playwright/test'
import { openSession } from '../headless.mjs'
import { electronDist, sandboxArgs } from '../setup/electron-dist.mjs'
import { projectRoot } from '../setup/places.mjs'
import { Refusal, say } from '../setup/report.mjs'

/** A contact of the sample office that stands in several roles. */
const CONTACT_ID = 'ADR00000000000000000000000000001001'
const STEP_MS = 30_000
const LOOK_AGAIN_MS = 50

/** Does in the real app what a broker does: sign in, find, read, save. Keeps what it made. */
export async function playJob() {
  const folder = mkdtempSync(join(tmpdir(), 'kontaktkort-start-'))
  const session = await openSession()
  let app
  try {
    app = await step('start the app', () => launch(folder, session.env))
    await play(app, folder)
  } finally {
    await app?.close().catch(() => {})
    await session.close()
  }
}

function launch(folder, env) {
  return _electron.launch({
    executablePath: electronDist().executable,
    args: [projectRoot, `--user-data-dir=${join(folder, 'data')}`, ...sandboxArgs()],
    // Playwright would switch the sandbox off everywhere on Linux.
    chromiumSandbox: sandboxArgs().length === 0,
    cwd: projectRoot,
    env,
    timeout: STEP_MS,
  })
}

async function play(app, folder) {
  const page = await step('show its window', () => app.firstWindow({ timeout: STEP_MS }))
  page.setDefaultTimeout(STEP_MS)
  const find = (id) => page.getByTestId(id)
  await step('open the sample office', () => find('demo-start').click())
  await step('find the contact', async () => {
    await find('search-input').fill(CONTACT_ID)
    await find('search-input').press('Enter')
  })
  await step('show the contact card', async () => {
    await find('contact-card').waitFor()
    await find('role-row').first().waitFor()
  })
  const pdf = join(folder, 'kontaktkort.pdf')
  await step('save the PDF', async () => {
    // The system's dialog cannot be clicked from here, so it is answered.
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, pdf)
    await find('export-pdf').click()
    await find('export-confirm').click()
    await waitForPdf(pdf)
  })
  const screenshot = join(folder, 'kontaktkort.png')
  await step('take the screenshot', () => page.screenshot({ path: screenshot }))
  say(`the job is done; the PDF is at ${pdf}`)
  say(`and the screenshot is at ${screenshot}`)
}

async function step(what, work) {
  try {
    return await work()
  } catch (error) {
    const [reason] = String(error.message).split('\n')
    throw new Refusal(`the app did not get as far as to ${what} (${reason}).`)
  }
}

/** A PDF is complete when its last line is there; its name may be there long before. */
async function waitForPdf(path) {
  for (const until = Date.now() + STEP_MS; Date.now() < until; await delay(LOOK_AGAIN_MS)) {
    if ((await lastBytes(path)).includes('%%EOF')) return
  }
  throw new Error('no complete PDF file')
}

async function lastBytes(path) {
  const size = await stat(path).then(
    (it) => it.size,
    () => 0,
  )
  if (size === 0) return ''
  const file = await open(path)
  try {
    const tail = Buffer.alloc(Math.min(size, 32))
    await file.read(tail, 0, tail.length, size - tail.length)
    return tail.toString('latin1')
  } finally {
    await file.close()
  }
}
