import { join } from 'node:path'
import { sv } from '../../electron/contract/texts/sv'
import type { CrmServer } from '../fakes/crm-server'
import { status } from '../fakes/faults'
import { expect } from './fixtures'
import type { Desk } from './fixtures'
import { answerSaveDialog, resizeWindow } from './packed-app'
import { people } from './pages/window'

/** Somebody whose every word stands nowhere else, so that each can be looked for in what is left behind. */
export const ID = 'ADR00000000000000000000000000009701'
export const markers = {
  first: 'Zackarina',
  last: 'Unikdotter',
  folded: 'unikdotter',
  cell: '070-174 06 77',
  cellDigits: '0701740677',
  cellAbroad: '+46701740677',
  number: '19770707-9805',
  numberDigits: '197707079805',
  numberShort: '7707079805',
  email: 'zackarina@unik.example',
  street: 'Unikgränd',
  note: 'Unikanteckning',
  estate: 'Unikvägen',
  estateId: 'OBJ99999_2000009701',
  estateNumber: 'UNIK-OBJEKT-7',
  category: 'Unikkategori',
  relative: 'Låtsas Byggkonsult',
  searched: 'sökordsmarkör',
  said: 'servermarkör',
  code: 'kodmarkör',
}

export interface AtWork extends Pick<Desk, 'app' | 'page' | 'window'> {
  readonly crm: CrmServer
  /** Where sheets are saved, outside the profile. */
  readonly elsewhere: string
  copied(): Promise<string[]>
}

interface Step {
  readonly what: string
  readonly times: number
  /** `turn` counts from 0. */
  take(at: AtWork, turn: number): Promise<void>
}

const FINDS = [
  ...['unikd', markers.cell, '0677', markers.number, markers.numberShort],
  ...[markers.email, 'unikgränd 7', markers.category],
]
const VISITED = [people.company, people.deceased, people.estate, people.ingrid, people.sparse, ID]

/** What a broker does in a busy hour, in order. Something new the app can do is one line more. */
export const busyHour: readonly Step[] = [
  {
    what: 'searches in every way',
    times: 16,
    async take({ window }, turn) {
      const typed = FINDS[turn % FINDS.length] ?? ''
      await window.search.fill(typed)
      await expect(window.result(ID), typed).toBeVisible()
      await window.search.fill('')
    },
  },
  {
    what: 'asks the CRM for somebody who is not there',
    times: 1,
    async take({ page, window }) {
      await window.search.fill(markers.searched)
      await expect(window.empty).toBeVisible()
      await page.getByTestId('search-server').click()
      await expect(page.getByTestId('search-server-says')).toContainText(sv.search.server.none)
    },
  },
  {
    what: 'opens contacts',
    times: 12,
    async take({ window }, turn) {
      await window.open(VISITED[turn % VISITED.length] ?? ID)
    },
  },
  {
    what: 'filters roles',
    times: 4,
    async take({ page, window }, turn) {
      if (turn === 0) await window.openSettled(people.ingrid)
      await page.getByTestId('role-filter').first().click()
    },
  },
  {
    what: 'reads a whole card',
    times: 1,
    async take({ window }) {
      await window.openSettled(ID)
      await window.unfold()
      await expect(window.rows('buyer')).toContainText(markers.estate)
    },
  },
  {
    what: 'goes to an estate, to its people and back',
    times: 2,
    async take({ page, window }) {
      await window.openEstate(markers.estateId)
      await expect(page.getByTestId('estate-address')).toContainText(markers.estate)
      await window.standing(ID).first().click()
      await expect(window.card).toHaveAttribute('data-contact-id', ID)
      await page.keyboard.press('Alt+ArrowLeft')
      await expect(window.estate).toBeVisible()
      await page.keyboard.press('Alt+ArrowLeft')
      await expect(window.card).toHaveAttribute('data-contact-id', ID)
    },
  },
  {
    what: 'shows and hides a number',
    times: 4,
    async take({ page, window }) {
      await page.getByTestId('reveal-number').click()
      await expect(window.field('socialSecurityNumber')).toHaveText(markers.number)
      await page.getByTestId('hide-number').click()
    },
  },
  {
    what: 'copies a personal number',
    times: 1,
    async take({ page, window, copied }) {
      await page.getByTestId('reveal-number').click()
      await expect(window.field('socialSecurityNumber')).toHaveText(markers.number)
      await page.getByTestId('copy-number').locator('[data-copy]').click()
      await expect.poll(copied).toEqual([markers.number])
      await page.getByTestId('hide-number').click()
    },
  },
  {
    what: 'copies a number to call',
    times: 6,
    async take({ page, window, copied }, turn) {
      await window.card
        .locator('[data-copy-row]', { has: page.getByTestId('field-telephone.cell') })
        .locator('[data-copy]')
        .click()
      await expect.poll(copied).toHaveLength(turn + 2)
      expect((await copied()).at(-1)).toBe(markers.cellAbroad)
    },
  },
  {
    what: 'saves sheets and a card',
    times: 4,
    async take({ app, page, window, elsewhere }, turn) {
      const kind = (['meeting', 'internal', 'subject', 'vcard'] as const)[turn % 4] ?? 'meeting'
      await answerSaveDialog(app, join(elsewhere, kind === 'vcard' ? 'kort.vcf' : `${kind}.pdf`))
      await page.getByTestId('export-pdf').click()
      await page.getByTestId(`export-variant-${kind}`).click()
      if (kind === 'subject') {
        await page.getByTestId('review-note-include').click()
        await page.getByTestId('review-number-full').click()
        await page.getByTestId('review-number-confirm').check()
      }
      await page.getByTestId('export-confirm').click()
      await expect(window.notice('exported')).toBeVisible()
    },
  },
  {
    what: 'presents, locks, and unlocks in two ways',
    times: 2,
    async take({ page, window, crm }, turn) {
      await page.getByTestId('presentation-toggle').click()
      await expect(page.getByTestId('presentation-toggle')).toHaveAttribute('aria-pressed', 'true')
      await page.getByTestId('presentation-toggle').click()
      await page.keyboard.press('ControlOrMeta+L')
      if (turn === 0) {
        await page.getByTestId('code-new').fill(markers.code)
        await page.getByTestId('code-repeat').fill(markers.code)
        await page.getByTestId('code-save').click()
        await page.getByTestId('unlock-code').fill(markers.code)
      } else {
        await page.getByTestId('unlock-login').click()
        await page.getByTestId('unlock-password').fill(crm.password)
      }
      await page.getByTestId('unlock').click()
      await expect(window.card).toHaveAttribute('data-contact-id', ID)
    },
  },
  {
    what: 'is told of an error by the server',
    times: 1,
    async take({ crm, window }) {
      const mend = crm.fail('/', status(400, { message: markers.said, modelState: {} }))
      await window.refresh()
      await window.settled()
      mend()
    },
  },
  {
    what: 'fetches again',
    times: 6,
    async take({ window }) {
      await window.refresh()
      await window.settled()
    },
  },
  {
    what: 'meets a change',
    times: 1,
    async take({ crm, window }) {
      crm.changeContact(ID, { advertisingEnabled: false, changedAt: '2026-11-22T16:09:00' })
      await window.refresh()
      await window.settled()
      await expect(window.flag('advertising')).toHaveAttribute('data-state', 'no')
    },
  },
  {
    what: 'changes how it looks, and how large it is',
    times: 2,
    async take({ app, page }, turn) {
      const theme = turn % 2 === 0 ? 'dark' : 'light'
      await page.keyboard.press('ControlOrMeta+,')
      await page.getByTestId('settings-theme').getByText(sv.settings.themes[theme]).click()
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await resizeWindow(app, 720 + 240 * turn, 560)
    },
  },
  {
    what: 'looks at what is stored, and at the log',
    times: 1,
    async take({ page }) {
      await page.keyboard.press('ControlOrMeta+,')
      await page.getByTestId('show-stored').click()
      await expect(page.getByTestId('stored-count')).toBeVisible()
      await page.getByTestId('show-access-log').click()
      await expect(page.getByTestId('access-log-row').first()).toBeVisible()
    },
  },
]
