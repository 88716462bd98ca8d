import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { fieldsOf } from './keys'

/** Only whether this is a reference list at all: the customer check asks for an empty one (contract 5.2). */
export function readReferencesProof(body: unknown): Result<void> {
  const fields = fieldsOf(body)
  const isList = ['persons', 'companies', 'deceasedEstates'].some((key) => fields?.has(key))
  return isList ? ok(undefined) : failed('unexpected-format')
}
