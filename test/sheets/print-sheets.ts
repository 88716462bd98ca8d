import { app } from 'electron'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sv } from '../../electron/contract/texts/sv'
import { footerTemplate } from '../../electron/main/pdf/footer'
import { createPrinter } from '../../electron/main/pdf/print'
import { sheetHtml } from '../../electron/main/pdf/sheet-html'
import { buildSheet } from '../../electron/main/pdf/variants'
import { registerAppScheme } from '../../electron/main/windows/app-scheme'
import { caseAt, sheetsOf } from './cases'
import type { PrintedSheet } from './printed-sheet'

/** Runs as an app of its own in the packed runtime, and prints some of the cases as the app would. */
interface Order {
  /** Counted through all cases, as in `caseAt`. */
  readonly cases: readonly number[]
  readonly folder: string
}

const order = JSON.parse(app.commandLine.getSwitchValue('order')) as Order
const NOW = Date.parse('2026-11-22T15:10:00Z')
const ACCOUNT = {
  username: 'maja.maklare',
  customerId: 'M99999',
  officeName: 'Provkontoret',
  sample: false,
} as const

// As the app's own entry does: it stands in a file as its creator.
app.userAgentFallback = sv.app.name
registerAppScheme()
app.on('window-all-closed', () => undefined)
void app
  .whenReady()
  .then(printAll)
  .then(
    () => app.exit(0),
    (cause: unknown) => {
      process.stderr.write(`${String(cause)}\n`)
      app.exit(1)
    },
  )

async function printAll(): Promise<void> {
  const print = createPrinter()
  const printed: PrintedSheet[] = []
  for (const index of order.cases) {
    const one = caseAt(index)
    const account = { ...ACCOUNT, sample: index % 5 === 0 }
    for (const { content, absent, present } of sheetsOf(one, index)) {
      const model = buildSheet(content, one.card, account, NOW)
      const done = await print({ html: sheetHtml(model), footer: footerTemplate(model.footer) })
      const name = `${index} ${one.name}, ${content.variant}`
      if (!done.ok) throw new Error(`${name} was not printed`)
      const file = join(order.folder, `${index}-${content.variant}.pdf`)
      await writeFile(file, done.value)
      printed.push({ name, file, model, absent, present })
    }
  }
  await writeFile(join(order.folder, 'printed.json'), JSON.stringify(printed))
}
