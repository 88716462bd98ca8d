import type { SessionStatus } from '../../electron/contract/domain/session'

/** A broker whose login is kept. */
export const maja: Extract<SessionStatus, { state: 'signed-in' }> = {
  state: 'signed-in',
  username: 'maja',
  address: 'https://connect.example.com',
  host: 'connect.example.com',
  customers: [],
  kept: true,
  failure: null,
  sample: false,
  suggestions: [],
}
