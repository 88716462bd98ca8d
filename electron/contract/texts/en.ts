import { accessLogTexts } from './en/access-log'
import { cardTexts } from './en/card'
import { changeTexts, protectedTexts } from './en/changes'
import { contactPanelTexts } from './en/contact-panel'
import { copyTexts } from './en/copy'
import { estateTexts } from './en/estate'
import { exportTexts } from './en/export'
import { forgetTexts } from './en/forget'
import { frame, keysTexts, settingsTexts } from './en/frame'
import { savingFailures } from './en/saving'
import { screenTexts } from './en/screen'
import { searchTexts } from './en/search'
import { signInTexts } from './en/sign-in'
import { storedTexts } from './en/stored'
import type { Texts } from './sv'

/** English, as careful as the Swedish: nothing here promises more than `sv` does. */
export const en: Texts = {
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
    company: 'Company',
    'deceased-estate': 'Estate of deceased',
    unknown: 'Unknown contact type',
  },

  contact: {
    nameMissing: 'Name missing',
    deceased: 'Deceased',
    deceasedNo: 'No',
    deceasedUnknown: 'Deceased: unknown',
    relatives: 'may reach relatives',
    unknownAgent: 'Unknown broker',
    unknownValue: (raw) => `unknown value: ${raw}`,
    unknownValueBare: 'unknown value',
  },

  flags: {
    advertisingYes: 'Advertising mailings: allowed according to the CRM',
    advertisingYesNote: 'channel, date and source are not stated',
    advertisingNo: 'Advertising declined',
    advertisingNoNote: 'contact in a running matter is fine',
    advertisingUnknown: 'Advertising: unknown – treat as no',
    informedOn: (day) => `Informed ${day}`,
    informedMissing: 'Information: no record',
    informedImplausible: 'Information: implausible date in the CRM',
    matchingYes: 'Wants matching',
    matchingNo: 'Does not want matching',
    matchingNotAsked: 'Matching: not asked',
    matchingUnknown: 'Matching: unknown value',
    matchingChanged: (day) => `changed ${day}`,
    matchingDespiteAdvertisingNo:
      'A requested watch is not advertising – follow the office routine',
    checkBeforeMailing: 'check before mailing',
    leadScore: 'The office’s assessment',
  },

  numbers: {
    labels: {
      'personal-number': 'Personal number',
      'coordination-number': 'Coordination number',
      'personal-number-of-deceased': 'Personal number (deceased)',
      'corporate-number': 'Organisation number',
      'other-format': 'Id number, other format',
    },
    reasons: {
      'identity-check': 'Identity check',
      contract: 'Contract or deed',
      correction: 'Correction in the CRM',
    },
    checkDigitIsWrong: 'the check digit does not match',
  },

  fields: {
    'telephone.cell': 'mobile',
    'telephone.home': 'home',
    'telephone.work': 'work',
    'telephone.other': 'other',
    'telephone.switch': 'switchboard',
    'email.emailAddress': 'e-mail',
    'email.emailAddress2': 'e-mail 2',
  },

  roles: {
    names: {
      seller: 'Seller',
      buyer: 'Buyer',
      extraSeller: 'Contact of a seller',
      extraBuyer: 'Contact of a buyer',
      owner: 'Owner/landlord',
      tenant: 'Tenant',
      extraOwner: 'Contact of an owner/landlord',
      extraTenant: 'Contact of a tenant',
      speculator: 'Prospect',
    },
    kinds: {
      ExtraPartyContactPerson: 'Extra contact',
      EstateParty: 'Estate shareholder',
      CompanySignatory: 'Authorised signatory',
      CompanyContactPerson: 'Company contact',
      PowerOfAttorney: 'Holder of a power of attorney',
      Guardian: 'Guardian',
      LimitedGuardian: 'Trustee (god man)',
      Representative: 'Representative',
      ExecutorUnderTheWill: 'Executor of the will',
      EstateAdministrator: 'Estate administrator',
      Deceased: 'The deceased',
    },
    levels: {
      Reserved: 'Reserved',
      Booked: 'Booked',
      ParticipateInBidding: 'Bidding',
      OnHoldInBidding: 'Stopped bidding',
      FollowingBidding: 'Following the bidding',
      VeryInterested: 'Very interested',
      BeenAtOrComingToViewing: 'Has been at or is coming to a viewing',
      Interested: 'Interested',
      Assigned: 'Assigned',
      NotInterested: 'Not interested',
      Archived: 'Archived',
    },
    estateKinds: {
      house: 'House',
      'housing-cooperative': 'Cooperative flat',
      cottage: 'Holiday home',
      plot: 'Plot',
      project: 'Project',
      farm: 'Farm',
      'commercial-property': 'Commercial',
      condominium: 'Condominium',
      'foreign-property': 'Property abroad',
      premises: 'Premises',
    },
    title: 'Roles',
    notFetched: 'Not fetched',
    allNotFetched: 'Roles not fetched',
    none: 'None',
    addressMissing: 'address missing',
    estate: (id) => `Property ${id}`,
    estateMissing: 'Property without id',
    dateMissing: 'date missing',
    approximateDate: 'approximate date',
    former: 'Former and not interested',
    overview: (groups) => `Overview: ${groups}.`,
    overviewLacks: {
      dates: { coming: 'Dates being fetched …', missing: 'Not all dates fetched.' },
      datesAndContacts: {
        coming: 'Dates and representatives being fetched …',
        missing: 'Dates and representatives not fetched.',
      },
    },
  },

  failures: {
    'wrong-login': {
      says: 'The login no longer works.',
      remedy: 'Sign in again with the right user name and password.',
    },
    'no-access': {
      says: 'No access.',
      remedy: 'Ask whoever runs the office’s CRM to give this login the right to it.',
    },
    'not-found': {
      says: 'The contact is not in the CRM: removed, merged or wrong id.',
      remedy: 'Check the id, or search in the CRM.',
    },
    'rejected-request': {
      says: 'The CRM did not accept the question.',
      remedy: 'Correct what is listed and try again.',
    },
    'too-many-requests': {
      says: 'The CRM is getting too many questions right now.',
      remedy: 'Wait until the time is up; the app then tries again.',
    },
    'server-error': { says: 'The CRM has a problem right now.', remedy: 'Try again in a while.' },
    'unexpected-format': {
      says: 'The CRM answered in a way the app does not understand.',
      remedy: 'Nothing was changed. Try again, and tell support if it comes back.',
    },
    'no-network': {
      says: 'This computer has no network.',
      remedy: 'Connect to a network and try again.',
    },
    'server-unreachable': {
      says: 'The CRM cannot be reached.',
      remedy: 'Check the network and the address, and try again.',
    },
    'untrusted-certificate': {
      says: 'The CRM’s certificate cannot be trusted, so nothing was sent.',
      remedy: 'Change network, or contact whoever looks after the computer.',
    },
    'network-sign-in': {
      says: 'The network asks you to sign in.',
      remedy: 'Open the browser, sign in to the network and try again.',
    },
    'timed-out': { says: 'The CRM did not answer in time.', remedy: 'Try again.' },
    'keychain-unavailable': {
      says: 'The computer’s keychain cannot be used.',
      remedy: 'Unlock the keychain or sign in again; without it no password is kept.',
    },
    'password-missing': {
      says: 'The password is not in the computer’s keychain.',
      remedy: 'Sign in again. The copy of the contacts is still on the computer.',
    },
    'password-too-long': {
      says: 'The passwords are too long for the computer’s keychain, so they were not kept.',
      remedy:
        'You are signed in until the app closes. The copy stays, and next time you sign in again.',
    },
    'keychain-not-cleared': {
      says: 'A password or a key of an earlier login is still in the computer’s keychain.',
      remedy: 'Unlock the keychain. The app tries to remove it again at its next start.',
    },
    'disk-full': {
      says: 'The disk is full.',
      remedy: 'What has been fetched can still be read. Free some space and the app goes on.',
    },
    'disk-refused': {
      says: 'This computer’s disk does not take what the app is to save.',
      remedy:
        'It holds until the app closes. Wait until backup and virus protection are done, and try again.',
    },
    expired: {
      says: 'The copy of the contact was too old and has been purged.',
      remedy: 'Open the contact again to fetch it from the CRM.',
    },
    ...savingFailures,
    'signed-out': { says: 'You are signed out.', remedy: 'Sign in to go on.' },
    locked: { says: 'The app is locked.', remedy: 'Unlock it and try again.' },
    presenting: {
      says: 'This cannot be done in presentation mode.',
      remedy: 'Turn presentation mode off first.',
    },
    cancelled: { says: 'Cancelled.', remedy: 'Try again whenever you like.' },
    'invalid-input': { says: 'That cannot be used.', remedy: 'Correct it and try again.' },
    forbidden: { says: 'That cannot be done from here.', remedy: 'Restart the app.' },
    busy: { says: 'Too much at once.', remedy: 'Wait a moment and try again.' },
    internal: {
      says: 'A fault in the app stopped what you were doing.',
      remedy: 'Restart the app, and tell support if it comes back.',
    },
  },

  failureOver: { says: 'Fetching from the CRM failed a moment ago.', remedy: 'Try again.' },

  officeRefused: {
    says: 'The CRM gives this login no access to the office’s contacts.',
    remedy: 'Ask whoever looks after the office’s CRM to give the login that right again.',
  },

  connection: {
    unknown: 'Nothing asked yet',
    connected: 'Connected',
    'no-network': 'No network',
    'server-unreachable': 'CRM out of reach',
    'server-error': 'The CRM has a problem right now',
    'too-many-requests': 'Waiting for the CRM',
    'wrong-login': 'The login no longer works',
    'no-access': 'No access',
    'network-sign-in': 'The network asks you to sign in',
    'untrusted-certificate': 'The certificate cannot be trusted',
  },
}
