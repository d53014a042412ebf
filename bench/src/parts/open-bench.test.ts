import { expect, test } from '@jest/globals'
import { checkCounts } from './open-bench.js'

const get = 'GET /paywall/card'
const put = 'PUT /paywall/card'

test('takes what the server has to see', () => {
  expect(() => {
    checkCounts('cardlane-paywall', 10, { [get]: 20, [put]: 10 })
    checkCounts('cardlane-sila-token', 10, { 'POST /token/update_card': 10, 'POST /token/auth_token': 1 })
  }).not.toThrow()
})

test.each([
  [{ [get]: 20, [put]: 9 }, `the server saw ${put} 9 times instead of 10.`],
  [{ [get]: 20 }, `the server saw ${put} 0 times instead of 10.`],
  [{ [get]: 20, [put]: 10, 'GET /other': 1 }, 'the server saw GET /other 1 times instead of 0.'],
])('tells of %j', (seen, what) => {
  expect(() => {
    checkCounts('cardlane-paywall', 10, seen)
  }).toThrow(`In 10 calls of cardlane-paywall ${what}`)
})
