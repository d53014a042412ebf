import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

test('the adapter, its simulator and its tests import only public entry points', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !__filename.endsWith(file),
  )
  const imported = files.flatMap((file) =>
    Array.from(
      readFileSync(join(__dirname, file), 'utf8').matchAll(/from '([^']+)'/g),
      ([, name = '']) => name,
    ),
  )
  const others = [...new Set(imported)].filter((name) => !/^(?:node:|\.\/|\.\.\/index\.js$)/.test(name))
  expect(others.sort()).toEqual([
    '@cardlane/conformance',
    '@cardlane/core',
    '@cardlane/core/adapter',
    '@cardlane/core/testing',
    '@jest/globals',
    'nock',
    'zod',
  ])
})
