/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

const config: Config = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@cardlane/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/{packages,examples}/*/src/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.ts$': [
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
  coverageProvider: 'v8',
  collectCoverageFrom: ['packages/*/src/**/*.ts', '!**/*.test.ts', '!**/*.test-d.ts'],
}

export default config
