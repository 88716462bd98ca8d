import { app, Menu, nativeTheme } from 'electron'
import type { Settings } from '../../contract/domain/settings'
import { systemTexts } from '../../contract/texts/system'
import { createMenuCommands } from '../menu/commands'
import { menuTemplate } from '../menu/menu'
import type { Screen } from '../privacy/screen'
import type { Shell } from './shell'

/** What stands around the page: menu, language and theme, as the settings want them. */
export interface Frame {
  apply(settings: Settings): void
}

export function createFrame(shell: Shell, screen: Screen): Frame {
  const carryOut = createMenuCommands(screen)
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
  app.on('activate', () => {
    shell.reopen()
    screen.windowOpened()
  })

  return {
    apply({ language, theme }) {
      nativeTheme.themeSource = theme
      shell.speaks(language)
      const template = menuTemplate(systemTexts[language], process.platform, carryOut)
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    },
  }
}
