import { expect, test } from '@jest/globals'
import { check } from '@cardlane/core/adapter'
import { options } from './__fixtures__/acme-test-provider.js'
import { acmeOptionsSchema } from './acme-options.js'

const problemsOf = (value: unknown) => {
  const checked = check(acmeOptionsSchema, value)
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path} ${message}`)
}

test.each([
  ['sandbox', 'https://sandbox.acme-cards.example/v1'],
  ['production', 'https://api.acme-cards.example/v1'],
])('environment %s has its address', (environment, baseUrl) => {
  expect(acmeOptionsSchema.parse({ ...options, environment })).toMatchObject({ baseUrl, maxNameLength: 40 })
})

test('an address of one’s own comes before the environment’s', () => {
  const baseUrl = 'http://127.0.0.1:81/v1'
  expect(acmeOptionsSchema.parse({ ...options, baseUrl })).toMatchObject({ baseUrl })
})

test('every problem is told at once', () => {
  expect(problemsOf({ secrets: 'x', maxNameLength: 41 })).toEqual([
    'maxNameLength must be at most 40',
    'environment must be "sandbox" or "production"',
    'keyId is missing',
    'secret is missing',
    'secrets is not a known key',
  ])
})

test('the id of a key travels in a header', () => {
  expect(problemsOf({ ...options, keyId: 'clé' })).toEqual([
    'keyId must be printable ASCII, as it travels in an HTTP header',
  ])
})
