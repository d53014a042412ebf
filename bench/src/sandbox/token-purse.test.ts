import { expect, test } from '@jest/globals'
import { createTokenPurse } from './token-purse.js'

test('hands out each token once, and gets more once for all who wait', async () => {
  let asked = 0
  const take = createTokenPurse(() => {
    asked += 1
    return Promise.resolve([1, 2, 3].map((number) => `${asked}-${number}`))
  })
  const taken = await Promise.all(Array.from({ length: 6 }, take))
  expect(taken).toEqual(['1-1', '1-2', '1-3', '2-1', '2-2', '2-3'])
  expect(asked).toBe(2)
})
