import { z } from 'zod'
import { instant } from './time'

/**
 * What has become different on a contact since the broker last saw it. `strongest`: advertising turned to
 * declined, or the person is marked deceased (GDPR rule 27).
 */
export const changedField = z.enum([
  'kind',
  'name',
  'deceased',
  'advertising',
  'informed',
  'matching',
  'phones',
  'emails',
  'address',
  'agent',
  'categories',
  'number',
  'note',
])
export type ChangedField = z.infer<typeof changedField>

export const contactChange = z.strictObject({
  field: changedField,
  strength: z.enum(['plain', 'strongest']),
  /** When this computer learned of it. */
  noticedAt: instant,
})
export type ContactChange = z.infer<typeof contactChange>

/** How a line in a list tells of it: by the strongest of its changes. */
export const changeMark = z.enum(['none', 'plain', 'strongest'])
export type ChangeMark = z.infer<typeof changeMark>

export function markOf(changes: readonly ContactChange[]): ChangeMark {
  if (changes.length === 0) return 'none'
  return changes.some((change) => change.strength === 'strongest') ? 'strongest' : 'plain'
}
