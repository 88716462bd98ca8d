import type { ElectronApplication } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCrmServer } from '../fakes/crm-server'
import { brokenJson, html, status } from '../fakes/faults'
import { aPerson } from '../builders/people'
import type { Answering } from './answering'
import { expect, test } from './fixtures'
import { keychainEntries } from './keychain'
import { markersIn, scanFolder } from './marker-scan'
import { answerSaveDialog } from './packed-app'
import { people, Window } from './pages/window'

/** Everything that goes from the main process to the window: answers, and what is pushed. */
async function listenIn(app: ElectronApplication) {
  const heard = await app.evaluateHandle(({ BrowserWindow, ipcMain }) => {
    const heard: { name: string; text: string }[] = []
    const note = (name: string, said: unknown) => heard.push({ name, text: JSON.stringify(said) })
    const handlers = (ipcMain as unknown as Answering)._invokeHandlers
    for (const [name, answer] of handlers) {
      handlers.set(name, async (event, input) => {
        const said = await answer(event, input)
        note(name, said)
        return said
      })
    }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const send = contents?.send.bind(contents)
    if (contents && send) {
      contents.send = (name, ...said) => {
        note(name, said)
        send(name, ...said)
      }
    }
    return heard
  })
  return () => heard.jsonValue()
}

/** What `ps` and a curious neighbour could read of every process on this computer. */
async function scanProcesses(markers: readonly string[]): Promise<string[]> {
  const found: string[] = []
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  for (const pid of processes) {
    for (const place of ['cmdline', 'environ', 'comm']) {
      const bytes = await readFile(join('/proc', pid, place)).catch(() => Buffer.alloc(0))
      found.push(...markersIn(bytes, markers).map((marker) => `${pid} ${place}: ${marker}`))
    }
  }
  return found
}

test('the password is in the keychain and in no file, argument, variable, message, log or page', async ({
  run,
  username,
}) => {
  const password = `lösen-${randomUUID()}`
  const wrong = `fel-${randomUUID()}`
  const secrets = [password, wrong, `${username}:${password}`]
  const crm = await startCrmServer({ username, password })
  const { app, page, output, close } = await run.start()
  const messages = await listenIn(app)
  const window = new Window(page)

  await window.signIn(crm, { password: wrong })
  await expect(window.notice('wrong-login')).toBeVisible()
  await window.signedIn(crm)
  await window.openSettled(people.ingrid)
  const [entry] = await keychainEntries(username)
  expect(entry?.password).toContain(password)
  expect(JSON.stringify(entry)).not.toContain(wrong)

  // The CRM stops taking it, and takes it again.
  crm.setPassword('bytt')
  await window.refresh()
  await expect(window.card.page().getByTestId('connection')).toHaveAttribute(
    'data-state',
    'wrong-login',
  )

  if (process.platform === 'linux') expect(await scanProcesses(secrets)).toEqual([])
  const shown = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map((input) => input.value)
    return [document.documentElement.outerHTML, document.title, ...fields].join('\n')
  })
  expect(markersIn(Buffer.from(shown), secrets)).toEqual([])
  const said = await messages()
  expect(said.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['session.signIn', 'session-changed', 'contacts.open']),
  )
  expect(said.filter(({ text }) => markersIn(Buffer.from(text), secrets).length > 0)).toEqual([])
  // Of the personal number nothing has been revealed, so nothing has been sent.
  expect(said.filter(({ text }) => text.includes('0314-9809'))).toEqual([])

  expect(await scanFolder(run.profile, secrets)).toEqual([])
  await close()
  expect(await scanFolder(run.profile, secrets)).toEqual([])
  expect(markersIn(Buffer.from(output()), secrets)).toEqual([])
  await crm.close()
})

test('X20 after a day of failures no name, number, note or password is in the data folder, the logs or the output', async ({
  run,
  username,
}) => {
  const password = `lösen-${randomUUID()}`
  const said = `Servern-${randomUUID()}`
  const id = 'ADR00000000000000000000000000009001'
  const markers = {
    password,
    said,
    first: `Förnamn-${randomUUID()}`,
    last: `Efternamn-${randomUUID()}`,
    note: `Anteckning-${randomUUID()}`,
    street: `Gatan-${randomUUID()}`,
    email: `post-${randomUUID()}@example.com`,
    cell: '070-174 06 97',
    number: '19850412-9803',
    numberPlain: '198504129803',
    typed: `sökord-${randomUUID()}`,
  }
  const crm = await startCrmServer({ username, password })
  crm.putContact(
    aPerson({
      id,
      firstName: markers.first,
      lastName: markers.last,
      note: markers.note,
      socialSecurityNumber: markers.number,
      telephone: { home: null, work: null, cell: markers.cell, other: null },
      email: { emailAddress: markers.email, emailAddress2: null },
      address: { streetAddress: markers.street, zipCode: '990 02', city: 'Testköping' },
    }),
  )
  const { app, page, output, close } = await run.start()
  const window = new Window(page)

  await test.step('signing in fails in three ways, then works', async () => {
    for (const fault of [
      status(500, said),
      html(`<h1>${said}</h1>`),
      brokenJson(`{"a": "${said}`),
    ]) {
      const mend = crm.fail('GetOffice', fault)
      await window.signIn(crm)
      await expect(window.notices.first()).toBeVisible()
      await expect(page.getByTestId('sign-in-submit')).not.toHaveAttribute('aria-disabled', 'true')
      mend()
    }
    await window.signedIn(crm)
  })

  await test.step('the contact is opened, shown in full, copied and saved', async () => {
    await window.search.fill(markers.typed)
    await window.openSettled(id)
    await window.unfold()
    await page.getByTestId('reveal-number').click()
    await expect(window.field('socialSecurityNumber')).toHaveText(markers.number)
    const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-sheets-'))
    await answerSaveDialog(app, join(folder, 'sheet.pdf'))
    await window.saveSheet()
    await expect(window.notice('exported')).toBeVisible()
    // A folder where the file should be: it cannot be written.
    const taken = join(folder, 'taken.pdf')
    await mkdir(taken)
    await answerSaveDialog(app, taken)
    await window.saveSheet()
    await expect(window.notice('file-is-folder')).toBeVisible()
    await page.keyboard.press('Escape')
    expect((await readdir(folder)).sort()).toEqual(['sheet.pdf', 'taken.pdf'])
    await rm(folder, { recursive: true })
  })

  await test.step('the CRM answers in every wrong way', async () => {
    const invalid = { message: said, modelState: { name: [`${said} ${markers.last}`] } }
    for (const fault of [status(400, invalid), status(503, said), html(said), brokenJson(said)]) {
      const mend = crm.fail('/', fault)
      await window.refresh()
      await expect(window.page.getByTestId('refresh')).not.toHaveAttribute('aria-disabled', 'true')
      mend()
    }
    crm.fail('/', status(401, said))
    await window.refresh()
    await expect(window.connection).toHaveAttribute('data-state', 'wrong-login')
  })

  const planted = Object.values(markers)
  expect(await scanFolder(run.profile, planted)).toEqual([])
  await close()
  expect(await scanFolder(run.profile, planted)).toEqual([])
  // The window's console is the tests' own tap; what the processes print themselves is looked at.
  expect(markersIn(Buffer.from(output()), planted)).toEqual([])
  const log = await readFile(join(run.profile, 'logs', 'kontaktkort.log'), 'utf8')
  expect(log).toContain('rejected-request')
  await crm.close()
})
