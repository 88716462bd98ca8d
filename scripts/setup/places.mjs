import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '..', '..')

/** Per user, shared by all clones: what was fetched once serves them all. */
export const cacheRoot = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'kontaktkort',
)

/** One name per clone, for locks that must outlive a node_modules that is being replaced. */
export const cloneId = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12)
