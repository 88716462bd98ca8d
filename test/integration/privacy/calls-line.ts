import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Input, Output } from '../../../electron/contract/calls'
import { defaultSettings } from '../../../electron/contract/domain/default-settings'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import { ok } from '../../../electron/contract/errors'
import type { Result } from '../../../electron/contract/errors'
import type { CallName } from '../../../electron/contract/names'
import { systemTexts } from '../../../electron/contract/texts/system'
import { composeCore } from '../../../electron/main/compose-core'
import { createExportTools } from '../../../electron/main/contacts/export-tools'
import { createSheetExports } from '../../../electron/main/contacts/sheet-exports'
import { startSampleOffice } from '../../../electron/main/demo/start-sample'
import { createHandlers } from '../../../electron/main/ipc/handlers'
import { registerCalls, type CallTransport } from '../../../electron/main/ipc/register'
import { createLog } from '../../../electron/main/log/log'
import { createAccessLog } from '../../../electron/main/privacy/access-log'
import { createLogFile } from '../../../electron/main/privacy/access-log-file'
import { createScreen } from '../../../electron/main/privacy/screen'
import { createSensitiveClipboard } from '../../../electron/main/privacy/sensitive-clipboard'
import { createTrustedTime } from '../../../electron/main/privacy/trusted-time'
import { openDatabase } from '../../../electron/main/store/driver'
import { createSaveAs } from '../../../electron/main/system/save-as'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
import type { Computer } from '../copy/app-line'
import { unpacedPolicies } from '../crm-api/crm-line'

/** A guess that costs next to nothing. */
export const QUICK = { N: 16, r: 8, p: 1 }

/**
 * The app as the window meets it: every call, over the real core, HTTP and encrypted files; in place of
 * Electron's parts are some that tell what they were given.
 */
export async function startCalls(computer: Computer, server: CrmServer) {
  const { clock, folder, keychain } = computer
  /** Everything that left the main process, but for the answers to calls. */
  const out: unknown[] = []
  const clipboard = { holds: '' }
  const logFile = join(folder, 'logs', 'kontaktkort.log')
  const log = createLog(logFile, clock.now)
  const time = createTrustedTime({ clock, kept: { read: () => null, write: () => undefined } })
  const accessLog = createAccessLog(createLogFile({ folder, keychain, open: openDatabase }), time)
  const saveAs = createSaveAs({
    refusal: (call) => screen.refusal(call),
    async choosePlace(place) {
      out.push({ asked: place })
      return join(folder, place.fileName)
    },
    async write(path, bytes) {
      out.push({ written: Buffer.from(bytes).toString('utf8') })
      return ok({ path, fileName: path.slice(folder.length + 1) })
    },
    refused: (why) => void out.push({ refused: why }),
  })
  const sensitiveClipboard = createSensitiveClipboard({
    device: {
      writeSecret: async (text) => void (clipboard.holds = text),
      readText: async () => clipboard.holds,
      clear: async () => void (clipboard.holds = ''),
    },
    after: () => () => undefined,
    failed: (cause) => log.bug('clipboard', cause),
  })
  const core = composeCore({
    clock,
    time,
    keychain,
    accessLog,
    log,
    push: (name, payload) => screen.push(name, payload),
    line: {
      fetch: globalThis.fetch,
      clock: { now: clock.now, monotonic: () => performance.now() },
      ...unpacedPolicies,
    },
    profile: folder,
    local: folder,
    sensitiveClipboard,
    refused: null,
    settings: () => computer.settings,
    resetSettings: async () => void (computer.settings = defaultSettings),
    saveLog: (current, textOf) =>
      saveAs({
        call: 'accessLog.export',
        current,
        place: () => ({ ...systemTexts.sv.accessLog, extension: 'csv' }),
        make: async (account) => ok(Buffer.from(textOf(account))),
      }),
    startSample: (password) => startSampleOffice(clock, { username: 'exempel', password }),
    makePassword: () => 'slump',
    codeCost: QUICK,
    syncAfterMs: () => 0,
    onForgotten: () => undefined,
    entering: () => screen.entering(),
    async forgetCategories() {
      const before = computer.settings
      computer.settings = { ...before, protectedCategories: null }
      core.settingsChanged(computer.settings, before)
    },
  })
  const tools = createExportTools({
    saveAs,
    clock,
    async print(sheet) {
      out.push({ printed: sheet })
      return ok(Buffer.from('%PDF'))
    },
    texts: () => systemTexts.sv.saveAs,
  })
  const screen = createScreen({
    clock,
    log,
    every: () => () => undefined,
    after: () => () => undefined,
    lockFile: computer.lockFile,
    presence: {
      idleSeconds: () => 0,
      onUse: () => undefined,
      on: () => undefined,
      canAskTouchId: () => false,
      askTouchId: async () => false,
    },
    guard: { protect: () => undefined, draw: () => undefined, restart: () => undefined },
    push: (name, payload) => void out.push({ name, payload }),
    settings: () => computer.settings,
    session: () => core.session,
    code: () => core.lockCode,
    endNumbers: core.endNumbers,
    onCard: core.contacts.current,
    onPresented() {
      core.contacts.tellAgain()
      core.estates.tellAgain()
    },
  })
  const handlers = createHandlers({
    ...core,
    copy: core.copy.local,
    connection: core.connection.status,
    resumed: async () => undefined,
    exports: createSheetExports({
      card: core.contacts.card,
      record: (key) => core.contacts.entry(key)?.record ?? null,
      active: core.session.active,
      tools: async () => tools,
      showInFolder: (path) => void out.push({ shown: path }),
      saved: (saved) => core.accessRecord.note('export', saved),
    }),
    screen,
    takeCrash: () => true,
    settings: {
      current: () => computer.settings,
      change: async (part) => ok((computer.settings = { ...computer.settings, ...part })),
    },
    desktop: {
      openOutside: async (url) => void out.push({ opened: url }),
      showInFolder: (path) => void out.push({ shown: path }),
      writeClipboard: async (text) => void out.push({ copied: text }),
    },
    appInfo: { version: '0.0.0', electron: '0', platform: 'linux' },
  })

  const listeners = new Map<string, Parameters<CallTransport['handle']>[1]>()
  let now = 0
  registerCalls({ handle: (name, listener) => void listeners.set(name, listener) }, handlers, {
    isTrusted: () => true,
    // A second between any two calls: none of them is one too many.
    now: () => (now += 1_000),
    refusal: screen.refusal,
    answer: screen.answer,
    report: (name, code, cause) => cause !== undefined && log.bug(`${name} ${code}`, cause),
  })
  const event = { sender: { id: 1 }, senderFrame: { url: 'kontaktkort://app/', parent: null } }

  return {
    ...core,
    out,
    clipboard,
    call: <Name extends CallName>(name: Name, input: Input<Name>) =>
      listeners.get(name)?.(event, ...(input === undefined ? [] : [input])) as Promise<
        Result<Output<Name>>
      >,
    signIn: () => ({
      username: server.username,
      passwords: { shared: server.password, perCustomer: [], estates: null },
      customers: [sampleIds.customer as CustomerId],
      address: server.address,
    }),
    key: (contactId: string): ContactKey => ({
      customerId: sampleIds.customer as CustomerId,
      contactId: contactId as ContactId,
    }),
    diary(): string {
      try {
        return readFileSync(logFile, 'utf8')
      } catch {
        return ''
      }
    },
    async stop() {
      core.copy.retention.stop()
      await core.session.close()
      accessLog.close()
    },
  }
}

export type Calls = Awaited<ReturnType<typeof startCalls>>
