import { format, inspect } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { failureOf } from '../failure/failure.js'
import { check } from '../problems.js'
import { credential, secretsIn, type Secret } from './secret.js'

const text = 'canary-secret-91'
const sixteen = z.string().length(16, 'must be 16 characters')

const secretOf = (source: unknown, format?: z.ZodString): Secret => {
  const checked = check(credential(format), source)
  if (!checked.ok) throw new Error('it was refused')
  return checked.value
}

describe('reveals', () => {
  test.each<[string, unknown]>([
    ['a text', text],
    ['the text of a function', () => text],
    ['the text of an async function', () => Promise.resolve(text)],
  ])('%s', async (_, source) => {
    expect(await secretOf(source, sixteen).reveal()).toBe(text)
  })

  test('what a function gives at that time', async () => {
    const source = jest.fn<() => string>().mockReturnValueOnce('old').mockReturnValueOnce('new')
    const secret = secretOf(source)
    expect(source).not.toHaveBeenCalled()
    expect([await secret.reveal(), await secret.reveal()]).toEqual(['old', 'new'])
  })
})

test('tells of its text at once', () => {
  const told: string[] = []
  secretOf(text).onReveal((revealed) => told.push(revealed))
  expect(told).toEqual([text])
})

test('tells of what its function gives', async () => {
  const told: string[] = []
  const source = jest.fn<() => string>().mockReturnValueOnce('old').mockReturnValueOnce('new')
  const secret = secretOf(source)
  secret.onReveal((revealed) => told.push(revealed))
  await secret.reveal()
  await secret.reveal()
  expect(told).toEqual(['old', 'new'])
})

test('credentials are found wherever they are among the options', () => {
  const [one, two] = [secretOf(text), secretOf(text)]
  const signer: Record<string, unknown> = { sign: () => text }
  signer['self'] = signer
  const options = {
    one,
    deep: { list: { two } },
    again: one,
    signer,
    none: null,
    clock: new Date(),
    key: text,
  }
  expect(secretsIn(options)).toEqual([
    { secret: one, path: 'one' },
    { secret: two, path: 'deep.list.two' },
  ])
})

test('an error says which credential it is about', async () => {
  const secret = secretOf(() => 42)
  secret.locate('auth.appKey')
  await expect(secret.reveal()).rejects.toThrow(
    'The function that the configuration has for auth.appKey gave',
  )
})

describe('refuses, without the value or the cause,', () => {
  const failed = 'The function that the configuration has for a credential failed.'
  const wrong =
    'The function that the configuration has for a credential gave something that cannot be the credential.'
  test.each<[string, () => unknown, string]>([
    ['a function that rejects', () => Promise.reject(new Error(text)), failed],
    [
      'a function that throws',
      () => {
        throw new Error(text)
      },
      failed,
    ],
    ['a text of the wrong format', () => `${text}!`, wrong],
    ['a number', () => 42, wrong],
    ['nothing', () => undefined, wrong],
  ])('%s', async (_, source, message) => {
    const error: unknown = await secretOf(source, sixteen)
      .reveal()
      .catch((reason: unknown) => reason)
    expect(failureOf(error)).toMatchObject({
      ...{ code: 'authentication_failed', phase: 'authenticate', outcome: 'not_applied', message },
      retryable: message === failed,
    })
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain(text)
  })

  test('an empty text of a function', async () => {
    await expect(secretOf(() => '').reveal()).rejects.toThrow(wrong)
  })

  test('a text of the wrong format, in the words of the format', () => {
    expect(check(credential(sixteen), 'short')).toEqual({
      ok: false,
      problems: [{ path: '', message: 'must be 16 characters' }],
    })
  })
})

test.each<[string, (secret: Secret) => unknown]>([
  ['inspect', (secret) => inspect(secret, { showHidden: true, depth: null, getters: true })],
  ['JSON', (secret) => JSON.stringify({ secret })],
  ['%s', (secret) => format('%s %o', secret, secret)],
  ['own keys', (secret) => Reflect.ownKeys(secret).join()],
  ['a clone', (secret) => inspect(structuredClone(secret))],
])('%s shows nothing', (_, show) => {
  expect(show(secretOf(text))).not.toContain(text)
  expect(show(secretOf(() => text))).not.toContain(text)
})
