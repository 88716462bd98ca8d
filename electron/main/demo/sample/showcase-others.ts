import type { StoredContact } from '../office-data'
import { companyCategories } from './categories'
import {
  draftAddress,
  draftCompany,
  draftCompanyPhones,
  draftDeceasedEstate,
  draftEmail,
  draftOther,
  draftPersonPhones,
  userIdOf,
  type Draft,
} from './drafts'
import { inventCorporateNumber, inventPersonalNumber, writeNumber } from './identity-numbers'
import { showcase } from './known-ids'
import type { Moments } from './moments'
import type { Phones } from './phones'

/** Companies, an estate and two contacts of no known type, each made to show one thing. */
export function draftShowcaseOthers(moments: Moments, phones: Phones): StoredContact[] {
  let count = 0
  const ordinary = () => {
    count += 1
    return {
      agentId: userIdOf(4),
      advertisingEnabled: true,
      address: draftAddress({
        streetAddress: `Monterplan ${count}`,
        zipCode: '990 06',
        city: 'Låtsasstad',
      }),
      createdAt: moments.daysAgo(1200 + 17 * count),
      changedAt: moments.daysAgo(5 + 3 * count),
    }
  }
  const company = (given: Draft) =>
    draftCompany({
      ...ordinary(),
      telephone: draftCompanyPhones({ switch: phones.takeLandline() }),
      leadScore: 1,
      ...given,
    })
  const soleTrader = inventPersonalNumber({ year: 1971, month: 5, day: 18 }, 'female')
  const otherTrader = inventPersonalNumber({ year: 1964, month: 2, day: 11 }, 'male')

  return [
    company({
      id: showcase.soleTrader,
      name: 'Ellikas Keramik',
      corporateNumber: writeNumber(soleTrader, 'long-dash'),
      note: 'Enskild firma, numret är ägarens.',
    }),
    company({
      id: showcase.soleTraderShort,
      name: 'Hantverkar-Hasse i Drömby',
      corporateNumber: writeNumber(otherTrader, 'long').slice(2),
      categories: companyCategories.filter(({ name }) => name === 'Hantverkare'),
    }),
    company({
      id: showcase.longCompanyName,
      name:
        'Allmänna Ångfartygs- och Luftslottsbyggnadsaktiebolaget Nordöstra Låtsaslands ' +
        'Enskilda Fastigheter',
      corporateNumber: inventCorporateNumber(3),
    }),
    company({
      id: showcase.manySignatories,
      name: 'Firmatecknarna i förening AB',
      corporateNumber: inventCorporateNumber(4),
      email: draftEmail('styrelsen@firmatecknarna.example', 'ekonomi@firmatecknarna.example'),
    }),
    company({
      id: showcase.oddHomePage,
      name: 'Skylten Utan Adress AB',
      corporateNumber: inventCorporateNumber(5),
      homePage: 'finns inte än, se Facebook',
    }),
    company({
      id: showcase.plainHomePage,
      name: 'Webbexemplet AB',
      corporateNumber: inventCorporateNumber(6),
      homePage: 'https://www.webbexemplet.example/om-oss',
      advertisingEnabled: false,
    }),
    company({
      id: showcase.lookAlikeHomePage,
      name: 'Räksmörgåsens Vänner AB',
      corporateNumber: inventCorporateNumber(7),
      homePage: 'www.räksmörgåsens-vänner.example',
      advertisingEnabled: null,
    }),
    company({
      id: showcase.foreignCompany,
      name: 'Satumaan Kiinteistöt Oy',
      corporateNumber: 'FI 00000000',
      isForeignCorporateNumber: true,
      telephone: draftCompanyPhones({ switch: '+1 212-555-0143' }),
      address: draftAddress({
        streetAddress: 'Satukuja 1 A',
        zipCode: '00000',
        city: 'Helsinki',
        countryCode: 'FI',
      }),
    }),
    draftDeceasedEstate({
      ...ordinary(),
      id: showcase.manyShareholders,
      name: 'Dbo efter Rut Påhittström',
      socialSecurityNumber: writeNumber(
        inventPersonalNumber({ year: 1938, month: 4, day: 30 }, 'female'),
        'long-dash',
      ),
      telephone: draftPersonPhones({ home: phones.takeLandline() }),
      advertisingEnabled: null,
      note: 'Fem delägare och en boutredningsman. Alla ska skriva under.',
    }),
    draftOther('Association', {
      ...ordinary(),
      id: showcase.association,
      name: 'Föreningen Sagans Vänner',
      email: draftEmail('styrelsen@sagansvanner.example'),
      note: 'Lånar ut sin lokal till visningar.',
    }),
    draftOther(null, {
      ...ordinary(),
      id: showcase.typeMissing,
      name: 'Stiftelsen Hittepåfonden',
    }),
  ]
}
