import type { Dialog } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { sv } from '../../electron/contract/texts/sv'
import { makeCertificates } from '../fakes/certificates'
import { startCrmServer } from '../fakes/crm-server'
import { expect, sharedTest, test } from './fixtures'
import { people, Window } from './pages/window'
import { accountFile, expectNothingKept } from './sign-in-form'

sharedTest(
  'N25 an untrusted certificate is refused in one line however often one tries, and no password is sent',
  async ({ entry: { app, page, window, profile }, username }) => {
    const certificates = await makeCertificates()
    const crm = await startCrmServer({ username, tls: certificates.selfSigned })
    const dialogs: string[] = []
    const dismiss = (dialog: Dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    }
    page.on('dialog', dismiss)
    await app.evaluate(({ dialog }) => {
      const refuse = () => {
        throw new Error('a dialog')
      }
      Object.assign(dialog, {
        showMessageBox: refuse,
        showErrorBox: refuse,
        showMessageBoxSync: refuse,
      })
    })

    await window.signIn(crm)
    await expect(window.notice('untrusted-certificate')).toBeVisible()
    for (let attempt = 2; attempt <= 10; attempt += 1) {
      await page.getByTestId('sign-in-submit').click()
      await expect(page.getByTestId('sign-in-submit')).toHaveAttribute('aria-disabled', 'false')
      await expect(window.notices).toHaveCount(1)
    }
    await expect(window.notice('untrusted-certificate')).toContainText(
      sv.failures['untrusted-certificate'].says,
    )
    await expect(window.notice('untrusted-certificate').getByRole('button')).toHaveCount(0)
    expect(app.windows()).toHaveLength(1)
    expect(dialogs).toEqual([])
    page.off('dialog', dismiss)
    expect(crm.requests).toEqual([])
    await expectNothingKept({ profile }, username)
    await crm.close()
    await certificates.remove()
  },
)

sharedTest(
  'N25 an expired certificate, one for another host and one from an unknown authority are all refused',
  async ({ entry: { window }, username }) => {
    const certificates = await makeCertificates()
    for (const name of ['expired', 'wrongHost', 'unknownCa'] as const) {
      const crm = await startCrmServer({ username, tls: certificates[name] })
      await window.signIn(crm)
      await expect(window.notice('untrusted-certificate')).toBeVisible()
      expect(crm.requests).toEqual([])
      await crm.close()
    }
    await certificates.remove()
  },
)

test('N25 a certificate that turns bad stops everything before the password is sent, in one line', async ({
  run,
  username,
}) => {
  const certificates = await makeCertificates()
  const before = await startCrmServer({ username })
  const first = await run.start()
  await new Window(first.page).signedIn(before)
  await first.close()
  await before.close()
  const { port } = before
  const crm = await startCrmServer({ username, port, tls: certificates.selfSigned })
  const file = accountFile(run)
  await writeFile(file, (await readFile(file, 'utf8')).replace('http://', 'https://'))

  const { app, page } = await run.start()
  const window = new Window(page)
  for (let attempt = 0; attempt < 10; attempt += 1) await window.type(people.ingrid)
  await expect(window.notice('untrusted-certificate')).toContainText(
    sv.failures['untrusted-certificate'].says,
  )
  await expect(window.notices).toHaveCount(1)
  await expect(window.connection).toHaveAttribute('data-state', 'untrusted-certificate')
  expect(app.windows()).toHaveLength(1)
  expect(crm.requests).toEqual([])
  await crm.close()
  await certificates.remove()
})
