import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { electronDist } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'

const icons = 'electron/resources/icons'

/**
 * The one configuration of all packings. `test` differs from `release` in a single fuse and in one module
 * (electron/main/engine), without which nothing can steer the packed app.
 */
export function builderConfig(variant) {
  const { path, version } = electronDist()
  return {
    appId: 'se.kontaktkort.app',
    productName: 'Kontaktkort',
    copyright: 'Kontaktkort',
    directories: {
      buildResources: join(projectRoot, icons),
      output: join(projectRoot, 'release', variant),
    },
    electronVersion: version,
    ...(path && { electronDist: path }),
    // The native modules are keytar and the encrypted SQLite: their packages bring them ready for
    // every platform.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    publish: null,
    asar: true,
    asarUnpack: ['**/*.node'],
    files: [
      'out/**',
      'package.json',
      '!**/*.map',
      // Of native modules, what runs on the machine it is packed for. A universal app serves both
      // its halves.
      '!node_modules/keytar/{src,script}/**',
      '!node_modules/keytar/{binding.gyp,README.md,keytar.d.ts}',
      process.platform === 'darwin'
        ? '!node_modules/keytar/prebuilds/!(darwin-*)/**'
        : '!node_modules/keytar/prebuilds/!(${platform}-${arch})/**',
      '!node_modules/better-sqlite3-multiple-ciphers/{src,deps}/**',
      '!node_modules/better-sqlite3-multiple-ciphers/{binding.gyp,README.md}',
      process.platform === 'darwin'
        ? '!node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(darwin-*)'
        : '!node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(${platform}-${arch}.node)',
      // Needed to compile them, which nobody does here.
      '!node_modules/node-addon-api/**',
    ],
    // From a folder instead of a download, electron-builder would leave it in, ready to open any app.
    afterExtract: ({ appOutDir }) =>
      rm(join(appOutDir, 'resources/default_app.asar'), { force: true }),
    electronLanguages: ['sv', 'en-US'],
    electronFuses: fuses(variant),
    ...systems(variant),
  }
}

function fuses(variant) {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: variant === 'test',
    // Windows and macOS check it; elsewhere the fuse has no effect.
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  }
}

function systems(variant) {
  const targets = (...installers) => (variant === 'installers' ? installers : ['dir'])
  return {
    win: {
      target: targets({ target: 'nsis', arch: ['x64', 'arm64'] }),
      icon: `${icons}/icon.ico`,
    },
    nsis: {
      oneClick: true,
      // Brokers seldom administer their computers.
      perMachine: false,
      installerLanguages: ['sv_SE', 'en_US'],
      language: '1053',
      artifactName: '${productName}-${version}-${arch}.${ext}',
    },
    mac: {
      target: targets({ target: 'dmg', arch: ['universal'] }),
      icon: `${icons}/icon.icns`,
      category: 'public.app-category.business',
      hardenedRuntime: true,
      // Both halves of a universal app carry the native modules for both, each made for one.
      x64ArchFiles: '**/{keytar,better-sqlite3-multiple-ciphers}/prebuilds/**',
    },
    dmg: { artifactName: '${productName}-${version}.${ext}' },
    linux: {
      target: targets('AppImage', 'deb'),
      executableName: 'kontaktkort',
      icon: `${icons}/linux`,
      category: 'Office',
      synopsis: 'Kontaktkort för svenska mäklare',
      maintainer: 'Kontaktkort',
      desktop: {
        entry: {
          Name: 'Kontaktkort',
          Comment: 'Vem ringer, vad är de för oss, och vad får jag göra?',
          StartupWMClass: 'Kontaktkort',
          Keywords: 'kontakt;mäklare;CRM;',
        },
      },
      artifactName: '${name}-${version}-${arch}.${ext}',
    },
    deb: {
      depends: [
        'libgtk-3-0 | libgtk-3-0t64',
        'libnotify4',
        'libnss3',
        'libxss1',
        'libxtst6',
        'xdg-utils',
        'libatspi2.0-0 | libatspi2.0-0t64',
        'libuuid1',
        'libsecret-1-0',
      ],
    },
  }
}
