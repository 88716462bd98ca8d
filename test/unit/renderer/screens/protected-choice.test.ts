import { describe, expect, it } from 'vitest'
import {
  MAX_WITHOUT_FILTER,
  ProtectedChoice,
} from '../../../../renderer/screens/protected/protected-choice.svelte'
import { fakeCrm, later, refuse } from '../fake-crm'

const NAMES = ['Åkare', 'Köpare', 'Sekretess', 'Brandskydd', 'VIP']

async function chosenFrom(names: readonly string[], named: string[] | null) {
  const crm = fakeCrm()
  crm.answer('copy.categories', () => [...names])
  const choice = new ProtectedChoice(crm)
  await choice.load(named)
  return { crm, choice }
}

describe('choosing the categories for protected identity', () => {
  it('GDPR 24 has chosen those whose name speaks of it beforehand, and puts them first', async () => {
    const { choice } = await chosenFrom(NAMES, null)
    expect(choice.names).toEqual(['Brandskydd', 'Sekretess', 'Köpare', 'VIP', 'Åkare'])
    expect(choice.answer).toEqual(['Brandskydd', 'Sekretess'])
  })

  it('GDPR 24 has the named ones chosen, and no others', async () => {
    const { choice } = await chosenFrom(NAMES, ['vip'])
    expect(choice.answer).toEqual(['VIP'])
    expect((await chosenFrom(NAMES, [])).choice.answer).toEqual([])
  })

  it('keeps one that was named and is no longer in the CRM', async () => {
    const { choice } = await chosenFrom(NAMES, ['Röd akt'])
    expect(choice.answer).toEqual(['Röd akt'])
    choice.toggle('Röd akt')
    expect(choice.names).toContain('Röd akt')
    expect(choice.answer).toEqual([])
  })

  it('answers with what is ticked, in sight or not', async () => {
    const { choice } = await chosenFrom(NAMES, null)
    choice.toggle('Brandskydd')
    choice.toggle('VIP')
    expect(choice.answer).toEqual(['Sekretess', 'VIP'])
    // Nothing moves under the hand.
    expect(choice.first).toEqual(['Brandskydd', 'Sekretess', 'Köpare', 'VIP', 'Åkare'])
  })

  it('GDPR 24 gives no answer before the categories are known, nor where they could not be read', async () => {
    const crm = fakeCrm()
    const coming = later<string[]>()
    crm.answer('copy.categories', () => coming.promise)
    const choice = new ProtectedChoice(crm)
    const loading = choice.load(null)
    expect([choice.names, choice.answer]).toEqual([null, null])
    coming.done(NAMES)
    await loading
    expect(choice.answer).not.toBeNull()

    crm.answer('copy.categories', refuse('server-unreachable'))
    await choice.load(null)
    expect(choice.failure?.code).toBe('server-unreachable')
    expect(choice.answer).toBeNull()

    crm.answer('copy.categories', () => NAMES)
    await choice.load(null)
    expect([choice.failure, choice.answer?.length]).toEqual([null, 2])
  })

  it('D10 offers to look for one among many, with those chosen beforehand in sight', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `Kategori ${at}`)
    const { choice } = await chosenFrom([...many, 'Sekretess'], null)
    expect([choice.hasFilter, choice.first, choice.found.length]).toEqual([
      true,
      ['Sekretess'],
      500,
    ])
    choice.filter = ' KATEGORI 49'
    expect(choice.found).toHaveLength(11)
    choice.toggle('Kategori 49')
    choice.filter = 'ingen'
    expect([choice.first, choice.found]).toEqual([['Sekretess'], []])
    expect(choice.answer).toEqual(['Sekretess', 'Kategori 49'])

    const few = await chosenFrom(many.slice(0, MAX_WITHOUT_FILTER), null)
    expect([few.choice.hasFilter, few.choice.first.length]).toEqual([false, MAX_WITHOUT_FILTER])
  })
})
