import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactKey } from '../../../../../electron/contract/domain/ids'
import { createSearch } from '../../../../../electron/main/search/search'
import { isJudgedBy, protectStored } from '../../../../../electron/main/copy/protect-stored'
import { createContactRows } from '../../../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../../../electron/main/store/contact-rows'
import type { Store } from '../../../../../electron/main/store/store'
import { contactIdOf } from '../../../../../electron/main/demo/sample/drafts'
import { recordOf } from '../../../../builders/many-contacts'
import { aMemoryStore } from '../../../../builders/memory-store'
import { aPerson } from '../../../../builders/people'
import { toldGroup } from '../../../../builders/roles'

const HIDDEN = 'Skyddad'
const FETCHED_AT = Date.parse('2026-11-20T12:00:00Z')
const running = () => new AbortController().signal

let store: Store
let rows: ContactRows
let settled: number

beforeEach(() => {
  const real = aMemoryStore()
  settled = 0
  store = { ...real, settle: () => void (settled += 1) }
  rows = createContactRows(store)
})

function save(...categories: string[]): ContactKey[] {
  return categories.map((name, at) => {
    const person = aPerson({
      id: contactIdOf(7_000 + at),
      categories: [{ id: 'K1', name, readOnly: false }],
    })
    const record = recordOf(person)
    const { customerId, id } = record.contact
    rows.save(customerId, [record], FETCHED_AT, rows.asking())
    return { customerId, contactId: id }
  })
}

const noFilters = { kind: null, role: null, category: null, ownOnly: false }
const rolesAt = (estateId: string) => [toldGroup('buyer', estateId)]
const contactOf = (key: ContactKey | undefined) => key && rows.get(key)?.record.contact
const changedRawOf = ({ customerId, contactId }: ContactKey) =>
  rows.references(customerId).find((one) => one.contactId === contactId)?.changedRaw

describe('the stored contacts, once the office has named a category', () => {
  it('GDPR 24 lose what says where they are, if they are in it, and no other does', async () => {
    const [hidden, other] = save(HIDDEN, 'Köpare')
    expect(await protectStored({ store, rows }, [HIDDEN], running())).toBe(1)
    expect(contactOf(hidden)).toMatchObject({
      protectedIdentity: true,
      phones: [],
      emails: [],
      address: null,
      note: null,
      number: null,
    })
    expect(contactOf(other)?.phones).not.toEqual([])
    expect(settled).toBe(1)
  })

  it('GDPR 24 are not found any more by an estate, nor by one that is told of later', async () => {
    const [hidden, other] = save(HIDDEN, 'Köpare')
    if (hidden === undefined || other === undefined) throw new Error('nobody saved')
    const search = createSearch({ store, own: () => [] })
    const found = (text: string) =>
      search.run({ text, filters: noFilters }).rows.map(({ line }) => line.contactId)
    for (const key of [hidden, other])
      rows.saveRoles(key, rolesAt('OBJ99999_7001'), FETCHED_AT, rows.asking())
    expect(found('OBJ99999_7001')).toHaveLength(2)

    await protectStored({ store, rows }, [HIDDEN], running())
    expect(found('OBJ99999_7001')).toEqual([other.contactId])
    rows.saveRoles(hidden, rolesAt('OBJ99999_7002'), FETCHED_AT, rows.asking())
    expect(found('OBJ99999_7002')).toEqual([])
    expect(found('Exempelgren')).toContain(hidden.contactId)
  })

  it('keep the age they had: nothing was fetched', async () => {
    const [hidden] = save(HIDDEN)
    await protectStored({ store, rows }, [HIDDEN], running())
    expect(hidden && rows.get(hidden)?.fetchedAt).toBe(FETCHED_AT)
  })

  it('are fetched again when they are in it no more, as what was dropped is nowhere', async () => {
    const [hidden] = save(HIDDEN)
    if (hidden === undefined) throw new Error('nobody saved')
    await protectStored({ store, rows }, [HIDDEN], running())
    expect(changedRawOf(hidden)).not.toBeNull()
    expect(await protectStored({ store, rows }, [], running())).toBe(1)
    expect(changedRawOf(hidden)).toBeNull()
    expect(contactOf(hidden)?.protectedIdentity).toBe(true)
  })

  it('are all judged, however many there are', async () => {
    const keys = save(...Array.from({ length: 250 }, () => HIDDEN))
    expect(await protectStored({ store, rows }, [HIDDEN], running())).toBe(250)
    expect(keys.every((key) => contactOf(key)?.protectedIdentity)).toBe(true)
  })

  it('are judged one at a time, and no further once somebody ends it', async () => {
    const keys = save(HIDDEN, HIDDEN, HIDDEN)
    const ending = new AbortController()
    const judging = protectStored({ store, rows }, [HIDDEN], ending.signal)
    ending.abort()
    expect(await judging).toBe(1)
    expect(contactOf(keys[1])?.protectedIdentity).toBe(false)
    expect(isJudgedBy(store, [HIDDEN])).toBe(false)
    expect(settled).toBe(1)
  })

  it('S32 GDPR 24 are judged anew after the version before, which kept the roles of those who are protected', async () => {
    const [hidden, other] = save(HIDDEN, 'Köpare')
    if (hidden === undefined || other === undefined) throw new Error('nobody saved')
    await protectStored({ store, rows }, [HIDDEN], running())
    store.write((db) => {
      // As the step from that version leaves them: of everybody, with an estate that is the hidden one's.
      db.exec(`INSERT INTO role_groups SELECT place, 'buyer', 'whole', 1 FROM contacts;
        UPDATE contacts SET overview_at = 0, dated_at = 1;
        UPDATE records SET relations = '[]', relations_at = 1`)
      db.prepare(
        `INSERT INTO party_roles (place, role, estate_id, related_id, approximate)
         SELECT place, 'buyer', 'OBJ99999_7009', ?, 0 FROM contacts`,
      ).run(hidden.contactId)
      db.prepare("INSERT OR REPLACE INTO facts VALUES ('protected-category', ?)").run(HIDDEN)
    })
    expect(isJudgedBy(store, [HIDDEN])).toBe(false)

    expect(await protectStored({ store, rows }, [HIDDEN], running())).toBe(1)
    expect(rows.get(hidden)).toMatchObject({ roles: [], relations: null })
    expect(rows.get(other)?.roles).toMatchObject([{ role: 'buyer', roles: [] }])
    expect(await protectStored({ store, rows }, [HIDDEN], running())).toBe(0)
  })

  it('are known to be judged by it, until it is another one', async () => {
    save(HIDDEN)
    expect(isJudgedBy(store, null)).toBe(false)
    await protectStored({ store, rows }, null, running())
    expect(isJudgedBy(store, null)).toBe(true)
    expect(isJudgedBy(store, [])).toBe(false)
    expect(isJudgedBy(store, [HIDDEN])).toBe(false)
    await protectStored({ store, rows }, [HIDDEN], running())
    expect(isJudgedBy(store, [HIDDEN])).toBe(true)
    expect(isJudgedBy(store, ['En annan'])).toBe(false)
    expect(isJudgedBy(store, null)).toBe(false)
  })
})
