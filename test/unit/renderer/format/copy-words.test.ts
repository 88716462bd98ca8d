import { describe, expect, it } from 'vitest'
import type { CopyStatus, SyncActivity } from '../../../../electron/contract/domain/copy'
import type { PartyRole } from '../../../../electron/contract/domain/party'
import { failed } from '../../../../electron/contract/errors'
import { en } from '../../../../electron/contract/texts/en'
import { sv, type Texts } from '../../../../electron/contract/texts/sv'
import {
  copyWords,
  freshnessWords,
  progressWords,
  refusedRolesWords,
  roleAskedWords,
  rolesWords,
} from '../../../../renderer/format/copy-words'
import { aCopyStatus } from '../copy-builders'

const NOW = Date.parse('2026-11-22T13:10:00Z')
/** Told apart in the source, held together on screen. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const fetching = (given: Partial<Extract<SyncActivity, { state: 'fetching' }>>): SyncActivity => ({
  state: 'fetching',
  done: 1200,
  total: 4212,
  perSecond: 9.4,
  leftMs: 290_000,
  ...given,
})
const progress = (activity: SyncActivity, texts: Texts = sv): string =>
  activity.state === 'idle'
    ? ''
    : plain(progressWords(activity, texts, texts === sv ? 'sv' : 'en').join(' · '))

describe('how far a fill has come', () => {
  it('is said with count, rate and time left', () => {
    expect(progress(fetching({}))).toBe('1 200 av 4 212 · 9 per sekund · 5 min kvar')
    expect(progress(fetching({}), en)).toBe('1,200 of 4,212 · 9 a second · 5 min left')
  })

  it.each([
    [0.4, '24 per minut'],
    [1, '1 per sekund'],
    [1234.6, '1 235 per sekund'],
  ])('tells a rate of %d so that it means something', (perSecond, words) => {
    expect(progress(fetching({ perSecond, leftMs: null }))).toBe(`1 200 av 4 212 · ${words}`)
  })

  it.each([
    [0, 'under en minut kvar'],
    [59_000, 'under en minut kvar'],
    [60_000, '1 min kvar'],
    [61_000, '2 min kvar'],
    [59 * 60_000, '59 min kvar'],
    [70 * 60_000, '1 tim 10 min kvar'],
  ])('rounds %d ms up to what it takes', (leftMs, words) => {
    expect(progress(fetching({ perSecond: null, leftMs }))).toBe(`1 200 av 4 212 · ${words}`)
  })

  it('claims neither rate nor time before they are known', () => {
    expect(progress(fetching({ perSecond: null, leftMs: null }))).toBe('1 200 av 4 212')
    expect(progress({ state: 'listing' })).toBe(sv.copy.progress.listing)
  })

  it('says that it is paused, and counts nothing where nothing was counted', () => {
    expect(progress({ state: 'paused', done: 1200, total: 4212 })).toBe('1 200 av 4 212 · pausad')
    expect(progress({ state: 'paused', done: 0, total: 0 })).toBe('pausad')
    const failure = failed('no-network').error
    expect(progress({ state: 'waiting', done: 0, total: 0, failure, retryAfterMs: null })).toBe('')
  })
})

describe('how fresh the copy is', () => {
  const words = (
    given: Parameters<typeof aCopyStatus>[0],
    activity: SyncActivity | null = null,
  ): string => plain(freshnessWords(aCopyStatus(given), activity, NOW, sv, 'sv'))

  it('is the time of the last reconciliation', () => {
    expect(words({})).toBe('avstämda i går 17.40')
    expect(words({ reconciledAt: '2026-11-22T13:02:00Z' })).toBe('avstämda 14.02')
    expect(words({ reconciledAt: '2026-03-01T10:00:00Z', contacts: 1 })).toBe('avstämd 2026-03-01')
  })

  it('S23 is unknown for a time in the future', () => {
    expect(words({ reconciledAt: '2027-01-01T10:00:00Z' })).toBe('avstämda vid okänd tid')
  })

  it('is how far the fill has come, while it is not done', () => {
    const begun = fetching({ done: 0, total: 0 })
    expect(words({ complete: false, reconciledAt: null }, fetching({}))).toBe(
      'hämtning pågår: 1 200 av 4 212',
    )
    expect(words({ complete: false }, begun)).toBe('avstämda i går 17.40')
    expect(words({ complete: false, reconciledAt: null }, begun)).toBe('hämtning pågår')
  })

  it('is not under way while it is paused', () => {
    const paused = (done: number, total: number) =>
      words({ complete: false, reconciledAt: null }, { state: 'paused', done, total })
    expect(paused(1200, 4212)).toBe('hämtning pausad: 1 200 av 4 212')
    expect(paused(0, 0)).toBe('hämtning pausad')
  })

  it('is told as never, when there was no reconciliation', () => {
    expect(words({ reconciledAt: null })).toBe('aldrig avstämda')
  })
})

describe('the copy in one line', () => {
  const line = (given: Parameters<typeof aCopyStatus>[0], inMemory = false): string =>
    plain(copyWords(aCopyStatus(given), inMemory, NOW, sv, 'sv').join(' · '))

  it('has the count, the reconciliation and how it is kept', () => {
    expect(line({})).toBe('4 212 kontakter på den här datorn · avstämda i går 17.40 · krypterade')
    expect(line({ contacts: 1, reconciledAt: null })).toBe(
      '1 kontakt på den här datorn · aldrig avstämd · krypterade',
    )
  })

  it('S14 calls a copy in memory just that', () => {
    expect(line({ problem: 'no-keychain' }, true)).toContain('bara i minnet tills appen stängs')
  })

  it('S07 says nothing of a copy that is left alone', () => {
    expect(line({ problem: 'newer-version', contacts: 0 })).toBe('kopian används inte')
  })
})

describe('how far the roles have come', () => {
  const roles = (given: Partial<CopyStatus['roles']>): CopyStatus =>
    aCopyStatus({ roles: { asked: 3120, contacts: 4212, refused: [], ...given } })

  it('is said until all have been asked for, and not of a copy that is left alone', () => {
    const words = (status: CopyStatus): string | null => rolesWords(status, sv, 'sv')
    expect(plain(words(roles({})) ?? '')).toBe('Roller för 3 120 av 4 212')
    expect(words(roles({ asked: 4212 }))).toBeNull()
    expect(words({ ...roles({}), problem: 'newer-version' })).toBeNull()
  })

  it('names what the login may not read, and whom to ask', () => {
    const words = (status: CopyStatus): string | null => refusedRolesWords(status, sv, 'sv')
    expect(words(roles({ refused: ['seller', 'speculator'] }))).toBe(
      'Inloggningen får inte läsa säljare och spekulanter: be den som sköter kontorets CRM om rätten.',
    )
    expect(words(roles({}))).toBeNull()
  })

  it('GDPR 26 counts nobody as asked for a role that the login may not read', () => {
    const status = roles({ refused: ['speculator', 'dated'] })
    const words = (role: PartyRole): string =>
      plain(roleAskedWords(role, 4212, status, sv.search.emptyRoles, sv, 'sv'))
    expect(words('seller')).toBe('Rollen är hämtad för 4 212 kontakter.')
    expect(words('speculator')).toContain('får inte läsa spekulanter')
    expect(words('owner')).toContain('får inte läsa rollernas datum och ombud')
  })
})
