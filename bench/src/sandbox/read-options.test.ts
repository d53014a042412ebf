import { expect, test } from '@jest/globals'
import { readOptions } from './read-options.js'

test('takes 200,000 requests and prints tables, unless told otherwise', () => {
  expect(readOptions([])).toEqual({ requests: 200_000, json: false })
  expect(readOptions(['--requests', '1000', '--json'])).toEqual({ requests: 1000, json: true })
})

test.each(['999', '1e6', '', 'many'])('refuses --requests %j', (requests) => {
  expect(() => readOptions(['--requests', requests])).toThrow(
    `--requests takes a whole number from 1000, not "${requests}".`,
  )
})

test('refuses what it does not know', () => {
  expect(() => readOptions(['--request', '1000'])).toThrow("Unknown option '--request'")
})
