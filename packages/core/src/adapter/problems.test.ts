import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { InvalidRequestError } from '../errors/input-errors.js'
import { check, checkArgument, checkInput, describeProblems } from './problems.js'

test.each<[z.ZodType, unknown, string]>([
  [z.string(), undefined, 'is missing'],
  [z.string(), 7, 'must be of type string'],
  [z.enum(['a', 'b']), 'canary', 'must be "a" or "b"'],
  [z.literal('USD'), 'canary', 'must be "USD"'],
  [z.string().min(3), 'x', 'must be at least 3 characters long'],
  [z.string().max(3), 'canary', 'must be at most 3 characters long'],
  [z.number().min(3), 1, 'must be at least 3'],
  [z.number().max(3), 9, 'must be at most 3'],
  [z.email(), 'canary', 'must be a valid email'],
  [z.union([z.string(), z.number()]), true, 'is not valid'],
  [z.number().multipleOf(5), 7, 'is not valid'],
])('%#: a problem is said in plain words, without the value', (schema, value, message) => {
  expect(check(schema, value)).toEqual({ ok: false, problems: [{ path: '', message }] })
})

test('each unknown key is a problem of its own, at its path below the root', () => {
  const schema = z.object({ inner: z.strictObject({ list: z.array(z.string()) }) })
  expect(check(schema, { inner: { list: ['a', 1], b: 1, c: 2 } }, ['options'])).toEqual({
    ok: false,
    problems: [
      { path: 'options.inner.list.1', message: 'must be of type string' },
      { path: 'options.inner.b', message: 'is not a known key' },
      { path: 'options.inner.c', message: 'is not a known key' },
    ],
  })
})

test('what is right comes back with its defaults', () => {
  const schema = z.object({ a: z.string().default('x') })
  expect(check(schema, {})).toEqual({ ok: true, value: { a: 'x' } })
  expect(checkInput(schema, {})).toEqual({ a: 'x' })
})

test('wrong input is one error that tells every problem and names the first field', () => {
  const schema = z.object({ a: z.string(), b: z.number() })
  const message = 'providerOptions.fake.a is missing; providerOptions.fake.b must be of type number.'
  expect(() => checkInput(schema, { b: '' }, ['providerOptions', 'fake'])).toThrow(
    expect.objectContaining({
      failure: { code: 'invalid_request', message, field: 'providerOptions.fake.a' },
    }),
  )
  expect(() => checkArgument(schema, { b: 1 })).toThrow(
    new InvalidRequestError({ message: 'a is missing.', field: 'a' }),
  )
})

test('a problem without a path is one of the whole request', () => {
  expect(describeProblems([{ path: '', message: 'is missing' }])).toBe('the request is missing')
})
