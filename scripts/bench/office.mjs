import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { holdPart, runPart } from './bundle.mjs'

/**
 * An office with so many contacts: a CRM in a process of its own, and a data folder of a broker who has
 * signed in to it. `stored`: the copy is there already, as after a first fill.
 */
export async function openOffice({ env, folder }, { count, stored = true }) {
  const login = { username: `bench-${randomUUID()}`, password: 'prov-lösenord' }
  const crm = await holdPart('stand-in', { count, ...login }, env)
  const profile = join(folder, `profile-${count}-${stored ? 'stored' : 'empty'}`)
  const order = { ...login, address: crm.address, profile }
  try {
    const prepared = await runPart('prepare-profile', { ...order, count: stored ? count : 0 }, env)
    return {
      count,
      order,
      profile,
      ...prepared,
      async close() {
        await crm.close()
        await runPart('forget-profile', order, env)
      },
    }
  } catch (error) {
    await crm.close()
    throw error
  }
}

/** Offices that several measurements share, each made when the first asks for it. */
export function keepOffices(bench) {
  const offices = new Map()
  return {
    of(count) {
      if (!offices.has(count)) offices.set(count, openOffice(bench, { count }))
      return offices.get(count)
    },
    async close() {
      for (const office of offices.values()) await office.then((one) => one.close()).catch(() => {})
    },
  }
}

/** What the app is started with to work in that folder. */
export function inProfile(program, profile, args) {
  return { ...program, args: [...program.args, `--user-data-dir=${profile}`, ...args] }
}
