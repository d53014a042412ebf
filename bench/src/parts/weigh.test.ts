import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { installedVersion } from './installed-version.js'
import { weigh } from './measure-weight.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardlane-weigh-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('counts packages and bytes, and names those with scripts, wherever they lie', () => {
  const modules = join(folder, 'node_modules')
  const lock = {
    packages: {
      'node_modules/one': {},
      'node_modules/one/node_modules/@some/two': { hasInstallScript: true },
      'node_modules/@some/two': { hasInstallScript: true },
      'node_modules/for-another-machine': { hasInstallScript: true },
    },
  }
  const files = {
    '.package-lock.json': JSON.stringify(lock),
    'one/index.js': '12345',
    '@some/two/index.js': '12',
    'one/node_modules/@some/two/index.js': '123',
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(modules, dirname(path)), { recursive: true })
    writeFileSync(join(modules, path), text)
  }
  expect(weigh(modules)).toEqual({
    packages: 3,
    bytes: files['.package-lock.json'].length + 10,
    scripted: ['@some/two'],
  })
})

test('knows the version of what is installed, and tells of what is not', () => {
  expect(installedVersion('sila-sdk')).toBe('0.2.28')
  expect(() => installedVersion('@cardlane/no-such-package')).toThrow('is not installed')
})
