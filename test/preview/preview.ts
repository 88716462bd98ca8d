import './without-eval'
import { fakeBridge } from './fake-bridge'
import { scenarios } from './scenarios'

const name = new URLSearchParams(location.search).get('state') ?? 'sign-in'
const scenario = scenarios[name]
if (!scenario)
  throw new Error(`No such state: ${name}. There are ${Object.keys(scenarios).join(', ')}`)

Object.defineProperty(window, 'crm', { value: fakeBridge(scenario) })
await import('../../renderer/main')
