import { afterEach, describe, expect, it } from 'vitest'
import { failed } from '../../../electron/contract/errors'
import { confirmRefused } from '../../../electron/main/crm-api/gone'
import { sampleIds } from '../../builders/office'
import { createFakeClock } from '../../fakes/clock'
import * as faults from '../../fakes/faults'
import type { Fault } from '../../fakes/faults'
import { ingrid, keyOf, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}

const however = { signal: undefined, patience: undefined }

function proofIn(answer: Awaited<ReturnType<CrmLine['contact']>>) {
  const gone = 'gone' in answer ? answer.gone : undefined
  return gone && { key: gone.key, reason: gone.reason }
}

const text = faults.status(404, '404 page not found')
const asXml: Fault = faults.status(404, '<Error>Not found</Error>', {
  'Content-Type': 'application/xml',
})

describe('a contact that is said not to be there', () => {
  it.each([
    ['nothing', faults.status(404)],
    ['JSON', faults.status(404, { message: 'x' })],
    ['410', faults.status(410)],
  ])('N04 is gone when the answer holds %s', async (_, fault) => {
    const server = await open()
    server.fail('/CRM', fault)
    const answer = await line.contact()
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', extent: 'contact' } })
    expect(proofIn(answer)).toEqual({ key: ingrid, reason: 'gone-in-crm' })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['a page', faults.notFoundPage(), 'network-sign-in'],
    ['a sign-in page as JSON', faults.status(404, '<html></html>'), 'network-sign-in'],
    ['XML', asXml, 'network-sign-in'],
    ['a line of text', text, 'unexpected-format'],
    ['broken JSON', faults.status(404, '{"mess'), 'unexpected-format'],
    ['a very long text', faults.status(404, 'x'.repeat(300_000)), 'unexpected-format'],
  ])('N09 is not gone on the word of a network: %s', async (_, fault, code) => {
    const server = await open()
    server.fail('/', fault)
    expect(await line.contact()).toMatchObject({ error: { code } })
    expect(server.requests.map((one) => one.path)).toEqual([
      `/CRM/Contact/M99999/${sampleIds.person}`,
      '/CRM/Contact/M99999',
    ])
    expect(line.outcomes.map((one) => one.failure?.code)).toEqual([code, code])
  })

  it.each([
    ['a page', faults.notFoundPage()],
    ['a line of text', text],
  ])('N04 is gone when the CRM itself says so with %s', async (_, fault) => {
    const clock = createFakeClock()
    clock.pass(60_000)
    const server = await open({ clock })
    server.fail(sampleIds.person, fault)
    expect(await line.contact()).toMatchObject({ error: { code: 'not-found' } })
    expect(server.requestsAt('ChangedAtFrom')).toHaveLength(1)
    // The state of the connection never passes through a network that wants a sign-in.
    expect(line.outcomes.map((one) => one.failure?.code ?? 'answered')).toEqual([
      'answered',
      'not-found',
    ])
    expect(await line.contact()).toMatchObject({ error: { code: 'not-found' } })
    expect(server.requestsAt('ChangedAtFrom')).toHaveLength(1)
    clock.pass(5_000)
    expect(await line.contact()).toMatchObject({ error: { code: 'not-found' } })
    expect(server.requestsAt('ChangedAtFrom')).toHaveLength(2)
  })

  it('N04 is not gone while the CRM cannot be asked whether it was there', async () => {
    const server = await open({ policy: { tries: 1 } })
    server.fail(sampleIds.person, faults.notFoundPage())
    server.fail('ChangedAtFrom', faults.status(500))
    expect(await line.contact()).toMatchObject({ error: { code: 'network-sign-in' } })
  })

  it('N03 a refusal is not confirmed by a page', async () => {
    const server = await open()
    server.fail(sampleIds.person, faults.status(403))
    server.fail('ChangedAtFrom', faults.notFoundPage())
    const doubted = await line.contact()
    expect(doubted).toMatchObject({ ok: false, error: { code: 'network-sign-in' } })
    expect(doubted).not.toHaveProperty('gone')
    server.mend()
    server.fail(sampleIds.person, faults.status(403))
    server.fail('ChangedAtFrom', faults.status(404))
    const refused = await line.contact()
    expect(refused).toMatchObject({ ok: false, error: { code: 'no-access', extent: 'contact' } })
    expect(proofIn(refused)).toEqual({ key: ingrid, reason: 'no-access' })
  })

  it('N03 a refusal is about this contact where others are answered', async () => {
    const server = await open()
    server.fail(sampleIds.person, faults.status(403))
    const refused = await line.contact()
    expect(refused).toMatchObject({ ok: false, error: { code: 'no-access', extent: 'contact' } })
    expect(proofIn(refused)).toEqual({ key: ingrid, reason: 'no-access' })
  })

  it('N03 a refusal is told as it came, and proves nothing, while the office may not be asked', async () => {
    const server = await open()
    const { error } = failed('no-access')
    const held = {
      ...line.client,
      held: (_: unknown, right: string) =>
        right === 'contacts' ? failed('too-many-requests').error : null,
    }
    const answer = await confirmRefused(held, ingrid, error, however)
    expect(answer).toEqual({ ok: false, error })
    expect(server.requests).toEqual([])
  })

  it.each([
    ['204', faults.status(204)],
    ['a bare null', faults.json(null)],
  ])(
    'N04 an empty answer, %s, proves that it is gone once the office has answered',
    async (_, fault) => {
      // The first thing that it is asked for, by a clock that has just begun.
      const server = await open({ clock: createFakeClock() })
      server.fail(sampleIds.person, fault)
      const answer = await line.contact()
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', extent: 'contact' } })
      expect(proofIn(answer)).toEqual({ key: ingrid, reason: 'gone-in-crm' })
      expect(server.requestsAt('ChangedAtFrom')).toHaveLength(1)
    },
  )

  it('N04 an empty answer proves nothing where the office does not answer', async () => {
    const server = await open({ policy: { tries: 1 } })
    server.fail(sampleIds.person, faults.json(null))
    server.fail('ChangedAtFrom', faults.status(500))
    const answer = await line.contact()
    expect(answer).toMatchObject({ ok: false, error: { code: 'server-error' } })
    expect(answer).not.toHaveProperty('gone')
  })

  it('has a proof that says nothing of the contact in a text that a log may make of it', async () => {
    const server = await open()
    server.fail(sampleIds.person, faults.status(410))
    expect(JSON.stringify(await line.contact())).not.toContain(sampleIds.person)
  })

  it('N01 N35 a typed call that is not there neither unmakes a contact nor leaves half of it', async () => {
    const server = await open()
    server.fail('/Person/', faults.notFoundPage())
    server.fail(
      /GET \/CRM\/Contact\/M99999\/ADR\w+$/,
      faults.change((body) => ({ id: (body as { id: string }).id, type: 'Person' })),
    )
    const answer = await line.contact(keyOf(sampleIds.person))
    expect(answer).toMatchObject({ error: { code: 'unexpected-format', extent: 'contact' } })
    expect(answer).not.toHaveProperty('gone')
  })
})
