import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { Bridge } from '../contract/bridge'
import { callNames, eventNames } from '../contract/names'

// No logic of its own: each name of the contract becomes one function, and nothing else is exposed.
const calls = Object.fromEntries(
  callNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)]),
)

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      // The Electron event stays here: it would hand the page `sender` and with it every channel.
      const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
      ipcRenderer.on(name, forward)
      return () => void ipcRenderer.off(name, forward)
    },
  ]),
)

contextBridge.exposeInMainWorld('crm', { calls, on } as unknown as Bridge)
