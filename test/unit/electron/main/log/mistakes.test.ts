import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { catchMistakes } from '../../../../../electron/main/log/mistakes'
import { createCrashes } from '../../../../../electron/main/crashes'

function aProcess() {
  const told: string[] = []
  const process = new EventEmitter()
  let now = 0
  catchMistakes(process, {
    log: {
      event: () => undefined,
      bug: (where, cause) => void told.push(`${where} ${cause instanceof Error}`),
    },
    crashes: createCrashes(() => now),
    quit: () => void told.push('quit'),
  })
  return { process, told, pass: (ms: number) => (now += ms) }
}

describe('X21 what nobody has caught', () => {
  it('is told, and the app goes on', () => {
    const { process, told, pass } = aProcess()
    for (let times = 0; times < 5; times += 1) {
      process.emit('unhandledRejection', new Error('x'))
      process.emit('uncaughtException', new Error('x'))
      pass(30_000)
    }
    expect(told).toHaveLength(10)
    expect(told.slice(0, 2)).toEqual(['unhandledRejection true', 'uncaughtException true'])
  })

  it('ends the app in order when it comes again and again', () => {
    const { process, told } = aProcess()
    for (let times = 0; times < 3; times += 1) process.emit('uncaughtException', 'text')
    expect(told).toEqual([...Array<string>(3).fill('uncaughtException false'), 'quit'])
  })
})
