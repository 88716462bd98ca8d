import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuCommand } from '../../../../../electron/contract/events'
import { systemTexts } from '../../../../../electron/contract/texts/system'
import { menuTemplate } from '../../../../../electron/main/menu/menu'

function itemsOf(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : []),
  ])
}

describe.each(['win32', 'darwin', 'linux'] as const)('the menu on %s', (platform) => {
  const sent: string[] = []
  const items = itemsOf(menuTemplate(systemTexts.sv, platform, (command) => sent.push(command)))

  it('offers every command there is, once', () => {
    for (const item of items) item.click?.({} as never, undefined, {} as never)
    expect([...sent].sort()).toEqual([...menuCommand.options].sort())
  })

  it('has nothing that would reload the page or open developer tools', () => {
    const roles = items.map((item) => item.role)
    for (const role of ['reload', 'forceReload', 'toggleDevTools'])
      expect(roles).not.toContain(role)
  })

  it('names everything in the chosen language', () => {
    for (const item of items) if (item.type !== 'separator') expect(item.label).toBeTruthy()
  })
})
