import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { check } from '../problems.js'
import { headerField, idField, textField, uuidField, withoutCardNumber } from './fields.js'

const messageOf = (...[schema, value]: [Parameters<typeof check>[0], unknown]) => {
  const checked = check(schema, value)
  return checked.ok ? 'ok' : checked.problems.map(({ message }) => message).join('; ')
}

test.each([
  ['9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11', 'ok'],
  ['9F1B7C7E-2F0D-4C0A-8A3E-0D9F6F1F7A11', 'ok'],
  ['00000000-0000-0000-0000-000000000000', 'ok'],
  ['9f1b7c7e2f0d4c0a8a3e0d9f6f1f7a11', 'must be a UUID'],
  ['9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11/..', 'must be a UUID'],
  ['', 'must be a UUID'],
  [7, 'must be of type string'],
])('as a UUID, %j: %s', (value, problem) => {
  expect(messageOf(uuidField, value)).toBe(problem)
})

const ascii = 'must be printable ASCII, as it travels in an HTTP header'
test.each([
  ['abc', 'ok'],
  ['a b ~!', 'ok'],
  ['x', 'ok'],
  [' abc', ascii],
  ['abc ', ascii],
  ['a\r\nx-evil: 1', ascii],
  ['ünï', ascii],
  ['', ascii],
])('as a header, %j: %s', (value, problem) => {
  expect(messageOf(headerField, value)).toBe(problem)
})

const control = 'must not contain control or invisible characters'
test.each([
  ['Groceries', 'ok'],
  ['Yurtdışı kartım 💳', 'ok'],
  ['x'.repeat(20), 'ok'],
  ['x'.repeat(21), 'must be at most 20 characters long'],
  ['', 'must not be empty'],
  [' \u00a0\u3000', 'must not be empty'],
  ['a\nb', control],
  ['a\u0000b', control],
  ['a\u007fb', control],
  ['a\u0085b', control],
  ['a\u2028b', control],
  ['a\ud83d', control],
  ['\udcb3a', control],
  ['4242424242424242', 'must not contain a card number'],
])('as a text of at most 20, %j: %s', (value, problem) => {
  expect(messageOf(textField(20), value)).toBe(problem)
})

test('an id may be a long number', () => {
  expect(messageOf(idField(20), '4242424242424242')).toBe('ok')
})

test('a text that is too long is not examined further', () => {
  expect(messageOf(textField(8), '4242424242424242\n')).toBe('must be at most 8 characters long')
})

test.each([
  ['https://shop.example/cb', 'ok'],
  ['https://shop.example/cb?card=4242424242424242', 'must not contain a card number'],
  ['shop', 'must be a valid url'],
])('as an address without a card number, %j: %s', (value, problem) => {
  expect(messageOf(withoutCardNumber(z.url()), value)).toBe(problem)
})
