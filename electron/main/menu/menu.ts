import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../contract/events'
import type { SystemTexts } from '../../contract/texts/system'

/**
 * The menu as data; `commands.ts` knows who carries out what. Shortcuts are shown here and heard in the window,
 * so that each is handled once.
 */
export function menuTemplate(
  texts: SystemTexts,
  platform: NodeJS.Platform,
  send: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const command = (label: string, name: MenuCommand, accelerator?: string) =>
    ({
      label,
      accelerator,
      registerAccelerator: mac,
      click: () => send(name),
    }) satisfies MenuItemConstructorOptions
  const line: MenuItemConstructorOptions = { type: 'separator' }

  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts.quit }
  const settings = command(texts.settings, 'settings', 'CmdOrCtrl+,')
  const lock = command(texts.lock, 'lock', 'CmdOrCtrl+L')
  const appMenu: MenuItemConstructorOptions = {
    label: 'Kontaktkort',
    submenu: [
      { role: 'about', label: texts.about },
      line,
      settings,
      lock,
      command(texts.signOut, 'sign-out'),
      line,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      line,
      quit,
    ],
  }
  const windowMenu: MenuItemConstructorOptions = {
    role: 'window',
    label: texts.window,
    submenu: [{ role: 'minimize', label: texts.minimize }],
  }
  const close: MenuItemConstructorOptions = { role: 'close', label: texts.close }
  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [
      command(texts.saveFile, 'export-pdf', 'CmdOrCtrl+P'),
      line,
      ...(mac ? [close] : [settings, lock, command(texts.signOut, 'sign-out'), line, quit]),
    ],
  }
  return [
    ...(mac ? [appMenu] : []),
    file,
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        line,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
        line,
        command(texts.search, 'focus-search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: texts.view,
      submenu: [
        command(texts.refresh, 'refresh', 'CmdOrCtrl+R'),
        command(texts.present, 'present', 'F9'),
        line,
        { role: 'resetZoom', label: texts.zoomReset },
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        line,
        { role: 'togglefullscreen', label: texts.fullScreen },
      ],
    },
    ...(mac ? [windowMenu] : []),
    { role: 'help', label: texts.help, submenu: [command(texts.keys, 'show-keys')] },
  ]
}
