import { app, BrowserWindow } from 'electron'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContactCard } from '../../electron/contract/domain/card'
import { ok } from '../../electron/contract/errors'
import { systemTexts } from '../../electron/contract/texts/system'
import { systemClock } from '../../electron/main/clock'
import { createExportTools } from '../../electron/main/contacts/export-tools'
import type { ExportTools } from '../../electron/main/contacts/sheet-exports'
import { EMPTY_HEADER, footerTemplate } from '../../electron/main/pdf/footer'
import { marginsInInches } from '../../electron/main/pdf/page'
import { createPrinter } from '../../electron/main/pdf/print'
import { sheetHtml, STYLESHEET_NAME } from '../../electron/main/pdf/sheet-html'
import { sheetStyle } from '../../electron/main/pdf/sheet-style'
import { buildSheet } from '../../electron/main/pdf/variants'
import { createSaveAs } from '../../electron/main/system/save-as'
import { saveFile } from '../../electron/main/system/save-file'
import { registerAppScheme } from '../../electron/main/windows/app-scheme'
import { listedGroup, roleEntry, rolesPart } from '../builders/roles'
import { aPersonCard } from '../unit/electron/main/pdf/cards'

/** Runs as an app of its own in the packed runtime: A B A B, and then its figures on the last line. */
interface Order {
  readonly times: number
  /** Where the figures go: a packed program's own output is Chromium's too. */
  readonly answer: string
}

const order = JSON.parse(app.commandLine.getSwitchValue('order')) as Order
const SHEET = 'sheet.pdf'
const ACCOUNT = {
  username: 'maja.maklare',
  customerId: 'M99999',
  officeName: 'Provkontoret',
  sample: false,
} as const

registerAppScheme()
app.on('window-all-closed', () => undefined)
void app
  .whenReady()
  .then(measure)
  .then((figures) => writeFile(order.answer, JSON.stringify(figures)))
  .then(
    () => app.exit(0),
    () => app.exit(1),
  )

async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-bench-sheet-'))
  try {
    const tools = createExportTools({
      print: createPrinter(),
      clock: systemClock,
      texts: () => systemTexts.sv.saveAs,
      saveAs: createSaveAs({
        refusal: () => null,
        choosePlace: () => Promise.resolve(join(folder, SHEET)),
        write: saveFile,
        refused: () => undefined,
      }),
    })
    return [await measureOne(tools, folder, 6), await measureOne(tools, folder, 200)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOne(tools: ExportTools, folder: string, roles: number) {
  const card = cardWith(roles)
  const sheet = buildSheet({ variant: 'meeting' }, card, ACCOUNT, Date.now())
  const page = join(folder, 'sheet.html')
  // A page from a file is not "self" to its own policy, and would be drawn without its style.
  await writeFile(page, sheetHtml(sheet).replace(/<meta http-equiv[^>]*>/, ''))
  await writeFile(join(folder, STYLESHEET_NAME), sheetStyle)
  const footer = footerTemplate(sheet.footer)
  const open = openWindow()
  await open.loadFile(page)

  const same = (await print(open, footer)).length / (await sizeOfOurs(tools, card, folder))
  if (same < 0.98 || same > 1.02) throw new Error('The two do not print the same document')

  const ours: number[] = []
  const inNewWindow: number[] = []
  const inOpenWindow: number[] = []
  for (let turn = -2; turn < order.times; turn += 1) {
    const a = await timeOf(() => save(tools, card))
    const b = await timeOf(async () => {
      const window = openWindow()
      await window.loadFile(page)
      await print(window, footer)
      window.destroy()
    })
    const c = await timeOf(() => print(open, footer))
    if (turn < 0) continue
    ours.push(a)
    inNewWindow.push(b)
    inOpenWindow.push(c)
  }
  open.destroy()
  return { roles, ours, inNewWindow, inOpenWindow }
}

async function save(tools: ExportTools, card: ContactCard): Promise<void> {
  const { contact } = card
  const record = { contact, fullNumber: null, nameParts: null, homePageUrl: null, changedRaw: null }
  const done = await tools.save({ kind: 'meeting' }, () => ok({ card, record, account: ACCOUNT }))
  if (!done.ok || done.value.state !== 'saved') throw new Error('The sheet was not saved')
}

async function sizeOfOurs(tools: ExportTools, card: ContactCard, folder: string): Promise<number> {
  await save(tools, card)
  return (await stat(join(folder, SHEET))).size
}

function openWindow(): BrowserWindow {
  const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false }
  return new BrowserWindow({ show: false, width: 794, height: 1123, webPreferences })
}

function print(window: BrowserWindow, footer: string) {
  return window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    margins: marginsInInches(),
    displayHeaderFooter: true,
    headerTemplate: EMPTY_HEADER,
    footerTemplate: footer,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

function cardWith(roles: number) {
  const entries = Array.from({ length: roles }, (_, index) =>
    roleEntry({ estateId: `OBJ99999_${2_000_000_000 + index}` }),
  )
  const half = Math.ceil(roles / 2)
  return aPersonCard(
    {},
    {
      roles: rolesPart([
        listedGroup('seller', entries.slice(0, half)),
        listedGroup('buyer', entries.slice(half)),
      ]),
    },
  )
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
