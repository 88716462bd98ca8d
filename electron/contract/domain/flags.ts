import { z } from 'zod'
import { calendarDate, instant } from './time'

/** Three values, never two: absent, null and wrong types are `unknown` (GDPR rule 1). */
export const flag = z.enum(['yes', 'no', 'unknown'])
export type Flag = z.infer<typeof flag>

/** Unknown counts as the careful value (GDPR rules 1 and 2). */
export function advertisingAllowed(advertising: Flag): boolean {
  return advertising === 'yes'
}

/** The day the person was informed, or why there is no such day to show (GDPR rule 3). */
export const informed = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('date'), on: calendarDate }),
  z.strictObject({ state: z.literal('unknown'), reason: z.enum(['missing', 'implausible']) }),
])
export type Informed = z.infer<typeof informed>

/** `raw` holds what the CRM said when the value is not one we know (D02). */
export const matching = z.strictObject({
  state: z.enum(['yes', 'no', 'not-asked', 'unknown']),
  raw: z.string().nullable(),
  changedAt: instant.nullable(),
})
export type Matching = z.infer<typeof matching>
