import type { WireOffice, WireUser } from '../office-data'
import { SAMPLE_CUSTOMER, SECOND_CUSTOMER, userIdOf } from './drafts'
import { inventCorporateNumber } from './identity-numbers'

/**
 * The real server sends bank details with every user. Here they are plain nonsense, so that a test
 * can look for them everywhere else.
 */
export const bankNonsense = {
  bank: 'HITTEPÅBANKEN',
  cleringNumber: 'CLEARING-PÅHITT',
  account: 'KONTO-PÅHITT',
  accountType: 'KONTOTYP-PÅHITT',
  iban: 'IBAN-PÅHITT',
  swift: 'SWIFT-PÅHITT',
}

type Given = {
  number: number
  userName: string
  title: string
  cellPhone: string
  publicPhonenumber: string | null
  state: 'public' | 'internal' | 'archived'
  customerId?: string
}

function draftUser(given: Given): WireUser {
  const customerId = given.customerId ?? SAMPLE_CUSTOMER
  const nameInMail = given.userName.split(' ')[0]?.toLowerCase() ?? ''
  return {
    deleted: false,
    archived: given.state === 'archived',
    public: given.state === 'public',
    userId: userIdOf(given.number),
    customerId: [customerId],
    orderNumber: given.number,
    userName: given.userName,
    department: null,
    category: 'Fastighetsmäklare',
    title: given.title,
    extraTitle: null,
    allowLogOn: given.state !== 'archived',
    emailAddress: `${nameInMail}@exempelmaklarna.example`,
    telePhone: null,
    cellPhone: given.cellPhone,
    directPhonenumbers: [],
    publicPhonenumber: given.publicPhonenumber,
    spokenLanguages: ['Svenska'],
    ...bankNonsense,
    comment: null,
    image: null,
    publishedOnOffice: given.state === 'public' ? [customerId] : [],
    internalEmployeeNumber: null,
    externalUserId: null,
    customerIdsWithSortOrder: [
      {
        customerId,
        orderNumber: given.number,
        mainBusiness: true,
        officeId: `FIR${customerId.slice(1)}`,
      },
    ],
    dateChanged: '2026-03-03T10:00:00',
    subOffices: [],
    reviews: [],
  }
}

export const staff: readonly WireUser[] = [
  draftUser({
    number: 1,
    userName: 'Maja Mallmäklare',
    title: 'Reg. fastighetsmäklare',
    cellPhone: '070-174 06 40',
    publicPhonenumber: '08-465 004 40',
    state: 'public',
  }),
  draftUser({
    number: 2,
    userName: 'Pelle Provmäklare',
    title: 'Reg. fastighetsmäklare',
    cellPhone: '070-174 06 41',
    publicPhonenumber: null,
    state: 'archived',
  }),
  draftUser({
    number: 3,
    userName: 'Asta Assistent',
    title: 'Mäklarassistent',
    cellPhone: '070-174 06 42',
    publicPhonenumber: null,
    state: 'internal',
  }),
  draftUser({
    number: 4,
    userName: 'Ibrahim Idéman',
    title: 'Reg. fastighetsmäklare',
    cellPhone: '070-174 06 06',
    publicPhonenumber: '08-465 004 44',
    state: 'public',
  }),
]

export const secondStaff: readonly WireUser[] = [
  draftUser({
    number: 5,
    userName: 'Lovisa Långbord',
    title: 'Reg. fastighetsmäklare, kontorschef',
    cellPhone: '070-174 06 07',
    publicPhonenumber: null,
    state: 'public',
    customerId: SECOND_CUSTOMER,
  }),
]

function draftOffice(customerId: string, town: string, given: Record<string, unknown>): WireOffice {
  return {
    archived: false,
    customerId,
    officeId: `FIR${customerId.slice(1)}`,
    name: `Exempelmäklarna ${town}`,
    customerName: `Exempelmäklarna ${town}`,
    legalCustomerName: `Exempelmäklarna i ${town} AB`,
    address: 'Påhittsgatan 1',
    postalAddress: null,
    zipCode: '990 01',
    city: town,
    telephone: '08-465 004 00',
    companyPlace: town,
    emailAddress: 'kontor@exempelmaklarna.example',
    homePage: 'www.exempelmaklarna.example',
    description: null,
    corporateNumber: inventCorporateNumber(2),
    bankgiro: null,
    postalgiro: null,
    vat: null,
    taxCertificate: null,
    coordinate: { longitud: 20.01, latitud: 58.01 },
    region: null,
    officeNumber: Number(customerId.slice(1)),
    officeName: town,
    chain: null,
    dateChanged: '2026-01-02T09:00:00',
    primaryLeadReceiverId: userIdOf(1),
    subOffice: false,
    groups: [{ id: 'G99', name: 'Exempelgruppen' }],
    ...given,
  }
}

export const sampleOfficeSheet = draftOffice(SAMPLE_CUSTOMER, 'Låtsasstad', {})

export const secondOfficeSheet = draftOffice(SECOND_CUSTOMER, 'Testköping', {
  address: 'Provvägen 1',
  zipCode: '991 01',
  telephone: '031-390 06 00',
  emailAddress: 'testkoping@exempelmaklarna.example',
  corporateNumber: inventCorporateNumber(0),
  primaryLeadReceiverId: userIdOf(5),
})
