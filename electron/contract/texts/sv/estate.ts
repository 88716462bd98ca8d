import type { PartyRole } from '../../domain/party'

/** The page of an estate: who in the copy stands to it, and how far that can be relied on. */
export const estateTexts = {
  number: (number: string) => `nr ${number}`,
  close: 'Stäng objektet',
  opened: (name: string) => `${name} är öppet.`,
  notOpened: 'Objektet du valde öppnades inte.',
  gone: {
    says: 'Objektet finns inte längre på datorn: ingen där har en känd roll i det.',
    remedy: 'Öppna en kontakt som har en roll där.',
  },
  groups: {
    seller: 'Säljare',
    buyer: 'Köpare',
    contacts: 'Ombud och kontakter',
    owner: 'Ägare/uthyrare',
    tenant: 'Hyresgäster',
    speculator: 'Spekulanter',
    former: 'Tidigare och ej intresserade',
  } satisfies Partial<Record<PartyRole | 'contacts' | 'former', string>>,
  /** By what right somebody acts, and for whom. */
  actsFor: (kind: string, name: string) => `${kind} för ${name}`,
  /** Where it is not known for whom: to which side they belong. */
  actsAs: (kind: string, role: string) => `${kind} (${role})`,
  advertisingUnknown: 'Reklam: okänt',
  none: 'Ingen i kopian har en känd roll här.',
  asked: (asked: string, contacts: string) =>
    `Roller hämtade för ${asked} av kontorets ${contacts} kontakter på datorn: fler kan ha roller här.`,
  /** The outline tells neither of those who act for others nor of owners and tenants (decision 22). */
  askedAll: (contacts: string) =>
    `Roller hämtade för alla kontorets ${contacts} kontakter på datorn. Fler ombud, ägare och hyresgäster kan finnas.`,
  fetched: (when: string) => `Objekt hämtat ${when}`,
  notFetched: 'Objektets uppgifter ej hämtade',
}
