import type { SheetVariant } from '../domain/sheet'
import { cardTexts } from './sv/card'
import { exportTexts } from './sv/export'

const { kinds } = exportTexts

/**
 * The words that stand on paper only. What the screen has a word for is taken from there, so that a sheet
 * never says it differently. A sheet is Swedish whatever language the window speaks: it is read by the
 * client at the table.
 */
export const sheetSv = {
  variants: {
    meeting: { name: kinds.meeting.name, purpose: 'underlag för möte med kontakten' },
    internal: { name: kinds.internal.name, purpose: 'internt arbetsunderlag' },
    subject: { name: kinds.subject.name, purpose: 'för svar till den registrerade' },
  } satisfies Record<SheetVariant, { name: string; purpose: string }>,
  /** Document title and first word of the file name (GDPR rules 12 and 32). */
  document: 'Kontaktblad',
  /** First word of a vCard's file name. */
  visitingCard: 'Visitkort',
  /** An extract, never a journal, a file document or proof of who somebody is (GDPR rule 31). */
  extract: 'Utdrag ur CRM',
  sample: 'Exempeldata – påhittade personer',

  sections: {
    flags: 'Reklam och information',
    reach: cardTexts.reach,
    address: cardTexts.sections.address,
    agent: cardTexts.agent,
    roles: 'Roller',
    prospects: 'Intressen som spekulant',
    record: cardTexts.sections.record,
    basis: 'Om underlaget',
    identity: 'Identitet',
    categories: cardTexts.sections.categories,
    holds: cardTexts.holds,
    held: cardTexts.held,
    note: cardTexts.sections.note,
    protectedIdentity: 'Skyddade uppgifter',
  },

  basis: {
    /** An extract of what is read, not of all there is (GDPR rule 31). */
    says: 'Det här är ett underlag. Det visar vad Kontaktkort läser ut ur CRM. Mer kan finnas i CRM och på kontoret.',
    unknown: 'Ingen uppgift betyder att CRM inte lämnade något som går att läsa.',
  },
  identity: { kind: 'Kontakttyp', number: 'Id-nummer', unknown: 'Okänt' },
  agent: { name: 'Namn', none: 'Ingen ansvarig mäklare i CRM' },
  note: {
    none: 'Ingen anteckning i CRM.',
    leftOut: 'Anteckningen är utelämnad efter genomgång.',
    cut: 'Anteckningen fortsätter i CRM; bladet rymmer inte mer.',
  },
  /** In the place of a name and an id that the review left out (GDPR rule 28). */
  otherPerson: 'annan person, namnet utelämnat',
  /** What somebody is to the contact, for the review before an extract leaves the office. */
  thirdPersons: {
    holds: (kind: string) => `${kind} för kontakten`,
    held: (kind: string) => `Kontaktens roll: ${kind}`,
  },

  flags: {
    /** Followed by the catalogue's "kontrollera före utskick" (GDPR rule 25). */
    fetched: (time: string) => `Hämtat ${time}`,
    ageUnknown: 'Hämtat vid okänd tid',
  },
  reach: {
    /** Before the catalogue's "kan gälla anhöriga" (GDPR rule 4). */
    phoneAndEmail: 'Telefon och e-post',
    homePage: 'Webbplats',
  },
  roles: {
    columns: { role: 'Roll', estate: 'Objekt', estateId: 'Objekt-id', date: 'Datum' },
    caption: (count: number) => (count === 1 ? '1 roll' : `${count} roller`),
    captionOrder: 'nyast först i varje grupp',
    approximate: 'ca',
    /** Between what the contact is and on whose behalf. */
    onBehalfOf: 'för',
    approximateMeans: 'ca = ungefärligt datum i CRM',
    /** Before the roles of which the CRM has told the estates alone (decision 22). */
    overview: 'Översikt utan datum',
    /** The same, where some dates are known from before. */
    partlyDated: 'Översikt, alla datum är inte hämtade',
  },
  prospects: {
    /** Archived ones and those who are not interested: neither buys. */
    former: 'Tidigare eller ej intresserad',
    levelMissing: 'intresse ej angivet',
    caption: (count: number) => `${count} objekt`,
    captionOrder: 'störst intresse först',
  },
  record: {
    id: cardTexts.id,
    createdAt: cardTexts.createdAt,
    changedAt: cardTexts.changedAt,
    card: 'Kort hämtat',
    roles: 'Roller hämtade',
    overview: 'Rollöversikt hämtad',
    relations: 'Kopplingar hämtade',
    prospects: 'Intressen hämtade',
  },

  footer: {
    extract: (time: string) => `Utdrag ur CRM ${time}`,
    by: (account: string) => `av ${account}`,
    zone: (zone: string) => `svensk tid, ${zone}`,
    care: 'Innehåller personuppgifter – förvara och gallra enligt kontorets rutin',
    parts: {
      card: 'kort',
      roles: 'roller',
      overview: 'roller i översikt',
      relations: 'kopplingar',
      prospects: 'intressen',
    },
    cardFetched: (time: string) => `kort hämtat ${time}`,
    fetched: (parts: string, time: string) => `${parts} hämtade ${time}`,
    notFetched: (parts: string) => `${parts} ej hämtade`,
    addresses: (time: string) => `adresser hämtade ${time}`,
    mayBeOutOfDate: 'kan vara inaktuella',
    page: 'Sida',
    of: 'av',
  },
}
