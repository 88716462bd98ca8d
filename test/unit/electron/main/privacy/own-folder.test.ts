import { describe, expect, it } from 'vitest'
import { copyFolder } from '../../../../../electron/main/privacy/own-folder'
import type { KnownFolders } from '../../../../../electron/main/privacy/own-folder'

const home = 'C:\\Users\\Åsa Provmäklare'
const appData = `${home}\\AppData\\Roaming`
const localAppData = `${home}\\AppData\\Local`

const onWindows = (userData: string, rest: Partial<KnownFolders> = {}) =>
  copyFolder({ platform: 'win32', userData, appData, localAppData, home, ...rest })

const elsewhere = (platform: 'darwin' | 'linux', userData: string) => {
  const own = platform === 'darwin' ? '/Users/asa' : '/home/asa'
  const folder = platform === 'darwin' ? `${own}/Library/Application Support` : `${own}/.config`
  return copyFolder({ platform, userData, appData: folder, localAppData: null, home: own })
}

describe('GDPR 23 S10 on Windows (told from the paths alone: a roaming profile of a real domain is tried by hand)', () => {
  it('the copy leaves a profile that roams for the local one', () => {
    expect(onWindows(`${appData}\\Kontaktkort`)).toEqual({ folder: `${localAppData}\\Kontaktkort` })
    expect(onWindows(appData)).toEqual({ folder: `${localAppData}\\Kontaktkort` })
  })

  it.each([
    `${appData.toUpperCase()}\\Kontaktkort`,
    `${appData.replaceAll('\\', '/')}/Kontaktkort`,
    `\\\\?\\${appData}\\Kontaktkort`,
    `${appData}\\Annan\\..\\Kontaktkort`,
  ])('however the path is written: %s', (userData) => {
    expect(onWindows(userData)).toEqual({ folder: `${localAppData}\\Kontaktkort` })
  })

  it('two profiles that roam stay two', () => {
    expect(onWindows(`${appData}\\Kontaktkort 2`)).toEqual({
      folder: `${localAppData}\\Kontaktkort 2`,
    })
  })

  it('a folder whose name only begins like that of the profile does not roam', () => {
    expect(onWindows(`${appData}2\\Kontaktkort`)).toEqual({ folder: `${appData}2\\Kontaktkort` })
  })

  it('the usual place is taken where the system names no local folder', () => {
    for (const none of [null, '']) {
      expect(onWindows(`${appData}\\Kontaktkort`, { localAppData: none })).toEqual({
        folder: `${localAppData}\\Kontaktkort`,
      })
    }
  })

  it('is refused where the local folder roams as well', () => {
    const rest = { localAppData: `${appData}\\Local` }
    expect(onWindows(`${appData}\\Kontaktkort`, rest)).toEqual({ refused: 'roaming' })
  })

  it('a profile that is redirected to a server is used from the local folder', () => {
    const rest = { appData: '\\\\server\\profiler\\asa\\Roaming' }
    expect(onWindows(`${rest.appData}\\Kontaktkort`, rest)).toEqual({
      folder: `${localAppData}\\Kontaktkort`,
    })
  })

  it.each([
    '\\\\server\\share\\Kontaktkort',
    '//server/share/Kontaktkort',
    '\\\\?\\UNC\\server\\share\\Kontaktkort',
    '\\\\wsl$\\Debian\\home\\asa',
  ])('is refused on a network: %s', (userData) => {
    expect(onWindows(userData)).toEqual({ refused: 'network' })
  })

  it('is refused when the local folder lies on a network', () => {
    const rest = { localAppData: '\\\\server\\hem\\asa\\Local' }
    expect(onWindows(`${appData}\\Kontaktkort`, rest)).toEqual({ refused: 'network' })
  })
})

describe('GDPR 23 S10 in a folder that is synced', () => {
  it.each([
    `${home}\\OneDrive\\Kontaktkort`,
    `${home}\\OneDrive - Provmäklarna AB\\Dokument\\Kontaktkort`,
    `${home}\\Dropbox\\Kontaktkort`,
    `${home}\\Dropbox (Provmäklarna)\\Kontaktkort`,
    `${home}\\Google Drive\\Kontaktkort`,
    `${home}\\iCloudDrive\\Kontaktkort`,
    `${home}\\Box\\Kontaktkort`,
    `${home}\\Box Sync\\Kontaktkort`,
    `${home}\\Nextcloud\\Kontaktkort`,
    'D:\\onedrive\\Kontaktkort',
  ])('the copy is refused: %s', (userData) => {
    expect(onWindows(userData)).toEqual({ refused: 'synced' })
  })

  it.each([
    '/Users/asa/Library/CloudStorage/GoogleDrive-asa@example.com/Kontaktkort',
    '/Users/asa/Library/Mobile Documents/com~apple~CloudDocs/Kontaktkort',
    '/Users/asa/iCloud Drive/Kontaktkort',
    '/Users/asa/Dropbox/Kontaktkort',
  ])('the copy is refused: %s', (userData) => {
    expect(elsewhere('darwin', userData)).toEqual({ refused: 'synced' })
  })

  it('the copy is refused: Nextcloud under Linux', () => {
    expect(elsewhere('linux', '/home/asa/Nextcloud/Kontaktkort')).toEqual({ refused: 'synced' })
  })

  it.each([
    `${home}\\Boxholm\\Kontaktkort`,
    `${home}\\Omega\\Kontaktkort`,
    'D:\\Synk\\Kontaktkort',
  ])('names that only resemble one are not: %s', (userData) => {
    expect(onWindows(userData)).toEqual({ folder: userData })
  })

  it('somebody called Box has an ordinary home', () => {
    const userData = '/home/box/.config/Kontaktkort'
    const known = { appData: '/home/box/.config', localAppData: null, home: '/home/box' }
    expect(copyFolder({ platform: 'linux', userData, ...known })).toEqual({ folder: userData })
  })
})

describe('S06 an ordinary folder is used as it is', () => {
  it.each([
    'D:\\Kontaktkort',
    'D:\\Mäklare på Åsgatan\\Kontakt kort',
    `D:\\${'å'.repeat(230)}\\profil`,
    `${localAppData}\\Kontaktkort`,
  ])('on Windows: %s', (userData) => {
    expect(onWindows(userData)).toEqual({ folder: userData })
  })

  it('on macOS and Linux, where nothing roams', () => {
    const mac = '/Users/asa/Library/Application Support/Kontaktkort'
    expect(elsewhere('darwin', mac)).toEqual({ folder: mac })
    for (const path of [
      '/home/asa/.config/Kontaktkort',
      '/srv/Mäklare på Åsgatan/profil',
      `/${'å'.repeat(240)}`,
    ]) {
      expect(elsewhere('linux', path)).toEqual({ folder: path })
    }
  })

  it('but not where the desktop shows a network as a folder', () => {
    const gvfs = '/run/user/1000/gvfs/smb-share:server=server,share=hem/Kontaktkort'
    for (const path of [gvfs, '//server/hem/Kontaktkort']) {
      expect(elsewhere('linux', path)).toEqual({ refused: 'network' })
    }
    expect(elsewhere('darwin', '/Network/Servers/hem')).toEqual({ refused: 'network' })
  })
})
