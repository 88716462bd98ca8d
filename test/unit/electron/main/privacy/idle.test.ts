import { describe, expect, it } from 'vitest'
import { createIdle, isUse } from '../../../../../electron/main/privacy/idle'
import { createFakeClock } from '../../../../fakes/clock'

function setUp(systemSeconds: () => number) {
  const clock = createFakeClock()
  return { clock, idle: createIdle({ clock, systemSeconds }) }
}

describe('GDPR 36 how long nobody has been there', () => {
  it('is what the system says: work in another program is work', () => {
    let seconds = 0
    const { clock, idle } = setUp(() => seconds)
    clock.pass(60_000)
    seconds = 7
    expect(idle.ms()).toBe(7_000)
    seconds = 0
    clock.pass(3_600_000)
    expect(idle.ms()).toBe(0)
  })

  it.each([
    ['says zero for ever', () => 0],
    [
      'throws',
      () => {
        throw new Error('no display')
      },
    ],
  ])('is the time since the window was used where the system %s', (_what, systemSeconds) => {
    const { clock, idle } = setUp(systemSeconds)
    clock.pass(600_000)
    expect(idle.ms()).toBe(600_000)
    idle.used()
    clock.pass(4_000)
    expect(idle.ms()).toBe(4_000)
  })

  it('starts anew with every use of the window, whatever the system believes', () => {
    const { clock, idle } = setUp(() => 5_000)
    clock.pass(700_000)
    idle.used()
    clock.pass(2_000)
    expect(idle.ms()).toBe(2_000)
  })
})

it('GDPR 36 a press, a click or a turn of the wheel is use; what the pointer meets by itself is not', () => {
  const used = ['rawKeyDown', 'char', 'mouseDown', 'mouseWheel', 'touchStart', 'gestureTap']
  expect(used.filter((type) => !isUse({ type }))).toEqual([])
  expect(['mouseMove', 'mouseEnter', 'mouseLeave'].filter((type) => isUse({ type }))).toEqual([])
})
