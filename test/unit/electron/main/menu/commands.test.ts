import { expect, it } from 'vitest'
import { menuCommand } from '../../../../../electron/contract/events'
import { ok } from '../../../../../electron/contract/errors'
import { createMenuCommands } from '../../../../../electron/main/menu/commands'

function setUp() {
  const done: unknown[] = []
  const state = { locked: false, presenting: false }
  const rest = { unlock: 'password', code: 'none', retryAfterMs: null } as const
  const status = () => ({ ...state, ...rest })
  const run = createMenuCommands({
    status,
    lock() {
      done.push('lock')
      return ok(status())
    },
    present(on) {
      done.push(['present', on])
      state.presenting = on
      return ok(status())
    },
    push: (_name, command) => void done.push(command),
  })
  return { done, state, run }
}

it('X23 GDPR 36 locks without a page that would have to hear of it, and presents so too', () => {
  const { done, run } = setUp()
  run('lock')
  run('present')
  run('present')
  expect(done).toEqual(['lock', ['present', true], ['present', false]])
})

it('X23 GDPR 37 ends no presentation while it is locked', () => {
  const { done, state, run } = setUp()
  Object.assign(state, { locked: true, presenting: true })
  run('present')
  expect(done).toEqual([])
})

it('leaves every other command to the page', () => {
  const { done, run } = setUp()
  const others = menuCommand.options.filter((name) => name !== 'lock' && name !== 'present')
  others.forEach(run)
  expect(done).toEqual(others)
})
