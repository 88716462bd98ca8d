import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Who alone may use what. The lists are the architecture: see docs/architecture.md. */
const fences = {
  electron: 'Only the edges touch Electron; everything else runs in plain Node.',
  axios: 'Only electron/main/crm-api/client.ts calls the CRM.',
  'better-sqlite3-multiple-ciphers': 'Only electron/main/store/driver.ts opens the store.',
  'node:module':
    'Only electron/main/store/driver.ts loads a module at run time, past these fences.',
  keytar: 'Only electron/main/keychain/keychain.ts opens the keychain.',
  'p-queue': 'Only electron/main/crm-api/client.ts paces calls.',
}
const fence = (allowed, patterns = []) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: Object.entries(fences)
        .filter(([name]) => !allowed.includes(name))
        .map(([name, message]) => ({ name, message })),
      patterns,
    },
  ],
  // The same for what is read only when it is needed.
  'no-restricted-syntax': [
    'error',
    ...Object.entries(fences)
      .filter(([name]) => !allowed.includes(name))
      .map(([name, message]) => ({
        selector: `ImportExpression[source.value='${name}']`,
        message,
      })),
  ],
})
const notMain = {
  regex: '(^|/)main/',
  message: 'Arrows point one way: renderer and preload know the contract, never the main process.',
}

export default ts.config(
  { ignores: ['node_modules', 'out', 'release', 'test-results'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // TypeScript checks names in components.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    rules: { 'no-undef': 'off' },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['scripts/**', '*.config.*', 'test/**/*.config.ts', 'test/**/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', 'no-restricted-exports': 'off' },
  },
  { files: ['electron/**/*.ts'], rules: fence([]) },
  { files: ['electron/preload/**'], rules: fence(['electron'], [notMain]) },
  {
    files: [
      'electron/main/index.ts',
      'electron/main/compose.ts',
      'electron/main/compose-sheets.ts',
      'electron/main/ipc/register.ts',
      'electron/main/windows/**',
      'electron/main/menu/**',
      'electron/main/pdf/print.ts',
      'electron/main/system/**',
    ],
    rules: fence(['electron']),
  },
  { files: ['electron/main/crm-api/client.ts'], rules: fence(['axios', 'p-queue']) },
  { files: ['electron/main/keychain/keychain.ts'], rules: fence(['keytar']) },
  {
    files: ['electron/main/store/driver.ts'],
    rules: fence(['better-sqlite3-multiple-ciphers', 'node:module']),
  },
  {
    files: ['renderer/**'],
    rules: {
      ...fence([], [notMain]),
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'The window never calls out; ask the main process.' },
        { name: 'localStorage', message: 'Nothing is kept in the window.' },
      ],
    },
  },
  {
    files: ['electron/contract/**'],
    rules: fence(
      [],
      [{ regex: '(^|/)(main|preload|renderer)/', message: 'The contract imports nobody.' }],
    ),
  },
  prettier,
)
