import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { contact as contactSchema } from '../../../../../../electron/contract/domain/contact'
import { contactKey } from '../../../../../../electron/contract/domain/ids'
import { readContact } from '../../../../../../electron/main/crm-api/wire/contact'

export const NOW = Date.parse('2026-11-22T15:10:00Z')

export function sample(name: string): Record<string, unknown> {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
}

export function keyOf(body: Record<string, unknown>) {
  return contactKey.parse({ customerId: 'M99999', contactId: body.id })
}

/** Reads a body for its own id, and makes sure that the contract knows what came of it. */
export function read(body: Record<string, unknown>) {
  const result = readContact(body, keyOf(body), NOW)
  if (!result.ok) throw new Error(result.error.code)
  expect(contactSchema.parse(result.value.record.contact)).toEqual(result.value.record.contact)
  return result.value
}

/** The sample's first person, altered. */
export function person(changes: Record<string, unknown> = {}) {
  const { contact } = read({ ...sample('contact-person'), ...changes }).record
  if (contact.kind !== 'person') throw new Error(contact.kind)
  return contact
}
