import { readFileSync } from 'node:fs'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const tests = ['**/*.test.ts', '**/*.test-d.ts']

// Imports run one way (CONTRIBUTING.md): core <- {adapters, sandbox} and core <- cardlane. A package that is none of the
// named ones is an adapter, so a new one is covered without an edit here.
const ownPackages = JSON.parse(readFileSync('scripts/lib/own-packages.json', 'utf8'))
const notAdapters = ownPackages.map((name) => `packages/${name}/**`)

const axiosInCoreOnly = { name: 'axios', message: 'Only the pipeline of core knows axios.' }
const containerInCardlaneOnly = { name: 'tsyringe', message: 'Only cardlane knows the container.' }

const arrow = (files, { paths = [], patterns = [], ignores = [] }) => ({
  files,
  ignores: [...tests, ...ignores],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
})

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '**/__fixtures__/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 250],
      'max-params': ['error', 3],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // The message of an error is checked by the compiler where it is built; numbers read well in a template.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['**/*.{js,mjs}'], rules: { 'max-lines': ['error', 250], 'max-params': ['error', 3] } },
  {
    files: tests,
    rules: {
      // jest's `expect(object.method)` never calls the method unbound.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  arrow(['packages/core/src/**'], {
    paths: [containerInCardlaneOnly],
    patterns: [{ group: ['@cardlane/*', 'cardlane'], message: 'Core imports no other package.' }],
  }),
  arrow(['packages/core/src/**'], {
    ignores: ['packages/core/src/adapter/**'],
    paths: [axiosInCoreOnly, containerInCardlaneOnly],
    patterns: [
      { group: ['@cardlane/*', 'cardlane'], message: 'Core imports no other package.' },
      { group: ['**/adapter/**'], message: 'The application API does not know the adapter API.' },
    ],
  }),
  arrow(['packages/*/src/**'], {
    ignores: notAdapters,
    paths: [axiosInCoreOnly, containerInCardlaneOnly],
    patterns: [
      {
        group: ['cardlane', '@cardlane/*', '!@cardlane/core'],
        message: 'An adapter knows core and no other package.',
      },
    ],
  }),
  arrow(['packages/conformance/src/**'], {
    paths: [axiosInCoreOnly, containerInCardlaneOnly],
    patterns: [
      {
        group: ['cardlane', '@cardlane/*', '!@cardlane/core'],
        message: 'The kit knows core and no other package.',
      },
    ],
  }),
  arrow(['packages/sandbox/src/**'], {
    paths: [
      axiosInCoreOnly,
      containerInCardlaneOnly,
      {
        name: '@cardlane/core/adapter',
        message: 'The sandbox uses the application API only, or it would mirror our mistakes.',
      },
    ],
    patterns: [
      {
        group: ['cardlane', '@cardlane/*', '!@cardlane/core', '!@cardlane/conformance'],
        message: 'It knows core, and of the conformance kit the types of its worlds.',
      },
    ],
  }),
  arrow(['packages/cardlane/src/**'], {
    paths: [axiosInCoreOnly],
    patterns: [
      { group: ['@cardlane/*', '!@cardlane/core'], message: 'Composition knows core and no adapter.' },
    ],
  }),
)
