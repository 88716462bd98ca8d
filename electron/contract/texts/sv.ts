import type { ConnectionState } from '../domain/connection'
import type { ContactKind, EmailField, PhoneField } from '../domain/contact'
import type { IdentityNumber, RevealReason } from '../domain/identity-number'
import type { KnownEstateKind } from '../domain/estate-kind'
import type { KnownInterestLevel, KnownPartyKind, PartyRole } from '../domain/party'
import type { FailureCode } from '../errors'
import { accessLogTexts } from './sv/access-log'
import { cardTexts } from './sv/card'
import { changeTexts, protectedTexts } from './sv/changes'
import { contactPanelTexts } from './sv/contact-panel'
import { copyTexts } from './sv/copy'
import { estateTexts } from './sv/estate'
import { exportTexts } from './sv/export'
import { forgetTexts } from './sv/forget'
import { frame, keysTexts, settingsTexts } from './sv/frame'
import { savingFailures } from './sv/saving'
import { screenTexts } from './sv/screen'
import { searchTexts } from './sv/search'
import { signInTexts } from './sv/sign-in'
import { storedTexts } from './sv/stored'

/**
 * Every text a broker can meet, on screen, in a menu or on paper. Wording of flags, freshness and
 * extracts follows docs/privacy-rules.md, which also lists the words that are never used.
 */
export const sv = {
  app: { name: 'Kontaktkort' },

  frame,
  settings: settingsTexts,
  keys: keysTexts,
  signIn: signInTexts,
  screen: screenTexts,
  search: searchTexts,
  card: cardTexts,
  estate: estateTexts,
  contactPanel: contactPanelTexts,
  changes: changeTexts,
  protectedIdentity: protectedTexts,
  copy: copyTexts,
  accessLog: accessLogTexts,
  export: exportTexts,
  forget: forgetTexts,
  stored: storedTexts,

  kinds: {
    person: 'Person',
    company: 'Företag',
    'deceased-estate': 'Dödsbo',
    unknown: 'Okänd kontakttyp',
  } satisfies Record<ContactKind, string>,

  contact: {
    nameMissing: 'Namn saknas',
    deceased: 'Avliden',
    deceasedNo: 'Nej',
    deceasedUnknown: 'Avliden: okänt',
    relatives: 'kan gälla anhöriga',
    unknownAgent: 'Okänd mäklare',
    unknownValue: (raw: string) => `okänt värde: ${raw}`,
    unknownValueBare: 'okänt värde',
  },

  flags: {
    advertisingYes: 'Reklamutskick: tillåts enligt CRM',
    advertisingYesNote: 'kanal, datum och källa framgår inte',
    advertisingNo: 'Reklam avböjd',
    advertisingNoNote: 'kontakt i pågående ärende går bra',
    advertisingUnknown: 'Reklam: okänt – behandla som nej',
    informedOn: (day: string) => `Informerad ${day}`,
    informedMissing: 'Information: ingen uppgift',
    informedImplausible: 'Information: orimligt datum i CRM',
    matchingYes: 'Vill matchas',
    matchingNo: 'Vill inte matchas',
    matchingNotAsked: 'Matchning: ej tillfrågad',
    matchingUnknown: 'Matchning: okänt värde',
    matchingChanged: (day: string) => `ändrat ${day}`,
    matchingDespiteAdvertisingNo: 'Begärd bevakning är inte reklam – följ kontorets rutin',
    checkBeforeMailing: 'kontrollera före utskick',
    leadScore: 'Kontorets bedömning',
  },

  numbers: {
    labels: {
      'personal-number': 'Personnummer',
      'coordination-number': 'Samordningsnummer',
      'personal-number-of-deceased': 'Personnummer (avliden)',
      'corporate-number': 'Organisationsnummer',
      'other-format': 'Id-nummer, annat format',
    } satisfies Record<IdentityNumber['label'], string>,
    reasons: {
      'identity-check': 'Kontroll av identitet',
      contract: 'Avtal eller handling',
      correction: 'Rättelse i CRM',
    } satisfies Record<RevealReason, string>,
    checkDigitIsWrong: 'kontrollsiffran stämmer inte',
  },

  fields: {
    'telephone.cell': 'mobil',
    'telephone.home': 'bostad',
    'telephone.work': 'arbete',
    'telephone.other': 'övrigt',
    'telephone.switch': 'växel',
    'email.emailAddress': 'e-post',
    'email.emailAddress2': 'e-post 2',
  } satisfies Record<PhoneField | EmailField, string>,

  roles: {
    names: {
      seller: 'Säljare',
      buyer: 'Köpare',
      extraSeller: 'Kontakt till säljare',
      extraBuyer: 'Kontakt till köpare',
      owner: 'Ägare/uthyrare',
      tenant: 'Hyresgäst',
      extraOwner: 'Kontakt till ägare/uthyrare',
      extraTenant: 'Kontakt till hyresgäst',
      speculator: 'Spekulant',
    } satisfies Record<PartyRole, string>,
    kinds: {
      ExtraPartyContactPerson: 'Extrakontakt',
      EstateParty: 'Dödsbodelägare',
      CompanySignatory: 'Firmatecknare',
      CompanyContactPerson: 'Firmakontaktperson',
      PowerOfAttorney: 'Fullmaktshavare',
      Guardian: 'Förmyndare',
      LimitedGuardian: 'God man',
      Representative: 'Ombud',
      ExecutorUnderTheWill: 'Testamentsexekutor',
      EstateAdministrator: 'Boutredningsman',
      Deceased: 'Avliden',
    } satisfies Record<KnownPartyKind, string>,
    levels: {
      Reserved: 'Reserverat',
      Booked: 'Bokat',
      ParticipateInBidding: 'Deltar i budgivning',
      OnHoldInBidding: 'Stannat i budgivning',
      FollowingBidding: 'Följer budgivning',
      VeryInterested: 'Mycket intresserad',
      BeenAtOrComingToViewing: 'Varit/kommer på visning',
      Interested: 'Intresserad',
      Assigned: 'Anvisad',
      NotInterested: 'Ej intresserad',
      Archived: 'Arkiverad',
    } satisfies Record<KnownInterestLevel, string>,
    estateKinds: {
      house: 'Villa',
      'housing-cooperative': 'Bostadsrätt',
      cottage: 'Fritidshus',
      plot: 'Tomt',
      project: 'Projekt',
      farm: 'Gård',
      'commercial-property': 'Kommersiellt',
      condominium: 'Ägarlägenhet',
      'foreign-property': 'Utlandsobjekt',
      premises: 'Lokal',
    } satisfies Record<KnownEstateKind, string>,
    title: 'Roller',
    notFetched: 'Ej hämtat',
    allNotFetched: 'Roller ej hämtade',
    none: 'Finns inga',
    addressMissing: 'adress saknas',
    estate: (id: string) => `Objekt ${id}`,
    estateMissing: 'Objekt utan id',
    dateMissing: 'datum saknas',
    approximateDate: 'ungefärligt datum',
    former: 'Tidigare och ej intresserade',
    /** Which groups are known without their dates. */
    overview: (groups: string) => `Översikt: ${groups}.`,
    overviewLacks: {
      dates: { coming: 'Datum hämtas …', missing: 'Alla datum är inte hämtade.' },
      datesAndContacts: {
        coming: 'Datum och ombud hämtas …',
        missing: 'Datum och ombud ej hämtade.',
      },
    },
  },

  /** Each failure in one sentence, and what to do about it in another. */
  failures: {
    'wrong-login': {
      says: 'Inloggningen gäller inte längre.',
      remedy: 'Logga in igen med rätt användarnamn och lösenord.',
    },
    'no-access': {
      says: 'Åtkomst saknas.',
      remedy: 'Be den som sköter kontorets CRM att ge inloggningen rätt till uppgiften.',
    },
    'not-found': {
      says: 'Kontakten finns inte i CRM: borttagen, sammanslagen eller fel id.',
      remedy: 'Kontrollera id:t eller sök i CRM.',
    },
    'rejected-request': {
      says: 'CRM tog inte emot frågan.',
      remedy: 'Rätta det som står nedan och försök igen.',
    },
    'too-many-requests': {
      says: 'CRM tar emot för många frågor just nu.',
      remedy: 'Vänta tills tiden gått ut; appen försöker sedan igen.',
    },
    'server-error': { says: 'CRM har problem just nu.', remedy: 'Försök igen om en stund.' },
    'unexpected-format': {
      says: 'CRM svarade på ett sätt som appen inte förstår.',
      remedy: 'Inget har ändrats. Försök igen, och säg till supporten om det kommer tillbaka.',
    },
    'no-network': {
      says: 'Datorn har inget nätverk.',
      remedy: 'Anslut till ett nätverk och försök igen.',
    },
    'server-unreachable': {
      says: 'Når inte CRM.',
      remedy: 'Kontrollera nätverket och adressen, och försök igen.',
    },
    'untrusted-certificate': {
      says: 'CRM:s certifikat går inte att lita på, så inget har skickats.',
      remedy: 'Byt nätverk eller kontakta den som sköter datorn.',
    },
    'network-sign-in': {
      says: 'Nätverket kräver inloggning.',
      remedy: 'Öppna webbläsaren, logga in på nätverket och försök igen.',
    },
    'timed-out': { says: 'CRM svarade inte i tid.', remedy: 'Försök igen.' },
    'keychain-unavailable': {
      says: 'Datorns nyckelring går inte att använda.',
      remedy: 'Lås upp nyckelringen eller logga in på nytt; utan den sparas inget lösenord.',
    },
    'password-missing': {
      says: 'Lösenordet finns inte i datorns nyckelring.',
      remedy: 'Logga in igen. Kopian av kontakterna finns kvar på datorn.',
    },
    'password-too-long': {
      says: 'Lösenorden är för långa för datorns nyckelring, så de har inte sparats.',
      remedy:
        'Du är inloggad tills appen stängs. Kopian finns kvar, och nästa gång loggar du in igen.',
    },
    'keychain-not-cleared': {
      says: 'Ett lösenord eller en nyckel från tidigare ligger kvar i datorns nyckelring.',
      remedy: 'Lås upp nyckelringen. Appen försöker ta bort det igen nästa gång den startar.',
    },
    'disk-full': {
      says: 'Disken är full.',
      remedy: 'Det som redan är hämtat går att läsa. Frigör plats så fortsätter appen.',
    },
    'disk-refused': {
      says: 'Datorns disk tar inte emot det som appen ska spara.',
      remedy:
        'Det gäller tills appen stängs. Vänta tills säkerhetskopiering och virusskydd är klara, och försök igen.',
    },
    expired: {
      says: 'Kopian av kontakten var för gammal och är gallrad.',
      remedy: 'Öppna kontakten igen för att hämta den ur CRM.',
    },
    ...savingFailures,
    'signed-out': { says: 'Du är utloggad.', remedy: 'Logga in för att fortsätta.' },
    locked: { says: 'Appen är låst.', remedy: 'Lås upp och försök igen.' },
    presenting: {
      says: 'Det går inte i presentationsläge.',
      remedy: 'Stäng av presentationsläget först.',
    },
    cancelled: { says: 'Avbrutet.', remedy: 'Försök igen när du vill.' },
    'invalid-input': {
      says: 'Uppgiften går inte att använda.',
      remedy: 'Rätta den och försök igen.',
    },
    forbidden: { says: 'Det går inte att göra härifrån.', remedy: 'Starta om appen.' },
    busy: { says: 'För mycket på en gång.', remedy: 'Vänta ett ögonblick och försök igen.' },
    internal: {
      says: 'Ett fel i appen stoppade det du gjorde.',
      remedy: 'Starta om appen, och säg till supporten om det kommer tillbaka.',
    },
  } satisfies Record<FailureCode, { says: string; remedy: string }>,

  /** Of a failure on the way to the CRM, once the CRM has answered something else. */
  failureOver: { says: 'Det gick inte att hämta ur CRM nyss.', remedy: 'Försök igen.' },

  /** In place of "no-access" where it is about all of an office. */
  officeRefused: {
    says: 'CRM ger inte inloggningen åtkomst till kontorets kontakter.',
    remedy: 'Be den som sköter kontorets CRM att ge inloggningen rätten igen.',
  },

  connection: {
    unknown: 'Ingen fråga ställd ännu',
    connected: 'Ansluten',
    'no-network': 'Inget nätverk',
    'server-unreachable': 'Når inte CRM',
    'server-error': 'CRM har problem just nu',
    'too-many-requests': 'Väntar på CRM',
    'wrong-login': 'Inloggningen gäller inte längre',
    'no-access': 'Åtkomst saknas',
    'network-sign-in': 'Nätverket kräver inloggning',
    'untrusted-certificate': 'Certifikatet går inte att lita på',
  } satisfies Record<ConnectionState, string>,
}

/** The shape every other language fills; texts widen to plain strings, functions keep their parameters. */
export type Texts = Widened<typeof sv>
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> }
