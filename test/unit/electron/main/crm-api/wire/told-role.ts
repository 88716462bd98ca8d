import { z } from 'zod'
import { estateKind } from '../../../../../../electron/contract/domain/estate-kind'
import { contactId } from '../../../../../../electron/contract/domain/ids'
import { interestLevel, partyKind } from '../../../../../../electron/contract/domain/party'
import { instant } from '../../../../../../electron/contract/domain/time'

/** What may come of a role, whatever the JSON. */
export const toldRole = z.strictObject({
  estateId: z.string().nullable(),
  estateKind: estateKind.nullable(),
  createdAt: instant.nullable(),
  approximate: z.boolean(),
  kind: partyKind.nullable(),
  relatedId: contactId.nullable(),
  level: interestLevel.nullable(),
})
