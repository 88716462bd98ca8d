import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UncoveredCard } from '../../../electron/contract/domain/card'
import type { ProtectedCategories } from '../../../electron/contract/domain/protected-categories'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { insideTheCopy } from '../../builders/inside-the-copy'
import { anEstate } from '../../builders/office'
import { aPerson } from '../../builders/people'
import { entriesIn } from '../../builders/roles'
import { markersIn } from '../../e2e/marker-scan'
import type { CrmServer } from '../../fakes/crm-server'
import * as faults from '../../fakes/faults'
import { createTurnstile } from '../../fakes/turnstile'
import { aComputer, scrap, startApp, startServer } from '../copy/app-line'
import type { App, Computer } from '../copy/app-line'

const HIDDEN = contactIdOf(9801)
const PROXY = contactIdOf(9802)
const RELATIVE = contactIdOf(9803)
const HOME = 'OBJ99999_2000009801'
const SHARED = 'OBJ99999_2000009802'
/** Where the proxy acts for the hidden one, and nobody else has anything to do with it. */
const ENTRUSTED = 'OBJ99999_2000009803'
/** Speaks of nothing: it counts only when the office names it. */
const PLAIN = 'Röd akt'

/** By which of the CRM's ways a home is found. As the CRM writes it, and as searches find it. */
const OF_HIDDEN = [
  ...['Zinkgränd 17', 'zinkgrand', '99317', '070-174 06 58', '0701740658', 'zorn@hem.example'],
  ...['Sover hos sin syster', '19770707-9805', '7707079805'],
  ...[RELATIVE, HOME, '2000009801', 'Hemmavägen 98'],
]
/** The list of all the office's estates has them too, for whoever asks where another one lies: they are of nobody there. */
const ITS_ESTATE = [HOME, '2000009801', 'Hemmavägen 98']
const BESIDE_OTHERS = [ENTRUSTED, '2000009803', 'Ombudsvägen 3']
/** What the sync brings back with the office's own list of estates. */
const LISTED = [...ITS_ESTATE, ...BESIDE_OTHERS]
const besideList = (markers: readonly string[]) =>
  markers.filter((marker) => !LISTED.includes(marker))
/** What stays is there: a test that looked at nothing would find nothing. */
const STAYS = ['Zornstrand', SHARED, 'Delade gatan 2']

const categoriesOf = (name: string) => [{ id: 'KAT98', name, readOnly: false }]
const seller = (estateId: string) => ({ estateId, roleCreatedAt: '2026-08-19T00:00:00' })
/** What the call for sellers says of the same. */
const sellerOn = (...estateIds: string[]) => ({
  buyerOn: [],
  sellerOn: estateIds.map((estateId) => ({ estateId, estateType: 'House', shareHolding: null })),
  speculatorOn: [],
})

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({ now: () => new Date(computer.clock.now()) })
  const customer = [...server.office.customers.values()][0]
  customer?.estates.push(
    anEstate({ estateId: HOME, streetAddress: 'Hemmavägen 98' }),
    anEstate({ estateId: SHARED, streetAddress: 'Delade gatan 2', published: true }),
    anEstate({ estateId: ENTRUSTED, streetAddress: 'Ombudsvägen 3', published: true }),
  )
  server.putContact(
    aPerson({
      id: HIDDEN,
      firstName: 'Zackarina',
      lastName: 'Zornstrand',
      categories: categoriesOf(PLAIN),
      socialSecurityNumber: '19770707-9805',
      telephone: { home: null, work: null, cell: '070-174 06 58', other: null },
      email: { emailAddress: 'zorn@hem.example', emailAddress2: null },
      address: { streetAddress: 'Zinkgränd 17', zipCode: '993 17', city: 'Testköping' },
      note: 'Sover hos sin syster',
    }),
    {
      partyRoles: { seller: [seller(HOME), seller(SHARED)], buyer: [] },
      estateLinks: sellerOn(HOME, SHARED),
      relations: { relations: [{ relation: 'PowerOfAttorney', contactId: RELATIVE }] },
    },
  )
  server.putContact(aPerson({ id: PROXY, firstName: 'Olle', lastName: 'Ombudsson' }), {
    partyRoles: {
      seller: [seller(SHARED)],
      buyer: [],
      extraSeller: [
        { ...seller(ENTRUSTED), partyRole: 'PowerOfAttorney', contactId: HIDDEN },
        { ...seller(SHARED), partyRole: 'PowerOfAttorney', contactId: HIDDEN },
      ],
    },
    estateLinks: sellerOn(SHARED),
    relations: { reverseRelations: [{ relation: 'PowerOfAttorney', contactId: HIDDEN }] },
  })
  app = await startApp(computer, server)
  await app.signIn()
  await app.copy.local.choose({ scope: 'opened', own: [] })
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const cardOf = (id: string) => app.contacts.card(app.key(id))
const isQuiet = (id: string) => {
  const card = cardOf(id)
  if (card === null || card.card.refreshing) return false
  const { roles, contact } = card
  return contact.protectedIdentity || (roles.state === 'whole' && !roles.refreshing)
}
const open = async (id: string) => {
  const { contactId, customerId } = app.key(id)
  await app.contacts.open(contactId, customerId)
  await app.until(() => isQuiet(id) && cardOf(id)?.relations.refreshing === false)
}
const name = (protectedCategories: ProtectedCategories) =>
  app.change({ protectedCategories: protectedCategories && [...protectedCategories] })
const inCrm = (category: string) =>
  server.changeContact(HIDDEN, {
    categories: categoriesOf(category),
    changedAt: '2026-11-22T16:09:00',
  })
const isHidden = () => cardOf(HIDDEN)?.contact.protectedIdentity === true
const inCopy = (markers: readonly string[]) => markersIn(insideTheCopy(computer), markers)
/** All but the first is let go of when the step that follows has been taken. */
const gone = async (markers: readonly string[]) => {
  await app.until(isHidden)
  await app.until(() => inCopy(markers).length === 0)
}
const estatesIn = (card: UncoveredCard | null) => card && entriesIn(card.roles)
const addressesIn = (card: UncoveredCard | null) =>
  estatesIn(card)?.flatMap(({ estateAddress }) => estateAddress ?? [])
const cardsPushed = () =>
  app.pushed
    .filter(({ name }) => name === 'contact-updated')
    .map(({ payload }) => payload as UncoveredCard)

/** Both cards are open, with all that the CRM tells of them. */
async function openBoth(): Promise<void> {
  name([])
  await open(HIDDEN)
  await app.until(() => addressesIn(cardOf(HIDDEN))?.length === 2)
  await open(PROXY)
  await app.until(() => addressesIn(cardOf(PROXY))?.length === 3)
  const all = [...OF_HIDDEN, ...BESIDE_OTHERS, ...STAYS]
  expect(inCopy(all)).toEqual(all)
}

async function expectGone(): Promise<void> {
  await gone(besideList([...OF_HIDDEN, ...BESIDE_OTHERS]))
  await expectAsHidden()
}

async function expectAsHidden(): Promise<void> {
  await gone(besideList(OF_HIDDEN))
  expect(inCopy(STAYS)).toEqual(STAYS)
  expect(cardOf(HIDDEN)).toMatchObject({
    contact: { phones: [], emails: [], address: null, note: null, number: null },
    roles: { state: 'none-asked', refreshing: false, failure: null },
    relations: { state: 'not-fetched', refreshing: false, failure: null },
  })
  expect(estatesIn(cardOf(PROXY))).toMatchObject([{ estateId: SHARED, related: null }])
  expect(cardOf(PROXY)?.relations).toMatchObject({ state: 'fetched', value: [] })
  // Also in the file, and not on the card alone.
  const kept = app.copy.rows.get(app.key(PROXY))
  expect(kept?.relations?.value).toEqual([])
  expect(markersIn(Buffer.from(JSON.stringify(kept?.roles)), [HIDDEN, ENTRUSTED])).toEqual([])
  for (const word of [HOME, ENTRUSTED, '0701740658', 'zorn@hem.example', 'Zinkgränd']) {
    expect(app.find(word)).toEqual([])
  }
  expect(app.find(SHARED)).toEqual([PROXY])
  expect(app.find('Zornstrand')).toEqual([HIDDEN])
}

describe('GDPR 24 S20 who becomes protected loses all by which a home is found, in every page of the copy', () => {
  it('when the office names the category', async () => {
    await openBoth()
    name([PLAIN])
    await expectGone()
  })

  it('when the CRM says so of a card that is refreshed', async () => {
    await openBoth()
    name(['Sekretess'])
    inCrm('SEKRETESS')
    await app.contacts.refresh(app.key(HIDDEN))
    await expectGone()
  })

  it('when the sync meets it', async () => {
    await openBoth()
    name(['Sekretess'])
    await app.settled()
    inCrm('Sekretess')
    app.copy.local.syncNow()
    await expectAsHidden()
  })

  it('when nobody has answered, by what the name of its category says', async () => {
    await openBoth()
    name(null)
    inCrm('Person med skyddad folkbokföring')
    await app.contacts.refresh(app.key(HIDDEN))
    await expectGone()
  })

  it('when the run ended before all that is stored was judged', async () => {
    await openBoth()
    await app.stop()
    computer.settings = { ...computer.settings, protectedCategories: [PLAIN] }
    app = await startApp(computer, server)
    await expectGone()
  })

  it('and is the same on the cards before the broker, at once', async () => {
    await openBoth()
    app.pushed.splice(0)
    name([PLAIN])
    const told = cardsPushed()
    expect(told.map(({ contact }) => contact.id).sort()).toEqual([HIDDEN, PROXY])
    expect(markersIn(Buffer.from(JSON.stringify(told)), OF_HIDDEN)).toEqual([])
    await expectGone()
  })
})

describe('GDPR 24 who is protected from the start', () => {
  it('is asked of the CRM for neither roles nor relations, nor for where its estates lie', async () => {
    inCrm('Skyddad identitet')
    await open(HIDDEN)
    await app.contacts.refresh(app.key(HIDDEN))
    app.copy.local.syncNow()
    await app.settled()
    expect(server.requestsAt(/PartyRoles/)).toEqual([])
    expect(server.requestsAt(/Relations/i)).toEqual([])
    // The office's own list is asked for of nobody, and no estate by itself.
    expect(server.requestsAt(new RegExp(`Buyer|Seller|Speculator|Advertising|${HOME}`))).toEqual([])
    expect(inCopy(besideList(OF_HIDDEN))).toEqual([])
    expect(app.find(HOME)).toEqual([])
    expect(cardOf(HIDDEN)?.contact).toMatchObject({ protectedIdentity: true, phones: [] })
  })

  it('stands on nobody’s card beside an estate, though the CRM tells of it again and again', async () => {
    inCrm('Skyddad identitet')
    await open(HIDDEN)
    await open(PROXY)
    await app.contacts.refresh(app.key(PROXY))
    await app.until(() => addressesIn(cardOf(PROXY))?.length === 1)
    await expectAsHidden()
    expect(markersIn(Buffer.from(JSON.stringify(app.pushed)), [ENTRUSTED])).toEqual([])
  })

  it('stands on nobody’s card beside an estate where it was never opened itself', async () => {
    inCrm('Skyddad identitet')
    await open(PROXY)
    await app.until(() => addressesIn(cardOf(PROXY))?.length === 1)
    expect(cardOf(PROXY)?.relations).toMatchObject({ value: [] })
    expect(inCopy([HIDDEN])).toEqual([])
    // Also before the CRM had told who that is.
    const besideEstates = cardsPushed().flatMap((card) => estatesIn(card) ?? [])
    expect(besideEstates.filter(({ related }) => related?.contactId === HIDDEN)).toEqual([])

    await app.contacts.refresh(app.key(PROXY))
    expect(inCopy([HIDDEN])).toEqual([])
  })

  it('leads nobody to ask where the estate lies, where the CRM is asked for each by itself', async () => {
    inCrm('Skyddad identitet')
    server.fail(/GetEstateList/, faults.status(404, {}))
    // What the sync has read of estates is old by then.
    computer.clock.pass(25 * 60 * 60 * 1000)
    await open(PROXY)
    await expect.poll(() => server.requestsAt(new RegExp(`Advertising.*${SHARED}`))).toHaveLength(1)
    // Two rounds later, what was asked for behind the first has come in.
    await app.contacts.refresh(app.key(PROXY))
    await app.contacts.refresh(app.key(PROXY))
    expect(server.requestsAt(new RegExp(`Advertising.*${ENTRUSTED}`))).toEqual([])
    expect(inCopy([...BESIDE_OTHERS, HIDDEN])).toEqual([])
  })

  it('stands on nobody’s card once the office names the category, where it was never opened itself', async () => {
    await open(PROXY)
    await app.until(() => addressesIn(cardOf(PROXY))?.length === 3)
    expect(inCopy([ENTRUSTED, HIDDEN])).toEqual([ENTRUSTED, HIDDEN])
    name([PLAIN])
    await app.until(() => inCopy([...BESIDE_OTHERS, HIDDEN]).length === 0)
    expect(estatesIn(cardOf(PROXY))).toMatchObject([{ estateId: SHARED, related: null }])
  })

  it('S17 counts by what its name says in the account that comes next, whatever the one before had named', async () => {
    name([PLAIN])
    inCrm('Skyddad identitet')
    await app.session.signOut()
    await app.signIn()
    await open(HIDDEN)
    expect(isHidden()).toBe(true)
    expect(inCopy(OF_HIDDEN)).toEqual([])
  })

  it('S16 stays so when the same account signs in anew, and its office has named the category', async () => {
    name([PLAIN])
    await app.signIn()
    await open(HIDDEN)
    expect(isHidden()).toBe(true)
  })

  it('is nobody whom the office has not named, once it has answered', async () => {
    inCrm('Brandskydd')
    name([])
    await open(HIDDEN)
    expect(cardOf(HIDDEN)?.contact).toMatchObject({ protectedIdentity: false })
    expect(estatesIn(cardOf(HIDDEN))).toHaveLength(2)
  })
})

describe('GDPR 24 what is under way when somebody becomes protected', () => {
  const late: Record<string, RegExp> = {
    'roles and relations': new RegExp(
      `${HIDDEN}.*(PartyRoles|Relations)|(PartyRoles|Relations).*${HIDDEN}`,
      'i',
    ),
    'where its estates lie': /estate/i,
  }

  it.each(Object.entries(late))('%s: nothing of it is kept', async (_what, path) => {
    const turnstile = createTurnstile()
    server.fail(path, faults.behind(turnstile))
    const { contactId, customerId } = app.key(HIDDEN)
    await app.contacts.open(contactId, customerId)
    await server.waitForRequest(path)
    name([PLAIN])
    await app.until(isHidden)
    turnstile.open()
    await app.until(() => isQuiet(HIDDEN))
    await app.settled()
    // A round later, what was asked for before the first has come in.
    await app.contacts.refresh(app.key(HIDDEN))
    await gone(besideList(OF_HIDDEN))
    expect(app.find(HOME)).toEqual([])
    expect(markersIn(Buffer.from(JSON.stringify(cardOf(HIDDEN))), [HOME, RELATIVE])).toEqual([])
  })

  it('the roles of somebody else: nobody is named in them', async () => {
    const turnstile = createTurnstile()
    await open(HIDDEN)
    server.fail(/PartyRoles/, faults.behind(turnstile))
    const { contactId, customerId } = app.key(PROXY)
    await app.contacts.open(contactId, customerId)
    await server.waitForRequest(new RegExp(`PartyRoles.*${PROXY}|${PROXY}.*PartyRoles`))
    name([PLAIN])
    turnstile.open()
    await app.until(() => addressesIn(cardOf(PROXY))?.length === 1)
    await expectAsHidden()
  })
})

it('GDPR 24 who is protected no more is whole again when the CRM has been asked', async () => {
  await openBoth()
  name([PLAIN])
  await expectGone()
  name([])
  await app.until(() => !isHidden())
  await open(HIDDEN)
  expect(estatesIn(cardOf(HIDDEN))).toHaveLength(2)
  await open(PROXY)
  await app.until(() => estatesIn(cardOf(PROXY))?.length === 3)
  expect(app.find('0701740658')).toEqual([HIDDEN])
})
