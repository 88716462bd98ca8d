/* eslint-disable @typescript-eslint/no-require-imports -- only CommonJS runs before Electron is ready */
const { app, BrowserWindow } = require('electron')

// The packed runtime reads no file: page out of its package.
const PAGE = 'data:text/html,<!doctype html><meta charset="utf-8"><title>Empty</title><p>Text</p>'

// The least that is a window with text in it, on the same runtime and as fenced off as ours.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  void window.loadURL(PAGE)
})
app.on('window-all-closed', () => app.quit())
