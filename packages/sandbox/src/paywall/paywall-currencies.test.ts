import { expect, test } from '@jest/globals'
import { currencyOf } from './paywall-currencies.js'

test.each([
  [1, 'TRY'],
  [2, 'USD'],
  [4, 'BAM'],
  [7, 'GBP'],
  [17, 'HRK'],
  [33, 'THB'],
  [0, undefined],
  [34, undefined],
  [949, undefined],
])('%i is %s', (currencyId, code) => {
  expect(currencyOf(currencyId)).toBe(code)
})
