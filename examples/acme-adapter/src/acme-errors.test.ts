import { expect, test } from '@jest/globals'
import { classifyAcme } from './acme-errors.js'

const classify = (status: number, body: unknown) => classifyAcme({ status, body, headers: {} })
const error = (code: string, message = 'No.') => ({ error: { code, message } })

test.each([
  [200, { card: {} }],
  [201, { card: {}, error: null }],
])('HTTP %i without an error is success', (status, body) => {
  expect(classify(status, body)).toBeUndefined()
})

test.each([
  [200, 'card_locked', 'conflict'],
  [200, 'something_new', 'request_rejected'],
  [401, 'signature_invalid', 'authentication_failed'],
  [404, 'card_unknown', 'card_not_found'],
  [404, 'path_unknown', 'request_rejected'],
  [409, 'revision_stale', 'conflict'],
  [422, 'label_invalid', 'request_rejected'],
  [429, 'slow_down', 'rate_limited'],
  [500, 'broken', 'provider_unavailable'],
])('HTTP %i with %s is %s', (status, providerCode, code) => {
  expect(classify(status, error(providerCode))).toMatchObject({ code, providerCode, providerMessage: 'No.' })
})

test('maintenance says that nothing was done', () => {
  expect(classify(503, error('maintenance'))).toMatchObject({
    code: 'provider_unavailable',
    outcome: 'not_applied',
  })
  expect(classify(503, error('overloaded'))).not.toHaveProperty('outcome')
})

test.each([[undefined], [[]]])('HTTP 200 with %j is no success', (body) => {
  expect(classify(200, body)).toEqual({ code: 'unexpected_response', problem: 'it is no JSON object' })
})

test.each([[{ error: 'no' }], [{ error: {} }]])('HTTP 200 with %j is a refusal', (body) => {
  expect(classify(200, body)).toEqual({ code: 'request_rejected', providerCode: '', providerMessage: '' })
})
