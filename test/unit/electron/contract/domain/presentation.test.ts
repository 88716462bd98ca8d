import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactCard, type ContactCard } from '../../../../../electron/contract/domain/card'
import type { RoleGroup } from '../../../../../electron/contract/domain/party'
import { forPresentation } from '../../../../../electron/contract/domain/presentation'
import { anyOf, isMarked, MARK } from '../../../../builders/any-of'
import { aContactCard, aDeceasedEstateContact, aPersonContact } from '../../../../builders/card'
import { interest, listedGroup, roleEntry, rolesPart } from '../../../../builders/roles'

// Anything the contract takes for a card, each text marked.
const anyCard = anyOf(contactCard).map((card) => contactCard.parse(card))

/** What others may read. */
const TOLD =
  /^contact\.(?:id|customerId|name)$|^roles\.value\.entries\.(?:estate(?:Id|Address)|estateKind\.raw)$/

/** Each text of a value with where it stands, places in a list left out. */
function textsIn(value: unknown, at = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[at.slice(1), value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) =>
    textsIn(one, Array.isArray(value) ? at : `${at}.${key}`),
  )
}

const markedPaths = (card: ContactCard) =>
  textsIn(card)
    .filter(([, text]) => isMarked(text))
    .map(([path]) => path)

/** `shown` as far as others may know it, and all the rest from a contact that has nothing to do with it. */
function withTheRestOf(shown: ContactCard, other: ContactCard): ContactCard {
  const { id, customerId, name } = shown.contact
  const { roles, card, relations } = shown
  return {
    ...other,
    contact: { ...other.contact, id, customerId, name },
    card: { ...card, failure: card.failure && { ...card.failure, details: [`${MARK}annat`] } },
    roles: {
      ...roles,
      failure: roles.failure && { ...roles.failure, details: [] },
      ...(roles.state !== 'none-asked' && { value: roles.value.map(ofTheEstateAlone) }),
    } as typeof roles,
    relations: { ...other.relations, refreshing: relations.refreshing },
  }
}

/** On behalf of nobody, and nothing of how a sale goes; a prospect's group is as if nobody had asked for it. */
function ofTheEstateAlone(group: RoleGroup): RoleGroup {
  if (group.state === 'none-asked') return group
  if (group.role === 'speculator') return { ...group, entries: [] }
  const left = { kind: null, related: null, level: null, estateStatus: null }
  return { ...group, entries: group.entries.map((entry) => ({ ...entry, ...left })) }
}

describe('GDPR 37 a card that others may see', () => {
  it('holds of all texts the name, and the estates that one has a role for', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const path of markedPaths(card)) seen.add(path)
        expect(markedPaths(forPresentation(card)).filter((path) => !TOLD.test(path))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
    // The made-up cards had a text wherever the contract has room for one.
    expect(seen).toContain('contact.note')
    expect(seen).toContain('roles.value.entries.related.name')
    expect([...seen].filter((path) => !TOLD.test(path)).length).toBeGreaterThan(20)
  })

  it('is the same whatever flags, days, scores and people it leaves out', () => {
    fc.assert(
      fc.property(anyCard, anyCard, (shown, other) => {
        fc.pre(shown.contact.kind === other.contact.kind)
        const changed = withTheRestOf(shown, other)
        expect(forPresentation(changed)).toEqual(forPresentation(shown))
      }),
      { numRuns: 500 },
    )
  })

  it('is a card of the contract, says that it is bare, and cannot be bared further', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const bare = forPresentation(card)
        expect(contactCard.parse(bare)).toEqual(bare)
        expect(bare.presented).toBe(true)
        expect(forPresentation(bare)).toEqual(bare)
      }),
    )
  })

  it('keeps kind, roles with their estates, and how old each part is', () => {
    const entry = roleEntry({
      estateId: 'OBJ1',
      estateAddress: 'Vintervägen 9',
      estateAddressAt: '2026-11-22T12:00:00Z',
      estateKind: { state: 'known', kind: 'cottage' },
      estateStatus: 'Till salu',
      createdAt: '2026-09-01T08:00:00Z',
      approximate: true,
      kind: { state: 'known', kind: 'Representative' },
      related: { contactId: 'ADR2', name: 'Nils Annan' },
    })
    const card = aContactCard({
      contact: aDeceasedEstateContact(),
      roles: rolesPart(
        [
          listedGroup('seller', [entry], { state: 'overview' }),
          listedGroup('owner'),
          { role: 'buyer', state: 'none-asked' },
          listedGroup('speculator', [roleEntry({ level: interest('VeryInterested') })]),
        ],
        { state: 'overview', fetchedAt: '2026-11-22T13:00:00Z', refreshing: true },
      ),
    })
    const bare = forPresentation(card)
    expect([bare.contact.kind, bare.contact.name]).toEqual(['deceased-estate', card.contact.name])
    expect(bare.card).toEqual(card.card)
    expect(bare.roles).toEqual({
      ...card.roles,
      value: [
        listedGroup('seller', [{ ...entry, kind: null, related: null, estateStatus: null }], {
          state: 'overview',
        }),
        listedGroup('owner'),
        { role: 'buyer', state: 'none-asked' },
        // How keen somebody is, is the office's own judgement: it is not told that there is one.
        { role: 'speculator', state: 'none-asked' },
      ],
    })
  })

  it('says that no roles were asked for where prospects alone were', () => {
    const roles = rolesPart([listedGroup('speculator', [roleEntry({})])], { state: 'overview' })
    expect(forPresentation(aContactCard({ roles })).roles.state).toBe('none-asked')
  })

  it('says neither that somebody is dead nor that they are protected', () => {
    const bare = forPresentation(
      aContactCard({ contact: aPersonContact({ deceased: 'yes', protectedIdentity: true }) }),
    )
    expect(bare.contact).toMatchObject({ deceased: 'unknown', protectedIdentity: false })
  })
})
