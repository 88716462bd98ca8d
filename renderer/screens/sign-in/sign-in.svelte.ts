import { DEFAULT_ADDRESS } from '../../../electron/contract/domain/default-address'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { RememberedAccount, SignInRequest } from '../../../electron/contract/domain/session'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf } from '../../crm'

export const MOST_CUSTOMERS = 50

export type SignInProblem = 'username' | 'customers' | 'too-many-customers' | 'password' | 'address'

interface Session {
  signIn(request: SignInRequest): Promise<void>
  startSample(): Promise<void>
}

/** The sign-in form. Passwords live here while it is on screen and nowhere else in the window. */
export class SignIn {
  username = $state('')
  customersText = $state('')
  password = $state('')
  separate = $state(false)
  /** By customer number, so that a number taken away and put back keeps what was typed for it. */
  perCustomer = $state<Record<string, string>>({})
  estates = $state('')
  address = $state('')
  busy = $state<'sign-in' | 'sample' | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** What is missing, told after the first try and while it is being mended. */
  tried = $state(false)
  readonly #session: Session

  readonly customers: readonly CustomerId[] = $derived(readCustomers(this.customersText))
  readonly problems: readonly SignInProblem[] = $derived(this.#problems())

  constructor(session: Session, remembered: RememberedAccount | null, failure: Failure | null) {
    this.#session = session
    this.username = remembered?.username ?? ''
    this.customersText = remembered?.customers.join(', ') ?? ''
    this.address = remembered?.address ?? DEFAULT_ADDRESS
    this.failure = failure
  }

  get addressIsUsual(): boolean {
    return this.address.trim() === DEFAULT_ADDRESS
  }

  has(problem: SignInProblem): boolean {
    return this.tried && this.problems.includes(problem)
  }

  passwordOf(customer: CustomerId): string {
    return this.perCustomer[customer] ?? ''
  }

  setPassword(customer: CustomerId, password: string): void {
    this.perCustomer[customer] = password
  }

  /** False when something is missing or the CRM said no; `failure` then says which. */
  async submit(): Promise<boolean> {
    if (this.busy) return false
    this.tried = true
    if (this.problems.length > 0) return false
    return this.#run('sign-in', () => this.#session.signIn(this.#request()))
  }

  async startSample(): Promise<boolean> {
    if (this.busy) return false
    return this.#run('sample', () => this.#session.startSample())
  }

  async #run(what: 'sign-in' | 'sample', start: () => Promise<void>): Promise<boolean> {
    this.busy = what
    this.failure = null
    try {
      await start()
      this.#forgetPasswords()
      return true
    } catch (error) {
      this.failure = failureOf(error)
      // A password the CRM has refused is typed anew; anything else that failed leaves the form as it was.
      if (this.failure.code === 'wrong-login') {
        this.#forgetPasswords()
        this.tried = false
      }
      return false
    } finally {
      this.busy = null
    }
  }

  #request(): SignInRequest {
    return {
      username: this.username.trim(),
      passwords: {
        shared: this.separate ? null : this.password,
        perCustomer: this.separate
          ? this.customers.map((customerId) => ({
              customerId,
              password: this.passwordOf(customerId),
            }))
          : [],
        estates: this.estates === '' ? null : this.estates,
      },
      customers: [...this.customers],
      address: this.address.trim(),
    }
  }

  #problems(): SignInProblem[] {
    const missing: SignInProblem[] = []
    if (this.username.trim() === '') missing.push('username')
    if (this.customers.length === 0) missing.push('customers')
    if (this.customers.length > MOST_CUSTOMERS) missing.push('too-many-customers')
    const withoutPassword = this.separate
      ? this.customers.some((customer) => this.passwordOf(customer) === '')
      : this.password === ''
    if (withoutPassword) missing.push('password')
    if (this.address.trim() === '') missing.push('address')
    return missing
  }

  #forgetPasswords(): void {
    this.password = ''
    this.perCustomer = {}
    this.estates = ''
  }
}

/** Numbers between commas, semicolons or any space, each once. A lower-case `m` is the same letter. */
export function readCustomers(text: string): CustomerId[] {
  const numbers = text
    .split(/[\s,;]+/u)
    .filter((part) => part !== '')
    .map((part) => (/^m\d+$/.test(part) ? part.toUpperCase() : part))
  // The main process checks each; here they are only told apart.
  return numbers.filter((number, at) => numbers.indexOf(number) === at) as CustomerId[]
}
