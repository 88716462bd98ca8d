import { describe, expect, it } from 'vitest'
import { searchTexts } from '../../../../../electron/main/search/search-texts'
import { recordOf } from '../../../../builders/many-contacts'
import { aCompany, aPerson } from '../../../../builders/people'

const textsOf = (given: Record<string, unknown>) => searchTexts(recordOf(aPerson(given)))
const numberOf = (socialSecurityNumber: string, foreign = false) =>
  textsOf({ socialSecurityNumber, isForeignSocialSecurityNumber: foreign }).number

describe('what the index says of a contact', () => {
  it('has the words of the name, exact and tolerant', () => {
    expect(textsOf({ firstName: 'Åsa-Karin', lastName: 'Kjær Öberg' })).toMatchObject({
      names: 'åsa karin åsakarin kjär öberg',
      names_folded: 'asa asakarin kjar kjaer oberg',
      first: 'asa karin asakarin',
    })
  })

  it('has a mail address and its ends, but not a country alone', () => {
    expect(textsOf({ email: { emailAddress: 'Åsa.Berg@mejl.Example.se' } }).email).toBe(
      '@asa.berg@mejl.example.se @berg@mejl.example.se @mejl.example.se @example.se',
    )
  })

  it('has a postcode with its space and without', () => {
    const address = { streetAddress: 'Övre Provgatan 4 B', zipCode: '990 02', city: 'Testköping' }
    expect(textsOf({ address }).address).toBe('=ovre =provgatan =4 =b =990 =02 =99002 =testkoping')
  })

  it('has a phone number and its ends', () => {
    const telephone = { cell: '0313900612', home: '+46 31-390 06 12 (vx)' }
    expect(textsOf({ telephone })).toMatchObject({
      phone: '+0313900612',
      phone_end: '-313900612 -13900612 -3900612 -900612 -00612 -0612',
    })
  })

  it('has categories', () => {
    const categories = [{ id: 'KAT1', name: 'Söker villa', readOnly: false }]
    expect(textsOf({ categories }).category).toBe('soker villa')
  })

  it.each([
    ['19850412-9803', '.198504129803 .8504129803'],
    ['198504129803', '.198504129803 .8504129803'],
    ['850412-9803', '.198504129803 .8504129803'],
    ['8504129803', '.198504129803 .8504129803'],
    ['850412 9804', '.198504129804 .8504129804'],
    ['120412+9803', '.191204129803 .1204129803'],
    ['19850472-9803', '.198504729803 .8504729803'],
    ['850412-T123', '.19850412t123 .850412t123'],
    ['ABC 123', '.abc123'],
  ])('D12 has the number %s with and without century', (written, number) => {
    expect(numberOf(written)).toBe(number)
  })

  it('D13 has a foreign number only as it is', () => {
    expect(numberOf('19850412-9803', true)).toBe('.198504129803')
  })

  it.each([
    ['559999-9017', '.5599999017'],
    ['16559999-9017', '.5599999017'],
    ['19710518-9801', '.197105189801 .7105189801'],
    ['710518-9801', '.197105189801 .7105189801'],
  ])('D14 has the number %s of a company', (corporateNumber, number) => {
    expect(searchTexts(recordOf(aCompany({ corporateNumber }))).number).toBe(number)
  })

  it('has nothing of the note (GDPR rule 33)', () => {
    expect(JSON.stringify(textsOf({ note: 'Hemligheten' }))).not.toMatch(/hemlig/i)
  })

  it('is bounded, whatever a broken server sends', () => {
    const texts = textsOf({ firstName: `${'x'.repeat(9_000)} ${'yz '.repeat(3_000)}` })
    expect(texts.names.length).toBeLessThan(200)
    const many = Array.from({ length: 2_000 }, (_, index) => `ord${index}`).join(' ')
    expect(textsOf({ firstName: many }).names.split(' ')).toHaveLength(200)
  })
})
