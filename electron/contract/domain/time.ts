import { z } from 'zod'

/** A moment in UTC, ISO 8601 with `Z`. Screens and sheets show it in Europe/Stockholm. */
export const instant = z.iso.datetime()
export type Instant = z.infer<typeof instant>

/** A calendar day as the CRM wrote it, `YYYY-MM-DD`; never moved between zones (API 1.4). */
export const calendarDate = z.iso.date()
export type CalendarDate = z.infer<typeof calendarDate>
