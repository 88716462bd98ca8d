import type { StoredContact, WireRecord } from '../office-data'
import { manyCategories, personCategories, protectedIdentity } from './categories'
import {
  draftAddress,
  draftEmail,
  draftPerson,
  draftPersonPhones,
  userIdOf,
  type Draft,
} from './drafts'
import {
  inventCoordinationNumber,
  inventPersonalNumber,
  writeBirth,
  writeNumber,
  type Birth,
} from './identity-numbers'
import { showcase } from './known-ids'
import { longNote } from './long-note'
import type { Moments } from './moments'
import type { Gender } from './names'
import type { Phones } from './phones'

/** One person for each thing worth showing. What a draft does not name is ordinary. */
export function draftShowcasePersons(moments: Moments, phones: Phones): StoredContact[] {
  let count = 0
  const ordinary = (birth: Birth, gender: Gender): WireRecord => {
    count += 1
    return {
      socialSecurityNumber: writeNumber(inventPersonalNumber(birth, gender, count), 'long-dash'),
      dateOfBirth: writeBirth(birth),
      telephone: draftPersonPhones({ cell: phones.takeMobile() }),
      leadScore: 2,
      gdprApprovalDate: moments.dayAgo(400 + count),
      agentId: userIdOf(count % 2 === 0 ? 1 : 4),
      advertisingEnabled: true,
      address: draftAddress({
        streetAddress: `Utställningsvägen ${count}`,
        zipCode: '990 05',
        city: 'Låtsasstad',
      }),
      createdAt: moments.daysAgo(900 + 31 * count),
      changedAt: moments.daysAgo(3 + 2 * count),
    }
  }
  const woman = (born: Birth, given: Draft) =>
    draftPerson({ ...ordinary(born, 'female'), ...given })
  const man = (born: Birth, given: Draft) => draftPerson({ ...ordinary(born, 'male'), ...given })
  const on = (year: number, month: number, day: number): Birth => ({ year, month, day })

  return [
    woman(on(1988, 2, 17), {
      id: showcase.advertisingUnknown,
      firstName: 'Vilhelmina',
      lastName: 'Drömdahl',
      advertisingEnabled: null,
      gdprApprovalDate: null,
      wantsToBeMatched: null,
      email: draftEmail('vilhelmina.dromdahl@example.com'),
    }),
    man(on(1956, 11, 3), {
      id: showcase.informedNever,
      firstName: 'Otto',
      lastName: 'Låtsasberg',
      gdprApprovalDate: '0001-01-01T00:00:00',
    }),
    woman(on(1991, 6, 30), {
      id: showcase.informedInFuture,
      firstName: 'Siri',
      lastName: 'Fabelqvist',
      gdprApprovalDate: moments.dayAgo(-730),
    }),
    woman(on(1941, 9, 8), {
      id: showcase.deceasedButMarketed,
      firstName: 'Gunvor',
      lastName: 'Sagolund',
      isDeceased: true,
      wantsToBeMatched: 'Yes',
      matchingChangedAt: moments.daysAgo(220),
      leadScore: 5,
      email: draftEmail('gunvor.sagolund@example.com'),
    }),
    man(on(1979, 4, 12), {
      id: showcase.coordinationNumber,
      firstName: 'Esaias',
      lastName: 'Tänkvik',
      socialSecurityNumber: writeNumber(inventCoordinationNumber(on(1979, 4, 12), 'male'), 'long'),
    }),
    woman(on(1985, 4, 12), {
      id: showcase.otherFormatNumber,
      firstName: 'Leila',
      lastName: 'Al-Mithali',
      isForeignSocialSecurityNumber: true,
      email: draftEmail('leila@al-mithali.example'),
    }),
    woman(on(1974, 1, 25), {
      id: showcase.protectedIdentity,
      firstName: 'Skyddad',
      lastName: 'Exempelperson',
      categories: [protectedIdentity],
      note: 'Lämna inte ut några uppgifter.',
    }),
    woman(on(1969, 12, 13), {
      id: showcase.longNames,
      firstName: 'Anna-Margareta Désirée Cecilia',
      lastName: 'von Påhittenstierna-Sagoskölds',
      address: draftAddress({
        streetAddress: 'Generallöjtnant Påhittenstiernas Utsiktspromenad 128 B lgh 1404 tr 3',
        zipCode: '995 07',
        city: 'Sagohamns Västra Skärgård',
      }),
      email: draftEmail(
        'anna-margareta.desiree.cecilia.von.pahittenstierna-sagoskold@langaste-adressen.example.com',
      ),
    }),
    man(on(1963, 5, 21), {
      id: showcase.longNote,
      firstName: 'Valfrid',
      lastName: 'Berättarlund',
      note: longNote,
    }),
    woman(on(1982, 8, 19), {
      id: showcase.fortyCategories,
      firstName: 'Önska',
      lastName: 'Alltihopa',
      categories: manyCategories,
      wantsToBeMatched: 'Yes',
      matchingChangedAt: moments.daysAgo(14),
    }),
    man(on(1958, 10, 2), {
      id: showcase.sixtyRoles,
      firstName: 'Gösta',
      lastName: 'Mångsyssla',
      leadScore: 5,
      categories: personCategories.slice(1, 3),
      note: 'Köper, renoverar och säljer. Har varit med om det mesta.',
    }),
    man(on(1996, 7, 7), { id: showcase.nullRoles, firstName: 'Nils', lastName: 'Nullén' }),
    woman(on(1977, 3, 5), {
      id: showcase.oddPhones,
      firstName: 'Telma',
      lastName: 'Lurström',
      // Longer than the documented 17 characters, as converted data may be.
      telephone: draftPersonPhones({
        home: '08-465 004 43 (sonen)',
        work: '031-390 06 33 ankn 12',
        cell: '+44 20 7946 0123',
        other: 'ring växeln',
      }),
    }),
    man(on(1971, 2, 9), {
      id: showcase.declinedButWatching,
      firstName: 'Sture',
      lastName: 'Väntelöf',
      advertisingEnabled: false,
      wantsToBeMatched: 'Yes',
      matchingChangedAt: moments.daysAgo(6),
      email: draftEmail('sture.vantelof@example.net'),
    }),
    woman(on(1999, 1, 31), {
      id: showcase.unknownMatching,
      firstName: 'Kajsa',
      lastName: 'Kanskelund',
      wantsToBeMatched: 'Later',
    }),
    man(on(1966, 6, 6), {
      id: showcase.plainTextNote,
      firstName: 'Klas',
      lastName: 'Klammersson',
      note: 'Köper om priset < 3 mkr & > 2 rok. <b>Viktigt:</b> "inga" hundar; se {bilaga} 1.',
    }),
    woman(on(2001, 9, 15), { id: showcase.firstNameOnly, firstName: 'Ö', lastName: null }),
    draftPerson({
      id: showcase.nameMissing,
      firstName: '   ',
      telephone: draftPersonPhones({ home: phones.takeLandline() }),
      changedAt: moments.daysAgo(45),
    }),
    man(on(1994, 4, 4), {
      id: showcase.neverChanged,
      firstName: 'Stilla',
      lastName: 'Orördén',
      createdAt: null,
      changedAt: null,
    }),
    woman(on(1987, 12, 1), {
      id: showcase.oddEmail,
      firstName: 'Mejla',
      lastName: 'Snabelström',
      email: draftEmail('mejla(at)example.com', 'mejla snabelström@example.org'),
    }),
    man(on(1923, 11, 4), {
      id: showcase.overHundred,
      firstName: 'Karl-Alfons',
      lastName: 'Sekelgren',
      // The plus sign of the ten-digit form: the person is past a hundred.
      socialSecurityNumber: inventPersonalNumber(on(1923, 11, 4), 'male')
        .slice(2)
        .replace(/^(.{6})/, '$1+'),
    }),
    man(on(1968, 8, 28), {
      id: showcase.wrongCheckDigit,
      firstName: 'Felix',
      lastName: 'Felskriven',
      socialSecurityNumber: spoilCheckDigit(inventPersonalNumber(on(1968, 8, 28), 'male')),
    }),
    man(on(1949, 3, 3), { id: showcase.ward, firstName: 'Holger', lastName: 'Stillsam' }),
    woman(on(1972, 10, 20), { id: showcase.trustee, firstName: 'Tora', lastName: 'Hjälprand' }),
    woman(on(1971, 5, 18), {
      id: showcase.soleTraderOwner,
      firstName: 'Ellika',
      lastName: 'Egenström',
      socialSecurityNumber: writeNumber(
        inventPersonalNumber(on(1971, 5, 18), 'female'),
        'long-dash',
      ),
      isCompanyPerson: true,
    }),
  ]
}

/** Still nobody's number: the birth number is one of those kept for tests. */
function spoilCheckDigit(twelve: string): string {
  return writeNumber(`${twelve.slice(0, 11)}${(Number(twelve[11]) + 1) % 10}`, 'long-dash')
}
