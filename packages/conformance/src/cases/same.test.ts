import { describe, expect, test } from '@jest/globals'
import { same, sameNames } from './same.js'

interface Compared {
  readonly name: string
  readonly seen: unknown
  readonly expected: unknown
  readonly message: string
}

function messageOf<T>(hold: (seen: T, expected: T, rule: string) => void, seen: T, expected: T): string {
  try {
    hold(seen, expected, 'Rule.')
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing thrown'
}

describe('same', () => {
  test('is silent about what is the same', () => {
    expect(messageOf(same, { a: [1] }, { a: [1] })).toBe('nothing thrown')
  })

  test.each<Compared>([
    { name: 'texts', seen: 'b', expected: 'a', message: "Rule. Expected 'a', and saw 'b'." },
    {
      name: 'nothing',
      seen: undefined,
      expected: { a: 1 },
      message: 'Rule. Expected { a: 1 }, and saw undefined.',
    },
    {
      name: 'a value inside',
      ...{ seen: { a: { b: 1 }, c: 3 }, expected: { a: { b: 2 }, c: 3 } },
      message: 'Rule. a.b: Expected 2, and saw 1.',
    },
    {
      name: 'two values',
      ...{ seen: { a: 1, b: [1] }, expected: { a: 2, b: [2] } },
      message: 'Rule. a: Expected 2, and saw 1.\nb.0: Expected 2, and saw 1.',
    },
    { name: 'a list', seen: ['x'], expected: [], message: "Rule. Expected [], and saw [ 'x' ]." },
    {
      name: 'a key too many',
      ...{ seen: { a: 1, b: 2 }, expected: { a: 1 } },
      message: 'Rule. b: Expected undefined, and saw 2.',
    },
    {
      name: 'a key without a value',
      ...{ seen: { a: 1, b: undefined }, expected: { a: 1 } },
      message: 'Rule. Expected { a: 1 }, and saw { a: 1, b: undefined }.',
    },
  ])('tells the difference of $name', ({ seen, expected, message }) => {
    expect(messageOf(same, seen, expected)).toBe(message)
  })

  test('the error has both values for runners that show them, and begins where it was called', () => {
    const error = expect.objectContaining({
      ...{ actual: 1, expected: 2, code: 'ERR_ASSERTION' },
      stack: expect.not.stringMatching(/same\.ts/),
    })
    expect(() => {
      same(1, 2, 'Rule.')
    }).toThrow(error)
  })
})

describe('sameNames', () => {
  test.each([
    { name: 'in another order', seen: ['b', 'a'], expected: ['a', 'b'], message: 'nothing thrown' },
    { name: 'one is missing', seen: ['a'], expected: ['a', 'b'], message: 'Rule. Missing: b.' },
    {
      name: 'two are too many',
      seen: ['a', 'c', 'd'],
      expected: ['a'],
      message: 'Rule. Not expected: c, d.',
    },
    { name: 'both', seen: ['c'], expected: ['a'], message: 'Rule. Missing: a. Not expected: c.' },
  ])('$name', ({ seen, expected, message }) => {
    expect(messageOf(sameNames, seen, expected)).toBe(message)
  })
})
