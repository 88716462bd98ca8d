import type { CopyScope } from '../../../electron/contract/domain/copy'
import type { SearchFilters } from '../../../electron/contract/domain/search'
import { OFFICES } from './model-crm'
import type { ModelContact, TroubleKind } from './model-crm'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './model-life'
import type { Life } from './model-life'
import type { Expectations } from './model-witness'

/** What happens next. The numbers choose among what there is: any number does. */
export interface Step {
  readonly kind: StepKind
  readonly which: number
  readonly choice: number
}

type Act = (life: Life, step: Step, expected: Expectations) => unknown

export const NO_FILTER: SearchFilters = { kind: null, role: null, category: null, ownOnly: false }

/** So many of an office may have gone at once: of more, the sync would not believe its list (API 5.4). */
const MAX_ENDED = 4

/** Counts until somebody has answered, and the other once it is named (GDPR rule 24). */
const SPEAKING = 'Skyddad identitet'
const PLAIN = 'Röd akt'

const one = <T>(all: readonly T[], which: number): T | undefined => all[which % all.length]
const officeOf = ({ choice }: Step) => OFFICES[choice % OFFICES.length] ?? OFFICES[0]

/** Of the contacts that fit. */
function contact(
  { crm }: Life,
  { which }: Step,
  fits: (contact: ModelContact) => boolean = () => true,
): ModelContact | undefined {
  return one(crm.contacts.filter(fits), which)
}

function trouble(kind: TroubleKind): Act {
  return ({ crm }, { which, choice }) => {
    // All offices, one of them, or one contact alone.
    const somebody = one(crm.contacts, which)
    const where = [null, OFFICES[which % OFFICES.length], somebody?.key.customerId][choice % 3]
    const only = choice % 3 === 2 ? (somebody?.key.contactId ?? null) : null
    crm.trouble(where ?? null, { kind, choice: which, only })
  }
}

function ending(how: 'remove' | 'refuse'): Act {
  return (life, step) => {
    const chosen = contact(life, step, ({ state }) => state === 'listed')
    if (chosen === undefined) return
    const { customerId } = chosen.key
    const ended = life.crm.contactsOf(customerId).filter(({ state }) => state !== 'listed')
    if (ended.length < MAX_ENDED) life.crm[how](chosen)
  }
}

const open =
  (office: 'named' | 'any'): Act =>
  (life, step) => {
    const { core } = life
    const chosen = contact(life, step)
    if (core === null || chosen === undefined) return
    const { contactId, customerId } = chosen.key
    void life.call('open', () =>
      core.contacts.open(contactId, office === 'named' ? customerId : null),
    )
  }

const choose =
  (scope: CopyScope): Act =>
  async (life, _step, expected) => {
    await life.choose(scope)
    expected.scopeChanged()
  }

/** The app is off, and the computer too. */
async function offFor(life: Life, ms: number): Promise<void> {
  await life.quit()
  await life.pass(ms)
  await life.start()
}

async function signIn(
  life: Life,
  account: number,
  offices: readonly string[],
  expected: Expectations,
) {
  if (life.core === null) return
  const answer = await life.signIn(account, offices)
  if (answer?.ok) expected.sessionChanged()
}

/** Everything that can befall a broker's copy, in the order: CRM, broker, time, app, account, computer. */
export const steps = {
  add: ({ crm }, step) => void crm.add(officeOf(step)),
  change(life, step) {
    const chosen = contact(life, step, ({ state }) => state === 'listed')
    if (chosen) life.crm.touch(chosen)
  },
  move(life, step) {
    const chosen = contact(life, step, ({ state }) => state === 'listed')
    if (chosen) life.crm.move(chosen)
  },
  categorize(life, step) {
    const chosen = contact(life, step, ({ state }) => state === 'listed')
    if (chosen) life.crm.categorize(chosen, one([SPEAKING, PLAIN, null], step.choice) ?? null)
  },
  relate(life, step) {
    const chosen = contact(life, step, ({ state }) => state === 'listed')
    if (chosen) life.crm.relate(chosen, step.choice)
  },
  remove: ending('remove'),
  refuse: ending('refuse'),
  'bring-back'(life, step) {
    const chosen = contact(life, step, ({ state }) => state !== 'listed')
    if (chosen) life.crm.bringBack(chosen)
  },

  'office-refused': trouble('office-refused'),
  'wrong-login': trouble('wrong-login'),
  'server-error': trouble('server-error'),
  unavailable: trouble('unavailable'),
  'too-many': trouble('too-many'),
  'too-many-until': trouble('too-many-until'),
  silent: trouble('silent'),
  'no-network': trouble('no-network'),
  'broken-json': trouble('broken-json'),
  page: trouble('page'),
  empty: trouble('empty'),
  'base-only': trouble('base-only'),
  relief: ({ crm }) => crm.relieve(),
  hold: ({ crm }, { which, choice }) => crm.hold(1 + (which % 3), choice % 3 === 0),
  release: ({ crm }) => crm.release(),

  open: open('named'),
  'open-by-id': open('any'),
  refresh(life, step) {
    const { core } = life
    const chosen = contact(life, step)
    if (core === null || chosen === undefined) return
    void life.call('refresh', () => core.contacts.refresh(chosen.key))
  },
  search(life, step) {
    const { core } = life
    const chosen = contact(life, step)
    if (core === null || chosen === undefined) return
    void life.call('search', () => core.lookup.run({ text: chosen.word, filters: NO_FILTER }))
  },
  'search-crm'(life, step) {
    const { core } = life
    const chosen = contact(life, step)
    if (core === null || chosen === undefined) return
    void life.call('search in the CRM', () => core.lookup.server(chosen.word))
  },
  users: (life) => void life.call('users', async () => life.core?.copy.local.users()),
  'sync-now'(life, _step, expected) {
    if (life.core?.copy.local.syncNow().ok) expected.comparisonAsked()
  },
  pause: (life) => void life.call('pause', () => life.core?.copy.local.pause()),
  resume: (life) => void life.call('resume', () => life.core?.copy.local.resume()),
  /** Offered where the copy is one of a newer version; whoever presses it gives up the one of today. */
  async 'start-over'(life, _step, expected) {
    expected.copyMayBeLost()
    await life.answered('start over', async () => life.core?.copy.local.startOver())
    expected.sessionChanged(false)
  },
  'drop-set-aside': (life) =>
    void life.call('drop what is set aside', () => life.core?.copy.local.dropSetAside()),
  'choose-office': choose('office'),
  'choose-mine': choose('mine'),
  'choose-opened': choose('opened'),

  seconds: (life, { which }) => life.pass((1 + (which % 50)) * SECOND_MS),
  minutes: (life, { which }) => life.pass((1 + (which % 45)) * MINUTE_MS),
  hours: (life, { which }) => life.pass((1 + (which % 3)) * HOUR_MS),
  workday: (life) => life.pass(9 * HOUR_MS),
  /** From five to eight. */
  night: (life) => offFor(life, 15 * HOUR_MS),
  'days-off': (life, { which }) => offFor(life, (1 + (which % 20)) * DAY_MS),
  async sleep(life, { which }, expected) {
    expected.slept()
    life.time.sleep((1 + (which % 60)) * 6 * HOUR_MS)
    life.core?.woke()
    await life.pass(0)
  },

  async restart(life) {
    await life.quit()
    await life.start()
  },
  async kill(life) {
    await life.kill()
    await life.start()
  },

  'leave-office': (life, step, expected) =>
    signIn(life, expected.account, [officeOf(step)], expected),
  'take-up-office': (life, _step, expected) => signIn(life, expected.account, OFFICES, expected),
  'same-account': (life, _step, expected) =>
    signIn(life, expected.account, expected.offices, expected),
  'other-account': (life, _step, expected) => signIn(life, expected.account + 1, OFFICES, expected),
  async 'sign-out'(life, _step, expected) {
    await life.answered('sign out', async () => life.core?.session.signOut())
    expected.sessionChanged()
  },
  async 'other-passwords'(life, { choice }, expected) {
    life.givePasswords(choice % 3 !== 0)
    await signIn(life, expected.account, expected.offices, expected)
  },
  async 'choose-code'(life, { which, choice }) {
    const { core } = life
    if (core === null || core.session.active() === null) return
    const code = choice % 4 === 0 ? null : String(1_000 + which)
    // Hashed on a thread, in the time of whoever looks on.
    const chosen = await life.call('choose a code', async () => {
      await core.lockCode.choose(code)
      return { opens: await core.lockCode.proves(code ?? '') }
    })
    if (chosen?.opens !== (code !== null))
      life.mistakes.push('a code that was chosen does not open')
  },
  retention(life, { which }, expected) {
    const before = life.computer.settings
    const retentionDays = [1, 2, 14, 30][which % 4] ?? 14
    life.computer.settings = { ...before, retentionDays }
    expected.daysChanged()
    void life.call('settings', () => life.core?.settingsChanged(life.computer.settings, before))
  },
  /** Nobody has answered, none is named, or one or two are. */
  'name-categories'(life, { which }) {
    const before = life.computer.settings
    const protectedCategories = [null, [], [PLAIN], [SPEAKING, PLAIN]][which % 4] ?? null
    life.computer.settings = { ...before, protectedCategories }
    void life.call('settings', () => life.core?.settingsChanged(life.computer.settings, before))
  },

  'wrong-byte'({ computer }, { which, choice }, expected) {
    if (computer.damage(choice, which)) expected.copyMayBeLost()
  },
  async 'wrong-byte-at-rest'(life, { which, choice }, expected) {
    await (choice % 2 === 0 ? life.quit() : life.kill())
    if (life.computer.damage(choice, which)) expected.copyMayBeLost()
    await life.start()
  },
  'rename-refused-once': ({ computer }, { which }) => computer.refuseRenames(1, codeOf(which)),
  'rename-refused': ({ computer }, { which }) => computer.refuseRenames(Infinity, codeOf(which)),
  'renames-again': ({ computer }) => computer.refuseRenames(0, ''),
  'keychain-fails': ({ computer }) => computer.setKeychain('fails'),
  'keychain-keeps-all': ({ computer }) => computer.setKeychain('keeps-all'),
  'keychain-refuses-some': ({ computer }, { choice }) =>
    computer.setKeychain('refuses-some', choice % 5),
  'keychain-works': ({ computer }) => computer.setKeychain('works'),
  'clock-ahead'({ time }, { which }, expected) {
    time.setAhead((1 + (which % 40)) * DAY_MS)
    expected.clockIsWrong()
  },
  'clock-back'({ time }, { which }, expected) {
    time.setAhead(-(1 + (which % 400)) * DAY_MS)
    expected.clockIsWrong()
  },
  'clock-right': ({ time }) => time.setAhead(0),

  /** All is well for a while: by then the copy is what it should be. */
  rest: (_life, _step, expected) => expected.atRest(),
} as const satisfies Record<string, Act>

export type StepKind = keyof typeof steps

function codeOf(which: number): string {
  return ['EPERM', 'EACCES', 'EBUSY'][which % 3] ?? 'EPERM'
}
