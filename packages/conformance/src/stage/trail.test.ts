import { AssertionError } from 'node:assert/strict'
import { CardNotFoundError } from '@cardlane/core'
import { expect, test } from '@jest/globals'
import type { TappedRequest } from './tap.js'
import { withTrail } from './trail.js'

const sent = {
  method: 'GET',
  path: '/cards?key=made-up',
  changed: false,
  became: 'answered 401',
} as TappedRequest

test('what was sent is told with the message, without queries', () => {
  const error = new AssertionError({ message: 'Wrong.', actual: 1, expected: 2 })
  const told = withTrail(error, [sent, { ...sent, method: 'PUT', changed: true, became: 'answered 200' }])

  const message =
    'Wrong.\nWhat was sent:\n  1. GET /cards: answered 401\n  2. PUT /cards: changed something, answered 200'
  expect(told).toBe(error)
  expect(error.message).toBe(message)
  expect(error.stack).toContain(message)
  expect(error.stack).toContain('trail.test.ts')
})

test('nothing sent is told, too', () => {
  expect(withTrail(new Error('Wrong.'), [])).toHaveProperty('message', 'Wrong.\nNo request was sent.')
})

test('an error of the library is not the verdict, but its cause', () => {
  const details = { outcome: 'not_applied', retryable: false, hint: 'Look.' } as const
  const error = new CardNotFoundError({ message: 'No such card.', ...details })
  const told = withTrail(error, [sent]) as Error

  expect(told.message).toMatch(
    /^A call rejected that should have succeeded, with CardNotFoundError: No such card\.\nWhat was sent:/,
  )
  expect(told.cause).toBe(error)
  expect(error.message).toBe('No such card.')
})

test('what is no error is left as it is', () => {
  expect(withTrail('a text', [sent])).toBe('a text')
})
