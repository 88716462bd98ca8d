import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredContact } from '../../electron/main/demo/office-data'
import { sheetSv } from '../../electron/contract/texts/sheet'
import { aCompany, aDeceasedEstate, aPerson } from '../builders/people'
import {
  checkSound,
  findMarkers,
  inspectPdf,
  leastRoomAboveFooter,
} from '../integration/pdf/inspect-pdf'
import { everyByte, inHexadecimal } from '../integration/pdf/pdf-bytes'
import { expect, test } from './fixtures'
import type { Desk } from './fixtures'
import { markersIn } from './marker-scan'
import { answerSaveDialog } from './packed-app'

test.use({ sharedStart: true })

/** Of the card on screen. */
async function saveSheet({ app, window }: Desk, path: string) {
  await answerSaveDialog(app, path)
  await window.saveSheet()
  await expect(window.notice('exported')).toBeVisible()
}

const note = 'Hemligmarkör om hälsa och skilsmässa'
const category = 'Kategorimarkör VIP'
const planted = {
  note,
  leadScore: 4,
  categories: [{ id: 'KATMARKOR', name: category, readOnly: false }],
}
const always = ['Hemligmarkör', 'skilsmässa', 'Kategorimarkör', 'KATMARKOR', 'Kontorets bedömning']

const contacts: { what: string; contact: StoredContact; says: string[]; markers: string[] }[] = [
  {
    what: 'a person',
    contact: aPerson({ id: 'ADR1', ...planted, note: `${note} 19850412-9803` }),
    says: ['Prova Exempelgren', 'Person', 'Reklamutskick: tillåts enligt CRM', '070-174 06 90'],
    markers: ['850412', '9803', '1985-04-12', '••••', '4 av 5'],
  },
  {
    what: 'a company',
    contact: aCompany({ id: 'ADR2', ...planted }),
    says: ['Provbolaget i Testköping AB', 'Företag', '031-390 06 90'],
    markers: ['559999', '9017', '4 av 5'],
  },
  {
    what: 'a sole trader, whose number is a personal one',
    contact: aCompany({ id: 'ADR3', ...planted, corporateNumber: '850412-9803' }),
    says: ['Provbolaget i Testköping AB', 'Företag'],
    markers: ['850412', '9803', '••••'],
  },
  {
    what: 'a deceased estate',
    contact: aDeceasedEstate({ id: 'ADR4', ...planted, leadScore: null }),
    says: ['Dödsbo', 'Dbo efter Provus Exempelgren', 'kan gälla anhöriga', 'Reklam avböjd'],
    markers: ['310203', '9819', '••••'],
  },
]

test('X18 the sheet of every type holds no number, note, score or category in any byte of the file', async ({
  run,
  crm,
  desk,
}) => {
  for (const { what, contact, says, markers } of contacts) {
    await test.step(what, async () => {
      crm.putContact(contact, {
        partyRoles: {
          buyer: [{ estateId: 'OBJ99999_2000000001', roleCreatedAt: '2025-05-02T10:15:00' }],
        },
      })
      const path = join(run.profile, `${contact.id}.pdf`)
      await desk.window.openSettled(contact.id)
      // Where its estates lie comes last of all.
      await expect(desk.window.rows('buyer')).toContainText('Påhittsgatan 12')
      await saveSheet(desk, path)

      const absent = [...always, ...markers]
      expect(await findMarkers(path, absent), what).toEqual([])
      const bytes = await everyByte(path)
      // Four digits come up by chance among a file's offsets; the whole number never does.
      const long = absent.filter(({ length }) => length > 5)
      expect(markersIn(bytes, long), what).toEqual([])
      expect(long.flatMap(inHexadecimal).filter((hex) => bytes.includes(hex))).toEqual([])
      // Nothing that runs, calls out or is carried along.
      for (const key of [
        '/JavaScript',
        '/JS',
        '/OpenAction',
        '/AA',
        '/URI',
        '/Launch',
        '/EmbeddedFile',
      ]) {
        expect(bytes.includes(`${key} `) || bytes.includes(`${key}(`), key).toBe(false)
      }

      const sheet = await inspectPdf(path)
      const text = sheet.pages.join('\n').replace(/\s+/g, ' ')
      for (const said of [...says, 'Köpare', 'Påhittsgatan 12']) expect(text).toContain(said)
      expect(sheet.title).toContain(sheetSv.document)
      expect(sheet.attachments).toBe(0)
      await checkSound(path)
    })
  }
})

test('the sheet is tagged, Swedish, titled, in embedded fonts and of one page', async ({
  run,
  crm,
  desk,
}) => {
  crm.putContact(aPerson({ id: 'ADR1' }))
  const path = join(run.profile, 'sheet.pdf')
  await desk.window.openSettled('ADR1')
  await saveSheet(desk, path)
  const sheet = await inspectPdf(path)
  expect(sheet).toMatchObject({
    title: 'Kontaktblad Prova Exempelgren',
    language: 'sv',
    tagged: true,
  })
  expect(sheet.pages).toHaveLength(1)
  expect(sheet.structure).toEqual(expect.arrayContaining(['/H1', '/H2', '/Document']))
  expect(sheet.fonts.length).toBeGreaterThan(0)
  expect(sheet.fonts.filter(({ embedded }) => !embedded)).toEqual([])
  const mode = (await stat(path)).mode & 0o777
  if (process.platform !== 'win32') expect(mode).toBe(0o600)
})

test('every page of a contact with 200 roles has its footer, and no text runs into it', async ({
  run,
  crm,
  desk,
  username,
}) => {
  const day = (at: number) => `20${10 + (at % 15)}-0${1 + (at % 9)}-1${at % 10}T10:00:00`
  const role = (at: number) => ({ estateId: `OBJ99999_30000${1000 + at}`, roleCreatedAt: day(at) })
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, at) => role(from + at))
  crm.putContact(aPerson({ id: 'ADR1' }), {
    partyRoles: {
      buyer: many(60, 0),
      seller: many(60, 60),
      owner: many(40, 120),
      tenant: many(40, 160),
    },
  })
  const path = join(run.profile, 'sheet.pdf')
  await desk.window.openSettled('ADR1')
  await saveSheet(desk, path)
  const { pages } = await inspectPdf(path)
  expect(pages.length).toBeGreaterThan(3)
  const { footer, variants } = sheetSv
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`${footer.page} ${index + 1} ${footer.of} ${pages.length}`)
    expect(page).toContain(`${variants.meeting.name}, ${variants.meeting.purpose}`)
    expect(page).toContain(footer.care)
    expect(page).toContain('Kort och roller hämtade')
    expect(page).toMatch(/Utdrag ur CRM \d{4}-\d\d-\d\d \d\d\.\d\d \(svensk tid, .+\)/)
    // The login is cut where a long one would not fit.
    expect(page).toContain(`av ${username.slice(0, 20)}`)
  }
  const rows = pages.join('\n').match(/OBJ99999_30000\d{4}/g) ?? []
  expect(new Set(rows).size).toBe(200)
  expect(await leastRoomAboveFooter(path, `${variants.meeting.name},`)).toBeGreaterThan(0)
  await checkSound(path)
})
