import { expect, test } from '@jest/globals'
import { readOptions } from './read-options.js'

test('writes the documentation, unless it is quick', () => {
  expect(readOptions([], '/docs')).toEqual({ quick: false, docs: '/docs' })
  expect(readOptions(['--quick'], '/docs')).toEqual({ quick: true })
  expect(readOptions(['--quick', '--docs', '/other'], '/docs')).toEqual({ quick: true, docs: '/other' })
})

test('takes files and folders', () => {
  const args = ['--json', 'figures.json', '--packed', '/packed']
  expect(readOptions(args, '/docs')).toMatchObject({ json: 'figures.json', packed: '/packed' })
})

test('refuses what it does not know', () => {
  expect(() => readOptions(['--fast'], '/docs')).toThrow("Unknown option '--fast'")
})
