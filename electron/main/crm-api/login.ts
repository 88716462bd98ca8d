import type { CustomerId } from '../../contract/domain/ids'

/** Function groups that may have passwords of their own (API 1.1). */
export type Right = 'contacts' | 'office' | 'users' | 'categories' | 'estates'

export interface Login {
  readonly username: string
  readonly password: string
}

/** Null: there is none, and no call goes out. */
export type LoginProvider = (customerId: CustomerId, right: Right) => Login | null

/** In UTF-8, as passwords may hold å, ä and ö; `btoa` alone refuses them. */
export function basicAuthorization({ username, password }: Login): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`
}
