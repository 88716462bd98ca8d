import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../electron/contract/domain/default-settings'
import { memoryReason, storedData } from '../../../../electron/contract/domain/stored'
import type { StoredData } from '../../../../electron/contract/domain/stored'
import { en } from '../../../../electron/contract/texts/en'
import { sv } from '../../../../electron/contract/texts/sv'
import { Stored } from '../../../../renderer/screens/stored/stored.svelte'
import { storedParts } from '../../../../renderer/screens/stored/stored-words'
import { fakeCrm, later, refuse } from '../fake-crm'

const NOW = Date.parse('2026-11-22T13:10:00Z')
const data: StoredData = storedData.parse({
  contacts: {
    count: 4212,
    withRoles: 812,
    withRelations: 790,
    recents: 23,
    oldestConfirmedAt: '2026-11-15T16:40:00Z',
    latestConfirmedAt: '2026-11-22T13:02:00Z',
    oldestGoesAt: '2026-11-29T16:40:00Z',
    reconciledAt: '2026-11-21T16:40:00Z',
  },
  office: { users: 14, estates: 1208, categories: 36 },
  copy: { state: 'file', folder: '/home/maja/Kontaktkort/copies', bytes: 38_412_288 },
  setAside: false,
  password: 'keychain',
  code: 'kept',
  accessLog: { entries: 212, oldestAt: '2026-06-01T07:12:00Z', saved: true },
  diaryBytes: 34_211,
  files: ['account', 'settings'],
} satisfies StoredData)

/** As `id: words`, part by part. */
function words(of: Partial<StoredData>, texts = sv, language: 'sv' | 'en' = 'sv'): string[] {
  return storedParts({ ...data, ...of }, NOW, texts as typeof sv, language).flatMap(({ rows }) =>
    rows.map(({ id, says }) => `${id}: ${says.replaceAll('\u00a0', ' ')}`),
  )
}
const row = (id: string, of: Partial<StoredData>) =>
  words(of).find((one) => one.startsWith(`${id}: `))

describe('what the page says', () => {
  it('GDPR 17 GDPR 22 is how many, how old, when the oldest goes and when the list was compared', () => {
    expect(words({}).slice(0, 7)).toEqual([
      'count: 4 212 kontakter',
      'confirmed: äldsta bekräftad 2026-11-15, senast 14.02',
      'goes: den äldsta 2026-11-29 17.40, om CRM inte bekräftar den igen',
      'parts: roller hämtade för 812, kopplingar för 790',
      'recents: 23 öppnade här',
      'reconciled: hela listan jämförd med CRM i går 17.40',
      'office: namn på 14 användare, adress till 1 208 objekt, 36 kategorier',
    ])
  })

  it('GDPR 16 is where it lies, under which lock, and what else there is', () => {
    expect(words({}).slice(7)).toEqual([
      'copy: krypterad fil, 38,4 MB',
      'folder: /home/maja/Kontaktkort/copies',
      'key: i datorns nyckelring',
      'password: i datorns nyckelring',
      'code: oläslig i datorns nyckelring',
      'log: 212 rader om ditt konto, äldsta 2026-06-01',
      'diary: 35 kB, inga personuppgifter',
      'account: användarnamn och CRM-adress, utan lösenord',
      'settings: sparade',
    ])
  })

  it.each(memoryReason.options)('GDPR 16 GDPR 23 is why nothing is saved: %s', (why) => {
    expect(row('copy', { copy: { state: 'memory', why } })).toMatch(/^copy: bara i minnet: ./)
    expect(row('folder', { copy: { state: 'memory', why } })).toBeUndefined()
    expect(row('key', { copy: { state: 'memory', why } })).not.toContain('nyckelring')
  })

  it('has no row about what is not there', () => {
    const contacts = {
      ...data.contacts,
      ...{ count: 0, withRoles: 0, withRelations: 0, recents: 0 },
      ...{ oldestConfirmedAt: null, latestConfirmedAt: null, oldestGoesAt: null },
      reconciledAt: null,
    }
    const office = { users: 0, estates: 0, categories: 0 }
    const accessLog = { entries: 0, oldestAt: null, saved: true }
    expect(words({ contacts, office, accessLog, diaryBytes: 0, files: [] })).toEqual([
      'count: 0 kontakter',
      'parts: roller hämtade för 0, kopplingar för 0',
      'recents: inga öppnade här',
      'reconciled: hela listan är inte jämförd med CRM ännu',
      'copy: krypterad fil, 38,4 MB',
      'folder: /home/maja/Kontaktkort/copies',
      'key: i datorns nyckelring',
      'password: i datorns nyckelring',
      'code: oläslig i datorns nyckelring',
      'log: inga rader om ditt konto',
      'diary: tom',
    ])
  })

  it('tells of an old file aside, and of a log that cannot be saved', () => {
    expect(row('set-aside', {})).toBeUndefined()
    expect(row('set-aside', { setAside: true })).toContain('går inte att läsa')
    const accessLog = { entries: 1, oldestAt: '2026-11-22T13:02:00Z', saved: false }
    expect(row('log', { accessLog })).toBe(
      'log: 1 rad om ditt konto, äldsta 14.02, kan inte sparas på datorn just nu',
    )
  })

  it('does so in English too', () => {
    const [count, confirmed] = words({}, en as typeof sv, 'en')
    expect(count).toBe('count: 4,212 contacts')
    expect(confirmed).toBe('confirmed: oldest confirmed 2026-11-15, latest 14:02')
  })
})

describe('the page', () => {
  it('asks anew when a setting changes, one question at a time', async () => {
    const crm = fakeCrm()
    const stored = new Stored(crm)
    const first = later<StoredData>()
    crm.answer('computer.stored', () => first.promise)
    const stop = stored.listen()
    for (let times = 0; times < 5; times += 1) crm.push('settings-changed', defaultSettings)
    expect(crm.inputsOf('computer.stored')).toHaveLength(1)
    crm.answer('computer.stored', () => ({ ...data, setAside: true }))
    first.done(data)
    await expect.poll(() => stored.data?.setAside).toBe(true)
    expect(crm.inputsOf('computer.stored')).toHaveLength(2)
    stop()
    crm.push('settings-changed', defaultSettings)
    expect(crm.inputsOf('computer.stored')).toHaveLength(2)
  })

  it('says why when there is no answer, and forgets it with the next', async () => {
    const crm = fakeCrm()
    const stored = new Stored(crm)
    crm.answer('computer.stored', refuse('signed-out'))
    await stored.read()
    expect(stored.failure?.code).toBe('signed-out')
    crm.answer('computer.stored', () => data)
    await stored.read()
    expect(stored.failure).toBeNull()
    expect(stored.data).toEqual(data)
  })
})
