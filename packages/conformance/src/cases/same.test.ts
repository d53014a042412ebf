import { describe, expect, test } from '@jest/globals'
import { same, sameNames } from './same.js'

function messageOf(act: () => void): string {
  try {
    act()
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing thrown'
}

describe('same', () => {
  test('is silent about what is the same', () => {
    expect(messageOf(() => same({ a: [1] }, { a: [1] }, 'Rule.'))).toBe('nothing thrown')
  })

  test.each([
    ['two texts', 'b', 'a', "Rule. Expected 'a', and saw 'b'."],
    ['a missing object', undefined, { a: 1 }, 'Rule. Expected { a: 1 }, and saw undefined.'],
    ['a value inside', { a: { b: 1 }, c: 3 }, { a: { b: 2 }, c: 3 }, 'Rule. a.b: Expected 2, and saw 1.'],
    [
      'two values',
      { a: 1, b: [1] },
      { a: 2, b: [2] },
      'Rule. a: Expected 2, and saw 1.\nb.0: Expected 2, and saw 1.',
    ],
    ['a list that is to be empty', ['x'], [], "Rule. Expected [], and saw [ 'x' ]."],
    ['a key too many', { a: 1, b: 2 }, { a: 1 }, 'Rule. b: Expected undefined, and saw 2.'],
    [
      'a key that is there without a value',
      { a: 1, b: undefined },
      { a: 1 },
      'Rule. Expected { a: 1 }, and saw { a: 1, b: undefined }.',
    ],
  ])('tells the difference of %s', (_, seen, expected, message) => {
    expect(messageOf(() => same(seen, expected, 'Rule.'))).toBe(message)
  })

  test('the error has both values for runners that show them, and begins where it was called', () => {
    expect(() => same(1, 2, 'Rule.')).toThrow(
      expect.objectContaining({
        ...{ actual: 1, expected: 2, code: 'ERR_ASSERTION' },
        stack: expect.not.stringMatching(/same\.ts/),
      }),
    )
  })
})

describe('sameNames', () => {
  test.each([
    ['the same in another order', ['b', 'a'], ['a', 'b'], 'nothing thrown'],
    ['one is missing', ['a'], ['a', 'b'], 'Rule. Missing: b.'],
    ['others are too many', ['a', 'c', 'd'], ['a'], 'Rule. Not expected: c, d.'],
    ['both', ['c'], ['a'], 'Rule. Missing: a. Not expected: c.'],
  ])('%s', (_, seen, expected, message) => {
    expect(messageOf(() => sameNames(seen, expected, 'Rule.'))).toBe(message)
  })
})
