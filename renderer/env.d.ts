import type { Bridge } from '../electron/contract/bridge'

declare global {
  interface Window {
    readonly crm: Bridge
  }
}
