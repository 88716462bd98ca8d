import type { CustomerData } from '../../electron/main/demo/office-data'

/** Of the CRM's fields those that tell somebody apart, lead to them, or say something of them. */
const PERSONAL = new Set([
  ...['firstName', 'lastName', 'name', 'userName', 'socialSecurityNumber', 'corporateNumber'],
  ...['dateOfBirth', 'gdprApprovalDate', 'home', 'work', 'cell', 'other', 'switch', 'cellPhone'],
  ...['emailAddress', 'emailAddress2', 'homePage', 'streetAddress', 'zipCode', 'city', 'note'],
])
/** A category may be called as a role is. */
const NOT_PERSONAL = new Set(['categories'])

/** So short that any id may hold it. */
const SAYS_NOTHING = /^(?:.{0,2}|\d{0,5})$/

/** What an office knows of its contacts and colleagues, but for its own name and what is within `allowed` too. */
export function personalTexts(customer: CustomerData, allowed: readonly string[]): string[] {
  const known = [...allowed, customer.office.name]
  const texts = [...customer.contacts.values(), ...customer.users].flatMap((one) => textsIn(one))
  return [...new Set(texts)].filter(
    (text) => !SAYS_NOTHING.test(text) && !known.some((one) => one.includes(text)),
  )
}

function textsIn(value: unknown, field = ''): string[] {
  if (typeof value === 'string') {
    const text = value.replace(/T00:00:00$/, '')
    return PERSONAL.has(field) ? text.split('\n') : []
  }
  if (value === null || typeof value !== 'object' || NOT_PERSONAL.has(field)) return []
  return Object.entries(value).flatMap(([key, one]) =>
    textsIn(one, Array.isArray(value) ? field : key),
  )
}
