import type { EstateKind } from '../../electron/contract/domain/estate-kind'
import type { InterestLevel, PartyKind } from '../../electron/contract/domain/party'
import type { Texts } from '../../electron/contract/texts/sv'

// A value that the CRM's list does not have is told as the text it was (D02).

export function partyKindWords(kind: PartyKind, texts: Texts): string {
  return kind.state === 'known'
    ? texts.roles.kinds[kind.kind]
    : texts.contact.unknownValue(kind.raw)
}

export function levelWords(level: InterestLevel, texts: Texts): string {
  return level.state === 'known'
    ? texts.roles.levels[level.level]
    : texts.contact.unknownValue(level.raw)
}

export function estateKindWords(kind: EstateKind, texts: Texts): string {
  return kind.state === 'known'
    ? texts.roles.estateKinds[kind.kind]
    : texts.contact.unknownValue(kind.raw)
}

/** By its address, else by its id and that the address is missing. */
export function estateNameWords(
  address: string | null,
  estateId: string | null,
  texts: Texts,
): string {
  if (address !== null) return address
  const name = estateId === null ? texts.roles.estateMissing : texts.roles.estate(estateId)
  return texts.card.estateWithoutAddress(name, texts.roles.addressMissing)
}
