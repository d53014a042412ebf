import { describe, expect, test } from '@jest/globals'
import type { ProviderResponse } from '@cardlane/core/adapter'
import { failure, success } from './__fixtures__/answers.js'
import { classifyPaywall, classifyPaywallList } from './paywall-errors.js'

const answer = (status: number, body: unknown): ProviderResponse => ({ status, body, headers: {} })

describe('success', () => {
  test.each([
    ['as documented', success('')],
    ['with Result as text', { ...success(''), Result: 'true' }],
    ['with Result as text in capitals', { ...success(''), Result: 'True' }],
    ['in camelCase', { errorCode: 0, result: true, message: '', body: null }],
    ['with nothing but Result and ErrorCode', { ErrorCode: 0, Result: true }],
    ['with more than is known', { ...success(null), ErrorCodeType: 0, ErrorMessage: null }],
    ['with a message of another type', { ...success(null), Message: {} }],
  ])('%s', (_name, body) => {
    expect(classifyPaywall(answer(200, body))).toBeUndefined()
  })
})

describe('a refusal', () => {
  test.each([
    ['ErrorCode 4, already there', failure(4, 'Card already exists'), ['4', 'Card already exists']],
    ['ErrorCode 5, not there', failure(5, 'Kayıt bulunamadı'), ['5', 'Kayıt bulunamadı']],
    ['ErrorCode 1 with a detail', failure(1, 'No', { Error: 'detail' }), ['1', 'No']],
    ['Result false beside ErrorCode 0', failure(0, 'No'), ['0', 'No']],
    ['Result false as text', { ...failure(1, 'No'), Result: 'False' }, ['1', 'No']],
    ['Result as another text', { ...failure(1, 'No'), Result: 'ok' }, ['1', 'No']],
    ['a message of null', { ...failure(1, ''), Message: null }, ['1', undefined]],
    ['camelCase', { errorCode: 4, result: false, message: 'No' }, ['4', 'No']],
  ])('is %s', (_name, body, [providerCode, providerMessage]) => {
    expect(classifyPaywall(answer(200, body))).toEqual({
      code: 'request_rejected',
      providerCode,
      providerMessage,
    })
  })

  test('that says Result true beside an ErrorCode leaves open what was done', () => {
    expect(classifyPaywall(answer(200, { ...success(''), ErrorCode: 7, Message: 'Hm' }))).toEqual({
      ...{ code: 'request_rejected', outcome: 'unknown', providerCode: '7', providerMessage: 'Hm' },
    })
  })
})

test.each([
  [undefined],
  [null],
  [[]],
  ['true'],
  [{}],
  [{ Result: true }],
  [{ ErrorCode: 0 }],
  [{ Result: true, ErrorCode: '0' }],
  [{ Result: 1, ErrorCode: 0 }],
  [{ Result: null, ErrorCode: 0 }],
])('%j is no envelope', (body) => {
  expect(classifyPaywall(answer(200, body))).toEqual({
    code: 'unexpected_response',
    problem: 'it is no envelope of Paywall',
  })
})

test.each([
  [302, 'unexpected_response'],
  [400, 'request_rejected'],
  [401, 'authentication_failed'],
  [403, 'permission_denied'],
  [404, 'request_rejected'],
  [405, 'request_rejected'],
  [408, 'provider_unavailable'],
  [409, 'conflict'],
  [422, 'request_rejected'],
  [429, 'rate_limited'],
  [500, 'provider_unavailable'],
  [503, 'provider_unavailable'],
])('HTTP %i is %s, whatever its envelope says', (status, code) => {
  const words = { providerCode: '77', providerMessage: 'Bad credentials' }
  expect(classifyPaywall(answer(status, failure(77, 'Bad credentials')))).toEqual({ code, ...words })
  expect(classifyPaywall(answer(status, success('')))).toEqual({
    ...{ code, providerCode: '0', providerMessage: '' },
  })
  expect(classifyPaywall(answer(status, undefined))).toEqual({
    code,
    problem: 'it is no envelope of Paywall',
  })
})

describe('the list of an owner without cards', () => {
  const classify = classifyPaywallList(3)

  test.each([
    ['by HTTP 200', 200, failure(3, 'No data')],
    ['by HTTP 400', 400, failure(3, 'No data')],
    ['by HTTP 404', 404, failure(3, 'No data')],
    ['in spite of Result true', 200, { ...success(null), ErrorCode: 3 }],
  ])('may be its own ErrorCode %s', (_name, status, body) => {
    expect(classify(answer(status, body))).toBeUndefined()
  })

  test.each([
    ['another code', answer(200, failure(4, 'No')), 'request_rejected'],
    ['wrong keys', answer(401, failure(3, 'No')), 'authentication_failed'],
    ['an outage', answer(503, failure(3, 'No')), 'provider_unavailable'],
    ['no envelope', answer(200, '<html>'), 'unexpected_response'],
  ])('is not %s', (_name, given, code) => {
    expect(classify(given)?.code).toBe(code)
  })

  test('is nothing else when no code is configured', () => {
    const strict = classifyPaywallList(undefined)
    expect(strict(answer(200, failure(3, 'No data')))?.code).toBe('request_rejected')
    expect(strict(answer(200, '<html>'))?.code).toBe('unexpected_response')
    expect(strict(answer(200, success([])))).toBeUndefined()
  })
})
