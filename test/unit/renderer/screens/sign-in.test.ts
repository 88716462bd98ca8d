import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../electron/contract/domain/ids'
import { signInRequest, type SignInRequest } from '../../../../electron/contract/domain/session'
import { failed } from '../../../../electron/contract/errors'
import { CrmError } from '../../../../renderer/crm'
import { readCustomers, SignIn } from '../../../../renderer/screens/sign-in/sign-in.svelte'
import { later } from '../fake-crm'

function setUp(answer: (request: SignInRequest) => Promise<void> = async () => {}) {
  const requests: SignInRequest[] = []
  const session = {
    signIn: (request: SignInRequest) => {
      requests.push(request)
      return answer(request)
    },
    startSample: async () => {},
  }
  return { requests, form: new SignIn(session, null, null), session }
}

function fill(form: SignIn): void {
  form.username = ' maja '
  form.customersText = 'M99999, m30011'
  form.password = 'hemligt'
}

describe('signing in', () => {
  it('sends one password for all numbers, in the shape of the contract', async () => {
    const { form, requests } = setUp()
    fill(form)
    expect(await form.submit()).toBe(true)
    expect(requests).toEqual([
      {
        username: 'maja',
        passwords: { shared: 'hemligt', perCustomer: [], estates: null },
        customers: ['M99999', 'M30011'],
        address: 'https://connect.maklare.vitec.net',
      },
    ])
    expect(() => signInRequest.parse(requests[0])).not.toThrow()
  })

  it('sends one password per number when they differ, and the shared one not at all', async () => {
    const { form, requests } = setUp()
    fill(form)
    form.separate = true
    for (const customer of form.customers) form.setPassword(customer, `till ${customer}`)
    form.estates = 'objekt'
    await form.submit()
    expect(requests[0]?.passwords).toEqual({
      shared: null,
      perCustomer: [
        { customerId: 'M99999', password: 'till M99999' },
        { customerId: 'M30011', password: 'till M30011' },
      ],
      estates: 'objekt',
    })
  })

  it('leaves out the password of a number that was taken away again', async () => {
    const { form, requests } = setUp()
    fill(form)
    form.separate = true
    for (const customer of form.customers) form.setPassword(customer, 'x')
    form.customersText = 'M30011'
    await form.submit()
    expect(requests[0]?.passwords.perCustomer).toEqual([{ customerId: 'M30011', password: 'x' }])
  })

  it('says what is missing only after the first try, and sends nothing', async () => {
    const { form, requests } = setUp()
    expect(form.has('username')).toBe(false)
    expect(await form.submit()).toBe(false)
    expect(form.problems).toEqual(['username', 'customers', 'password'])
    expect(form.has('username')).toBe(true)
    expect(requests).toEqual([])
  })

  it('asks for a refused password anew, and for nothing else again', async () => {
    const { form } = setUp(async () => {
      throw new CrmError(failed('wrong-login').error)
    })
    fill(form)
    expect(await form.submit()).toBe(false)
    expect(form.failure?.code).toBe('wrong-login')
    expect([form.password, form.username, form.customersText]).toEqual([
      '',
      ' maja ',
      'M99999, m30011',
    ])
    expect(form.has('password')).toBe(false)
  })

  it('keeps what was typed when the CRM was not reached, and forgets passwords when it says yes', async () => {
    let refuse = true
    const { form } = setUp(async () => {
      if (refuse) throw new CrmError(failed('server-unreachable').error)
    })
    fill(form)
    expect(await form.submit()).toBe(false)
    expect(form.password).toBe('hemligt')
    refuse = false
    await form.submit()
    expect([form.password, form.failure]).toEqual(['', null])
  })

  it('does not send twice while the first answer is awaited', async () => {
    const waiting = later<undefined>()
    const { form, requests } = setUp(() => waiting.promise)
    fill(form)
    const first = form.submit()
    expect(form.busy).toBe('sign-in')
    expect(await form.submit()).toBe(false)
    expect(await form.startSample()).toBe(false)
    waiting.done(undefined)
    await first
    expect(requests).toHaveLength(1)
    expect(form.busy).toBeNull()
  })

  it('starts from what is remembered, which never holds a password', () => {
    const { session } = setUp()
    const form = new SignIn(
      session,
      {
        username: 'maja',
        customers: [customerId.parse('M99999'), customerId.parse('M30011')],
        address: 'https://connect-qa.example.com',
      },
      failed('keychain-unavailable').error,
    )
    expect(form.customers).toEqual(['M99999', 'M30011'])
    expect(form.addressIsUsual).toBe(false)
    expect(form.password).toBe('')
    expect(form.failure?.code).toBe('keychain-unavailable')
  })

  it('reads customer numbers between commas, semicolons, spaces and line breaks, each once', () => {
    expect(readCustomers(' M30011,M99999;\u00a0m30011\nM1  ')).toEqual(['M30011', 'M99999', 'M1'])
    expect(readCustomers(' , ')).toEqual([])
  })

  it('takes at most fifty numbers', () => {
    const { form } = setUp()
    form.customersText = Array.from({ length: 51 }, (_, at) => `M${at}`).join(' ')
    expect(form.problems).toContain('too-many-customers')
  })
})
