import type { ForgetReceipt } from '../../contract/domain/forget'
import type { StoredData } from '../../contract/domain/stored'
import type { Result } from '../../contract/errors'

/** What this app has put on the computer: told of, and taken away. */
export interface Computer {
  stored(): Promise<Result<StoredData>>
  forget(): Promise<Result<ForgetReceipt>>
}
