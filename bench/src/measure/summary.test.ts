import { expect, test } from '@jest/globals'
import { median, pairedRatio, summary } from './summary.js'

test.each([
  [[5], 5],
  [[30, 1, 2], 2],
  [[4, 1, 10, 2], 3],
])('the median of %j is %d', (numbers, middle) => {
  expect(median(numbers)).toBe(middle)
})

test('there is no median of nothing', () => {
  expect(median([])).toBeNaN()
})

test('the spread is that of the middle half', () => {
  expect(summary([1000, 1, 2, 3, 4, 5, 6, 7])).toEqual({ median: 4.5, low: 2, high: 6 })
})

test('a ratio is taken within each round', () => {
  expect(pairedRatio([1, 20, 3], [2, 20, 6]).median).toBe(0.5)
  expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError)
})
