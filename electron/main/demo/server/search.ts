import type { CustomerData, StoredContact } from '../office-data'
import { answer, rejectRequest, type OfficeAnswer, type RouteContext } from './answer'
import { isRecord } from './references'

const MIN_TERM = 5
const DEFAULT_MAX_SIZE = 50
const LIMIT_MAX_SIZE = 1000

export function searchText(customer: CustomerData, context: RouteContext): OfficeAnswer {
  const term = context.query.get('Term')?.trim() ?? ''
  const maxSize = readMaxSize(context)
  const problems: Record<string, string[]> = {}
  if (term.length < MIN_TERM) {
    problems['search.Term'] = [`Sökterm måste vara minst ${MIN_TERM} tecken`]
  }
  if (maxSize === null) problems['search.MaxSize'] = [maxSizeText]
  if (maxSize === null || Object.keys(problems).length > 0) return rejectRequest(problems)

  const words = fold(term).split(/\s+/)
  const digits = readDigits(term)
  const matches = [...customer.contacts.values()]
    .map((contact) => ({ contact, score: rank(contact, words, digits) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, maxSize)
    .map(({ contact, score }) => ({
      ...refer(contact),
      type: nameClass(contact),
      score,
    }))
  return answer({ matches })
}

export function searchSocialNumber(customer: CustomerData, context: RouteContext): OfficeAnswer {
  const asked = context.query.get('SocialNumber')?.trim() ?? ''
  const maxSize = readMaxSize(context)
  const problems: Record<string, string[]> = {}
  if (asked.length < 10 || asked.length > 13) {
    problems['search.SocialNumber'] = ['Personnummer måste vara mellan 10 och 13 tecken']
  }
  if (maxSize === null) problems['search.MaxSize'] = [maxSizeText]
  if (maxSize === null || Object.keys(problems).length > 0) return rejectRequest(problems)

  const digits = readDigits(asked).slice(-10)
  const matches = [...customer.contacts.values()]
    .filter((contact) => digits.length === 10 && readNumber(contact).endsWith(digits))
    .slice(0, maxSize)
    .map((contact) => ({
      ...refer(contact),
      contactClassTypes: [contact['type'] === 'DeceasedEstate' ? 'Estate' : contact['type']],
    }))
  return answer({ matches })
}

export function findByPhone(context: RouteContext): OfficeAnswer {
  const asked = context.query.get('phoneNumber')
  if (asked === null) return rejectRequest({ phoneNumber: ['Telefonnummer krävs'] })
  const wanted = normalizePhone(asked)
  const customerId = context.query.get('customerId')
  return answer(
    context.readable
      .filter((customer) => customerId === null || customer.customerId === customerId)
      .map((customer) => ({
        customerId: customer.customerId,
        contactIds: [...customer.contacts.values()]
          .filter((contact) => wanted !== '' && readPhones(contact).includes(wanted))
          .map(({ id }) => id),
      }))
      .filter(({ contactIds }) => contactIds.length > 0),
  )
}

const maxSizeText = `MaxSize måste vara mellan 1 och ${LIMIT_MAX_SIZE}`

function readMaxSize(context: RouteContext): number | null {
  const text = context.query.get('MaxSize')
  if (text === null) return DEFAULT_MAX_SIZE
  const size = Number(text)
  return Number.isInteger(size) && size >= 1 && size <= LIMIT_MAX_SIZE ? size : null
}

function refer(contact: StoredContact) {
  return { id: contact.id, changedAt: contact['changedAt'] ?? null, customerId: contact.customerId }
}

/** This search's own names of the types (contract section 4): an estate is `Estate` here. */
function nameClass(contact: StoredContact): unknown {
  if (contact['type'] === 'DeceasedEstate') return 'Estate'
  if (contact['type'] === 'Person' && contact['isCompanyPerson'] === true) return 'CompanyContact'
  return contact['type']
}

function rank(contact: StoredContact, words: string[], digits: string): number {
  const name = fold(readTexts(contact, ['firstName', 'lastName', 'name']))
  const other = fold(
    [
      readTexts(contact['email'], ['emailAddress', 'emailAddress2']),
      readTexts(contact['address'], ['streetAddress', 'city']),
    ].join(' '),
  )
  if (words.every((word) => name.includes(word))) return 12.75
  if (words.every((word) => `${name} ${other}`.includes(word))) return 4.1
  const looksLikeNumber = digits.length >= MIN_TERM
  if (looksLikeNumber && readNumber(contact).includes(digits)) return 3.5
  const phone = normalizePhone(digits)
  if (looksLikeNumber && readPhones(contact).some((known) => known.includes(phone))) return 1.9
  return 0
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function readTexts(from: unknown, keys: string[]): string {
  if (!isRecord(from)) return ''
  return keys
    .map((key) => from[key])
    .filter((value) => typeof value === 'string')
    .join(' ')
}

function readDigits(text: string): string {
  return text.replace(/\D/g, '')
}

function readNumber(contact: StoredContact): string {
  return readDigits(readTexts(contact, ['socialSecurityNumber', 'corporateNumber']))
}

function readPhones(contact: StoredContact): string[] {
  const phones = contact['telephone']
  if (!isRecord(phones)) return []
  return Object.values(phones)
    .filter((phone) => typeof phone === 'string')
    .map(normalizePhone)
    .filter((phone) => phone !== '')
}

/** Digits in national form; what stands behind a letter or a bracket is a comment or an extension. */
function normalizePhone(written: string): string {
  const number = /^[\d\s+\-–/.()]*?(?=\s*(?:\p{L}|\(\p{L}|$))/u.exec(written.trim())?.[0] ?? ''
  const digits = readDigits(number)
  if (number.startsWith('+46')) return `0${digits.slice(2)}`
  return digits.startsWith('0046') ? `0${digits.slice(4)}` : digits
}
