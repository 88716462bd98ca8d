import { ok } from '../../../electron/contract/errors'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { systemClock } from '../../../electron/main/clock'
import { createConnectCrm } from '../../../electron/main/crm-api/connect-crm'
import { ADDRESS, OFFICES } from './model-crm'
import { beginLife } from './model-life'
import type { World } from './model-life'
import { expectOf } from './model-witness'
import { steps } from './model-steps'
import type { Step, StepKind } from './model-steps'

/** From the first sign-in on, step by step, to a last start. Rejects with the first property that does not hold. */
export async function live(world: World, acts: readonly Step[]): Promise<void> {
  const life = await beginLife(world)
  try {
    const expected = expectOf(life)
    await life.start()
    await life.signIn(0, OFFICES)
    expected.sessionChanged()
    await life.choose(world.scope)
    expected.scopeChanged()
    await expected.atRest()
    for (const step of acts) {
      await steps[step.kind](life, step, expected)
      await life.pass(0)
      expected.afterStep(step)
    }
    await expected.atEnd()
  } finally {
    await life.end()
  }
}

/** As a failure prints them: `open 3/1, hours 2/0`. */
export function written(acts: readonly Step[]): string {
  return acts.map(({ kind, which, choice }) => `${kind} ${which}/${choice}`).join(', ')
}

export function readSteps(text: string): Step[] {
  return text.split(/,\s*/).map((one) => {
    const [, kind = '', which = '0', choice = '0'] = /^([\w-]+)(?: (\d+)\/(\d+))?$/.exec(one) ?? []
    if (!Object.hasOwn(steps, kind)) throw new Error(`No step is called ${one}`)
    return { kind: kind as StepKind, which: Number(which), choice: Number(choice) }
  })
}

/** What the client reads at its first call is read before time stands still. */
export async function warmUp(): Promise<void> {
  const crm = createConnectCrm({
    address: ADDRESS,
    login: () => ({ username: 'nobody', password: 'nothing' }),
    fetch: async () => new Response('[]'),
    clock: systemClock,
  })
  await crm.users(OFFICES[0] as string as CustomerId).then(ok)
  crm.close()
}
