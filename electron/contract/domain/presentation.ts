import type { ContactCard, UncoveredCard } from './card'
import type { Contact } from './contact'
import type { FetchedPart } from './freshness'
import type { RoleEntry, RoleGroup, RolesPart } from './party'

// No schema library here: the window uses these rules and carries no schemas (see renderer/crm.ts).

/**
 * What of a card others may see: the name, and what the contact is to us alone (GDPR rule 37). Every field is
 * written out, so that a new one does not compile before somebody has decided on it. What is left out looks
 * as if nobody had filled it in, and would be read as an answer: `presented` says that it is none.
 *
 * "Avliden" and protected identity are flags and go with them: either is told to whoever sits beside by the
 * broker, and not by a screen. The kind stays, "Dödsbo" too: it is who the other party is.
 */
export function forPresentation(card: ContactCard): ContactCard {
  const bare: UncoveredCard = {
    contact: bareContact(card.contact),
    card: barePart(card.card),
    // A colleague is somebody else too.
    agent: { state: 'none' },
    roles: bareRoles(card.roles),
    relations: { state: 'not-fetched', refreshing: card.relations.refreshing, failure: null },
    changes: [],
    presented: true,
  }
  // What is left of the texts was covered before.
  return bare as ContactCard
}

function bareContact(contact: Contact): Contact {
  const { kind, id, customerId, name } = contact
  const common = {
    ...{ id, customerId, name, agentId: null },
    ...{ phones: [], emails: [], address: null, number: null, note: null, categories: [] },
    ...{ advertising: 'unknown' as const, protectedIdentity: false },
    ...{ createdAt: null, changedAt: null },
  }
  switch (kind) {
    case 'person':
      return {
        kind,
        ...common,
        dateOfBirth: null,
        deceased: 'unknown',
        informed: { state: 'unknown', reason: 'missing' },
        matching: { state: 'unknown', raw: null, changedAt: null },
        leadScore: null,
        linkedToCompany: 'unknown',
      }
    case 'company':
      return { kind, ...common, homePage: null, leadScore: null }
    case 'deceased-estate':
      return { kind, ...common }
    case 'unknown':
      return { kind, ...common, rawType: null }
  }
}

/** Its age and how its refresh goes; the CRM's own words about a failure may hold anything. */
function barePart({ fetchedAt, refreshing, failure }: FetchedPart): FetchedPart {
  return { fetchedAt, refreshing, failure: failure && { ...failure, details: [] } }
}

function bareRoles(roles: RolesPart): RolesPart {
  const { state, refreshing } = roles
  const failure = roles.failure && { ...roles.failure, details: [] }
  if (state === 'none-asked') return { state, refreshing, failure }
  const value = roles.value.map(bareGroup)
  // Of prospects alone: that there is an outline would tell of them.
  if (value.every((group) => group.state === 'none-asked')) {
    return { state: 'none-asked', refreshing, failure }
  }
  return { state, ...barePart(roles), value }
}

function bareGroup(group: RoleGroup): RoleGroup {
  if (group.state === 'none-asked') return group
  const { role, state, fetchedAt, entries } = group
  // How keen somebody is, is the office's own judgement.
  if (role === 'speculator') return { role, state: 'none-asked' }
  return { role, state, fetchedAt, entries: entries.map(bareEntry) }
}

/** The role and its estate. On whose behalf, and by what right, is about somebody else. */
function bareEntry(entry: RoleEntry): RoleEntry {
  const { estateId, estateAddress, estateAddressAt, estateKind, createdAt, approximate } = entry
  return {
    ...{ estateId, estateAddress, estateAddressAt, estateKind, createdAt, approximate },
    estateStatus: null,
    kind: null,
    related: null,
    level: null,
  }
}
