/** Its module no longer loads; Vitest then has no test that failed, and Stryker none that noticed. */
const NO_MODULE = 'the module does not load, and every test that reads it is red'
const OTHER_CODE = 'no contact of another kind has the field, and no other date has a day'

/**
 * What must not be changed without a test that notices: the rules of a group, as few tests as reach all of them, and
 * the changes that do not count, each by what was there, what came instead, and why no test can tell the two apart;
 * by what is `on` its line as well, where what was there is found in many places.
 */
export const groups = [
  {
    name: 'masking',
    mutate: ['electron/contract/person-number/*.ts', 'electron/main/privacy/covered.ts'],
    tests: [
      'test/unit/electron/contract/person-number/{cover,failures,field,find,typed,written}.test.ts',
      'test/unit/electron/main/crm-api/wire/identity-number.test.ts',
      'test/unit/electron/main/privacy/covered.test.ts',
      'test/unit/electron/main/pdf/paper-text.test.ts',
      'test/unit/renderer/screens/typed.test.ts',
    ],
    except: [
      {
        was: 'sum += product',
        became: 'sum -= product > 9 ? product - 9 : product',
        why: 'what ten divides it divides below zero as well',
      },
      {
        was: 'total + weight',
        became: 'total - weight * Number(digits[at])',
        why: 'what eleven divides it divides below zero as well',
      },
      {
        ...{ was: "''", became: '"Stryker was here!"', on: "yy = ''" },
        why: 'each of these groups is in every match: the empty text is for the compiler',
      },
      { was: "'typed'", became: '""', why: 'no rule names a typed text: it has those of no place' },
      {
        ...{ was: "''", became: '"Stryker was here!"', on: 'number ??' },
        why: 'neither text holds a number',
      },
      {
        ...{ was: '/(?:\\p{Nd}[^\\p{Nd}]*){9}/u', became: '/(?:\\p{Nd}[^\\p{Nd}]*)/u' },
        why: 'it only spares the search for what cannot be there',
      },
      { was: '`[^\\p{L}\\p{Nd}\\n]`', became: '``', why: NO_MODULE },
      { was: 'day > 40', became: 'day >= 40', why: 'neither the fortieth nor the zeroth is a day' },
      {
        ...{ was: '!MIN_DIGITS.test(written)', became: 'false' },
        why: 'it only spares the search for what cannot be there',
      },
    ],
  },
  {
    name: 'flags',
    mutate: [
      'electron/contract/domain/flags.ts',
      'electron/contract/domain/contact-panel.ts',
      'electron/contract/domain/relatives.ts',
      'electron/contract/domain/age.ts',
      'electron/main/crm-api/wire/enums.ts',
      'electron/main/crm-api/wire/dates.ts',
    ],
    tests: [
      'test/unit/electron/contract/domain/{age,contact-panel,flags}.test.ts',
      'test/unit/electron/main/crm-api/wire/{dates,enums,odd-contacts}.test.ts',
    ],
    except: [
      { was: "of.kind === 'person'", became: 'true', why: OTHER_CODE },
      { was: "date.state === 'date'", became: 'true', why: OTHER_CODE },
      { was: '(kind) => [kind.toLowerCase(), kind]', became: '() => undefined', why: NO_MODULE },
      { was: "'state'", became: '""', why: NO_MODULE },
      { was: "{ state: z.literal('date')", became: '{}', why: NO_MODULE },
      { was: "{ state: z.literal('unknown')", became: '{}', why: NO_MODULE },
      {
        was: 'oldest !== undefined',
        became: 'true',
        why: 'a time that is not there is older than nothing',
      },
    ],
  },
  {
    name: 'purge',
    mutate: [
      'electron/main/privacy/retention.ts',
      'electron/main/crm-api/gone.ts',
      'electron/main/store/drop-offices.ts',
      'electron/main/copy/expire.ts',
    ],
    tests: [
      'test/unit/electron/main/privacy/retention.test.ts',
      'test/unit/electron/main/copy/expire.test.ts',
      'test/integration/crm-api/{gone,check-customer,contact}.test.ts',
      'test/integration/copy/{accounts,expiry}.test.ts',
    ],
    except: [{ was: '([table, ids]) => `DELETE', became: '() => undefined', why: NO_MODULE }],
  },
]
