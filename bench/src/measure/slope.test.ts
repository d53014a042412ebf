import { expect, test } from '@jest/globals'
import { slope } from './slope.js'

test('is how much a line rises', () => {
  const line = [0, 1, 2, 3].map((x) => ({ x, y: 5 - 3 * x }))
  expect(slope(line)).toBe(-3)
})

test('is that of the line with the least squares', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 3 },
    { x: 2, y: 1 },
    { x: 3, y: 4 },
  ]
  expect(slope(points)).toBe(1)
})
