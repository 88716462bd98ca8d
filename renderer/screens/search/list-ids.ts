import type { Option } from './options'

export const LIST_ID = 'contact-list'

/** Ids of list lines must be usable as element ids, whatever characters a contact id has. */
export function optionId(option: Option): string {
  return `${LIST_ID}-${encodeURIComponent(option.key)}`
}
