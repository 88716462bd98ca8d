import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import type { Page } from '@playwright/test'
import { sheetSv } from '../../electron/contract/texts/sheet'
import { sv } from '../../electron/contract/texts/sv'
import { systemTexts } from '../../electron/contract/texts/system'
import { inspectPdf } from '../integration/pdf/inspect-pdf'
import { expect, test } from './fixtures'
import { judge } from './judge'
import { answerSaveDialog } from './packed-app'
import { people } from './pages/window'

test.use({ sharedStart: true })

type Variant = 'meeting' | 'internal' | 'subject' | 'vcard'

const FULL = '19620314-9809'
const MASKED = '19620314-••••'
const NOTE = 'Söker större balkong.'

/** Each word once; the minute may turn between looking and saving. */
function wordsOf(text: string): string[] {
  const words = text.replace(/\b\d\d\.\d\d\b/g, 'tt.tt').split(/\s+/)
  return [...new Set(words)].filter((word) => word !== '').sort()
}

/** The counting of pages is the printer's alone. */
function withoutPageNumbers(page: string): string {
  return page.replace(new RegExp(`${sheetSv.footer.page} \\d+ ${sheetSv.footer.of} \\d+`), '')
}

async function choose(page: Page, variant: Variant) {
  await page.getByTestId(`export-variant-${variant}`).check()
  const preview = page.getByTestId('export-preview')
  await expect(preview).toHaveAttribute('data-variant', variant)
  return preview
}

test('GDPR 28 34 a sheet, an extract and a visiting card are chosen, looked at, reviewed, saved and logged', async ({
  run,
  desk: { app, page, window },
}) => {
  test.slow()
  const pathOf = (name: string) => join(run.profile, name)
  const confirm = page.getByTestId('export-confirm')
  const dialog = page.getByRole('dialog', { name: sv.export.title })
  const preview = page.getByTestId('export-preview')

  async function saveTo(name: string) {
    await answerSaveDialog(app, pathOf(name))
    await confirm.click()
    await expect(window.notice('exported')).toContainText(name)
    await expect(dialog).toHaveCount(0)
  }

  /** What was looked at is what was saved, word for word. */
  async function saveAndCompare(name: string) {
    const looked = wordsOf(await preview.innerText())
    await saveTo(name)
    const { pages } = await inspectPdf(pathOf(name))
    const saved = pages.map(withoutPageNumbers).join('\n')
    expect(wordsOf(saved.replaceAll(FULL, MASKED))).toEqual(looked)
    return saved
  }

  await window.openSettled(people.ingrid)

  await test.step('Ctrl+P and Enter save a Mötesblad, the default', async () => {
    await answerSaveDialog(app, pathOf('keys.pdf'))
    await page.keyboard.press('ControlOrMeta+p')
    await expect(confirm).toBeFocused()
    await expect(page.getByTestId('export-variant-meeting')).toBeChecked()
    await page.keyboard.press('Enter')
    await expect(window.notice('exported')).toContainText('keys.pdf')
    expect(existsSync(pathOf('keys.pdf'))).toBe(true)
  })

  await test.step('the preview of a Mötesblad says what its file says', async () => {
    await page.getByTestId('export-pdf').click()
    await choose(page, 'meeting')
    await expect(preview).not.toContainText(NOTE)
    const saved = await saveAndCompare('meeting.pdf')
    expect(saved).not.toContain('••••')
  })

  await test.step('cancelling in the system dialog leaves the choice as it was', async () => {
    await page.getByTestId('export-pdf').click()
    await expect(page.getByTestId('export-variant-meeting')).toBeChecked()
    await choose(page, 'internal')
    await expect(dialog).toContainText(sv.export.internalWarning)
    await answerSaveDialog(app, null)
    await confirm.click()
    await expect(confirm).not.toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByTestId('export-variant-internal')).toBeChecked()
  })

  await test.step('a file that cannot be saved is told in the dialog', async () => {
    await answerSaveDialog(app, join(run.profile, 'missing', 'internal.pdf'))
    await confirm.click()
    await expect(dialog.getByTestId('notice')).toBeVisible()
  })

  await test.step('GDPR 12 an internal sheet has the note, and the number masked', async () => {
    await expect(preview).toContainText(NOTE)
    const saved = await saveAndCompare('internal.pdf')
    expect(saved).toContain(MASKED)
    expect(saved).not.toContain('9809')
  })

  await test.step('GDPR 28 33 an extract waits until note and persons are decided', async () => {
    await page.keyboard.press('ControlOrMeta+p')
    await choose(page, 'subject')
    await expect(page.getByTestId('review-note')).toContainText(NOTE)
    for (const undecided of ['review-note-include', 'review-note-leave-out']) {
      await expect(page.getByTestId(undecided)).not.toBeChecked()
    }
    await expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await expect(confirm).toHaveAccessibleDescription(
      sv.export.remains(`${sv.export.undecided.note}, ${sv.export.undecided.persons}`),
    )
    await answerSaveDialog(app, pathOf('too-early.pdf'))
    await confirm.press('Enter')
    await expect(preview).not.toContainText(NOTE)
    await page.getByTestId('review-note-include').check()
    await expect(preview).toContainText(NOTE)
    const other = page.getByTestId('review-person').first()
    const name = await page
      .locator('label:has([data-testid=review-person]) bdi')
      .first()
      .innerText()
    await expect(preview).not.toContainText(name)
    await other.check()
    await expect(preview).toContainText(name)
    await page.getByTestId('review-persons-done').check()
    await expect(confirm).toHaveAttribute('aria-disabled', 'false')
    await expect(dialog).toBeVisible()
    expect(existsSync(pathOf('too-early.pdf'))).toBe(false)
  })

  await test.step('GDPR 12 the full number is confirmed by itself, and only the file has it', async () => {
    await page.getByTestId('review-number-full').check()
    await expect(confirm).toHaveAccessibleDescription(sv.export.remains(sv.export.undecided.number))
    await page.getByTestId('review-number-confirm').check()
    await expect(dialog).toContainText(sv.export.fullNumberInFile)
    await expect(preview).toContainText(MASKED)
    expect(await page.content()).not.toContain('9809')
    const saved = await saveAndCompare('subject.pdf')
    expect(saved).toContain(FULL)
    expect(saved).not.toContain(MASKED)
    expect(await page.content()).not.toContain('9809')
  })

  await test.step('an extract without note and number says that the note was left out', async () => {
    await page.keyboard.press('ControlOrMeta+p')
    await choose(page, 'subject')
    await page.getByTestId('review-note-leave-out').check()
    await page.getByTestId('review-persons-done').check()
    const saved = await saveAndCompare('subject-2.pdf')
    expect(saved).toContain(sheetSv.note.leftOut)
    expect(saved).not.toContain(NOTE)
    expect(saved).not.toContain('9809')
  })

  await test.step('a visiting card is read back by another program', async () => {
    await page.keyboard.press('ControlOrMeta+p')
    await choose(page, 'vcard')
    const looked = await preview.innerText()
    await expect(confirm).toHaveText(sv.export.saveVcard)
    await saveTo('Ingrid.vcf')
    const text = await readFile(pathOf('Ingrid.vcf'), 'utf8')
    const [, properties] = ICAL.parse(text) as [string, [string, unknown, string, unknown][]]
    const values = (of: string) => properties.filter(([name]) => name === of).map((one) => one[3])
    expect(values('fn')).toEqual(['Ingrid Exempelsson'])
    expect(values('tel')).toContain('+46701740605')
    expect(values('n')).toEqual([['Exempelsson', 'Ingrid', '', '', '']])
    expect(values('x-ablabel')).toContain(sv.fields['telephone.cell'])
    for (const shown of ['fn', 'tel', 'email'].flatMap(values)) expect(looked).toContain(`${shown}`)
    for (const absent of ['620314', '9809', NOTE, people.ingrid]) expect(text).not.toContain(absent)
  })

  await test.step('GDPR 5 of somebody who has died the dialog says what the card cannot', async () => {
    await window.openSettled(people.deceased)
    await page.keyboard.press('ControlOrMeta+p')
    await choose(page, 'vcard')
    await expect(dialog).toContainText(sv.export.vcardStanding(sv.contact.deceased))
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('GDPR 34 the log has each file, and the full number as a disclosure', async () => {
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByTestId('show-access-log').click()
    const rows = page.locator('[data-testid="access-log-row"][data-action="export"]')
    const { exportReasons } = sv.accessLog
    const { kinds } = sv.export
    await expect(rows).toHaveCount(6)
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].slice(3).map((cell) => cell.textContent)),
    )
    expect(cells).toEqual([
      ['', kinds.vcard.name],
      ['', kinds.subject.name],
      [exportReasons['subject-access'], kinds.subject.name],
      ['', kinds.internal.name],
      ['', kinds.meeting.name],
      ['', kinds.meeting.name],
    ])
    await page.keyboard.press('Escape')
  })

  await test.step('axe finds nothing in the dialog, in light, dark and forced colours, small and enlarged', async () => {
    await window.openSettled(people.ingrid)
    await page.keyboard.press('ControlOrMeta+p')
    for (const variant of ['vcard', 'internal', 'subject'] as const) {
      await choose(page, variant)
      if (variant === 'subject') await page.getByTestId('review-number-full').check()
      await judge(app, page, variant)
    }
    await page.keyboard.press('Escape')
  })

  await test.step('GDPR 24 no file is made of a contact with protected identity', async () => {
    await page.keyboard.press('ControlOrMeta+,')
    await window.protectedCategory('Köpare').check()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('protected-identity')).toBeVisible()
    await expect(page.getByTestId('export-pdf')).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('ControlOrMeta+p')
    await page.getByTestId('export-pdf').press('Enter')
    await expect(dialog).toHaveCount(0)
    const answers = await page.evaluate(async (contactId) => {
      const key = { customerId: 'M99999', contactId }
      const asked = ['meeting', 'internal', 'vcard'].flatMap((kind) => {
        const request = { key, choice: { kind } } as never
        const { calls } = globalThis.window.crm
        return [calls['contacts.previewExport'](request), calls['contacts.export'](request)]
      })
      return Promise.all(asked)
    }, people.ingrid)
    for (const answer of answers)
      expect(answer).toMatchObject({ error: { code: 'protected-identity' } })
  })
})

test('GDPR 36 nothing is saved when the computer locks while the save dialog stands open, and that is said', async ({
  run,
  desk: { app, page, window, output },
}) => {
  const path = join(run.profile, 'locked.pdf')
  await window.openSettled(people.ingrid)
  for (const what of ['sheet', 'log'] as const) {
    await app.evaluate(({ dialog, powerMonitor }, filePath) => {
      dialog.showSaveDialog = async () => {
        powerMonitor.emit('lock-screen')
        return { canceled: false, filePath }
      }
      dialog.showMessageBox = async (...given: unknown[]) => {
        process.stdout.write(`told: ${JSON.stringify(given.at(-1))}\n`)
        return { response: 0, checkboxChecked: false }
      }
    }, path)
    const before = output().length
    const answer = await page.evaluate(
      ([name, contactId]) => {
        const { calls } = globalThis.window.crm
        if (name === 'log') return calls['accessLog.export'](undefined as never)
        const key = { customerId: 'M99999', contactId }
        return calls['contacts.export']({ key, choice: { kind: 'meeting' } } as never)
      },
      [what, people.ingrid] as const,
    )
    expect(answer).toMatchObject({ error: { code: 'locked' } })
    expect(existsSync(path)).toBe(false)
    // The page that asked is gone: the system says it, and names nobody.
    const told = () => output().slice(before)
    await expect.poll(told).toContain(systemTexts.sv.saveAs.refused.message)
    expect(told()).not.toMatch(/Ingrid|Exempelsson|9809|ADR0/)
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('unlock-screen'))
    await expect(page.getByTestId('lock-screen')).toHaveCount(0)
  }
})
