/** @jest-config-loader esbuild-register */
import { readdirSync, readFileSync } from 'node:fs'
import type { Config } from 'jest'

const ownPackages = JSON.parse(readFileSync('scripts/lib/own-packages.json', 'utf8')) as string[]
const adapters = readdirSync('packages').filter((name) => !ownPackages.includes(name))

const config: Config = {
  testEnvironment: 'node',
  // By default jest leaves one core unused, which is half of a small machine.
  maxWorkers: '100%',
  testEnvironmentOptions: { customExportConditions: ['@cardlane/source', 'node', 'node-addons'] },
  testMatch: [
    '<rootDir>/{packages/*,examples/*,audits,bench}/src/**/*.test.ts',
    '<rootDir>/scripts/**/*.test.ts',
  ],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    // libauth is published as ES modules alone; our builds have what is used of it inside.
    '\\.ts$|/@bitauth/libauth/.*\\.js$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2022',
          transform: { legacyDecorator: true },
        },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*@bitauth/libauth/)'],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcovonly'],
  collectCoverageFrom: [
    ...adapters.map((name) => `packages/${name}/src/**/*.ts`),
    ...['!**/*.test.ts', '!**/*.test-d.ts', '!**/__fixtures__/**'],
  ],
  coverageThreshold: {
    global: {},
    ...Object.fromEntries(adapters.map((name) => [`./packages/${name}/src/`, { branches: 95 }])),
  },
}

export default config
