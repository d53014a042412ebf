import { expect, test } from '@jest/globals'
import { quantile } from './quantile.js'

test('is the smallest number that the share does not exceed', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([0, 0.5, 0.99, 1].map((share) => quantile(numbers, share))).toEqual([1, 50, 99, 100])
  expect(quantile([7, 10, 9], 0.5)).toBe(9)
  expect(quantile([], 0.5)).toBeNaN()
})
