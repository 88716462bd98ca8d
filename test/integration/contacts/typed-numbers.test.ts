import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ContactId } from '../../../electron/contract/domain/ids'
import { failed } from '../../../electron/contract/errors'
import { openOfficeLine } from './office-line'
import type { OfficeLine } from './office-line'

let line: OfficeLine
beforeEach(async () => {
  line = await openOfficeLine()
})
afterEach(() => line.close())

const refused = failed('invalid-input', { extent: 'contact' })

it.each([
  ...['850412-9811', '19850412-9811', '198504129811', '8504129811', '850412+9811', '850412–9811'],
  ...['(850412-9811)', '850412.9811', 'pnr:850412-9811', '"850412 9811"', 'x850412_9811y'],
  ...['19850072-9804', '198504609804', '850412-T811', '８５０４１２−９８１１', 'ADR8504129811'],
  ...['010185 12345', '131052-308T', '120174-3399'],
  ...['0701740605', '070-174 06 05', '+46701740605', '46701740605', 'ingrid@example.com'],
])('D25 nothing leaves for %s, whoever asks for it as an id', async (text) => {
  const contactId = text as ContactId
  const key = { ...line.key('ADR1'), contactId }
  expect(await line.contacts.open(contactId, null)).toEqual(refused)
  expect(await line.contacts.open(contactId, key.customerId)).toEqual(refused)
  expect(await line.contacts.refresh(key)).toEqual(refused)
  expect(await line.crm.contact(key)).toMatchObject({ ok: false })
  expect(await line.crm.roles(key)).toMatchObject({ ok: false })
  expect(await line.crm.relations(key)).toMatchObject({ ok: false })
  expect(await line.crm.contactNames(key.customerId, [contactId])).toMatchObject({ ok: false })
  expect(line.server.requests).toEqual([])
})
