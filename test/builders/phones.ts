import type { Phone, PhoneField } from '../../electron/contract/domain/contact'
import { readPhones } from '../../electron/main/phones/read-phones'

/** A field as the app reads it from what is written there. */
export function aPhone(
  field: PhoneField,
  written: string,
  countryCode: string | null = 'SE',
): Phone {
  return { field, numbers: readPhones(written, countryCode) }
}
