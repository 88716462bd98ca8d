import type { Option } from './options'

export const LIST_ID = 'contact-list'
/** The list with what belongs to it: filters above, counts and offers below. */
export const LIST_AREA_ID = 'contact-list-area'

/** Ids of list lines must be usable as element ids, whatever characters a contact id has. */
export function optionId(option: Option): string {
  return `${LIST_ID}-${encodeURIComponent(option.key)}`
}
