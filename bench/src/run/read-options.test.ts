import { expect, test } from '@jest/globals'
import { readOptions } from './read-options.js'

test('writes the documentation, unless it is quick or only a part', () => {
  expect(readOptions([], '/file')).toEqual({ quick: false, document: '/file', nodes: [] })
  expect(readOptions(['--quick'], '/file')).toEqual({ quick: true, nodes: [] })
  expect(readOptions(['--only', 'tls'], '/file')).toEqual({ quick: false, only: 'tls', nodes: [] })
})

test('takes files and folders', () => {
  const args = ['--json', 'figures.json', '--packed', '/packed', '--node', '/22', '--node', '/24']
  const options = { json: 'figures.json', packed: '/packed', nodes: ['/22', '/24'] }
  expect(readOptions(args, '/file')).toMatchObject(options)
})

test('refuses what it does not know', () => {
  expect(() => readOptions(['--fast'], '/file')).toThrow("Unknown option '--fast'")
  expect(() => readOptions(['--only', 'tlss'], '/file')).toThrow('There is no part "tlss".')
})
