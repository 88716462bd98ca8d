import type { Migration } from '../migrate'
import { contacts } from './0001-contacts'
import { search } from './0002-search'
import { ages } from './0003-ages'
import { shortMerges } from './0004-short-merges'
import { phones } from './0005-phones'
import { rolesAndEstates } from './0006-roles-and-estates'

/**
 * In order; the number of those applied is the file's `user_version`. Released ones are never edited. As
 * the CRM refills the copy, a step may drop and fetch again where converting would be clever.
 */
export const migrations: readonly Migration[] = [
  contacts,
  search,
  ages,
  shortMerges,
  phones,
  rolesAndEstates,
]
