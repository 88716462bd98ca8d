import { measureDisk } from './measures/disk.mjs'
import { measureEstate } from './measures/estate.mjs'
import { measureFill } from './measures/fill.mjs'
import { measureMemory } from './measures/memory.mjs'
import { measureQuery } from './measures/query.mjs'
import { measureRoles } from './measures/roles.mjs'
import { measureSheet } from './measures/sheet.mjs'
import { measureStart } from './measures/start.mjs'
import { measureSteps } from './measures/steps.mjs'
import { measureTyping } from './measures/typing.mjs'

/** By the names that `--only` takes, in the order of the table. */
export const measures = {
  start: measureStart,
  typing: measureTyping,
  query: measureQuery,
  estate: measureEstate,
  fill: measureFill,
  roles: measureRoles,
  steps: measureSteps,
  memory: measureMemory,
  sheet: measureSheet,
  disk: measureDisk,
}

/** What of test/bench runs in plain Node. */
export const nodeParts = [
  ...['prepare-profile', 'forget-profile', 'stand-in'],
  ...['query', 'fill', 'roles', 'steps'],
]
