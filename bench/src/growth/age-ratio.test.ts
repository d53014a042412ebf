import { expect, test } from '@jest/globals'
import { ageRatio, type Age } from './measure-age.js'

const age = (old: readonly number[], twinAfter: readonly number[]): Age => ({
  ...{ oldCalls: 1, youngCalls: 1, firstMs: 1, heap: [], heapSlope: 0 },
  ...{ young: [1, 2, 3], old, twinBefore: [1, 1, 1], twinAfter },
})

test('is how much more a call costs than before', () => {
  expect(ageRatio(age([3, 3, 3], [1, 1, 1]))).toBe(1.5)
})

test('does not count what the twin has become slower by, too', () => {
  expect(ageRatio(age([6, 6, 6], [2, 2, 2]))).toBe(1.5)
})
