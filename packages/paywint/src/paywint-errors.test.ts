import { describe, expect, test } from '@jest/globals'
import type { ProviderResponse } from '@cardlane/core/adapter'
import { validationError } from './__fixtures__/answers.js'
import { classifyPaywint, classifyPaywintCard } from './paywint-errors.js'

const answer = (status: number, body: unknown): ProviderResponse => ({ status, body, headers: {} })

describe('success', () => {
  test.each([
    ['success is true', 200, { success: true, data: null }],
    ['success is absent', 200, { data: {} }],
    ['success is null', 200, { success: null }],
    ['every property is absent', 201, {}],
    ['the message is of another type', 200, { success: true, message: 7 }],
  ])('when %s', (_name, status, body) => {
    expect(classifyPaywint(answer(status, body))).toBeUndefined()
    expect(classifyPaywintCard(answer(status, body))).toBeUndefined()
  })
})

describe('failure', () => {
  test('is what success: false says, whatever the status', () => {
    expect(
      classifyPaywint(answer(200, { success: false, message: 'User is not verified', data: null })),
    ).toEqual({
      code: 'request_rejected',
      providerMessage: 'User is not verified',
    })
  })

  test.each([[undefined], [null], [[]], ['ok'], [7], [{ success: 'false' }], [{ success: 0 }]])(
    'is an answer of another shape: %j',
    (body) => {
      expect(classifyPaywint(answer(200, body))).toEqual({
        code: 'unexpected_response',
        problem: 'it is no envelope of Paywint',
      })
    },
  )

  test.each([
    [301, 'unexpected_response'],
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
  ])('of HTTP %i is %s, with a body that can be read or without', (status, code) => {
    expect(classifyPaywint(answer(status, { success: true, message: 'words' }))).toEqual({
      code,
      providerMessage: 'words',
    })
    expect(classifyPaywint(answer(status, undefined))).toEqual({
      code,
      problem: 'it is no envelope of Paywint',
    })
  })

  test('of HTTP 404 is about the card where a card is named', () => {
    expect(classifyPaywintCard(answer(404, {}))?.code).toBe('card_not_found')
    expect(classifyPaywintCard(answer(404, undefined))?.code).toBe('card_not_found')
    expect(classifyPaywintCard(answer(422, {}))?.code).toBe('request_rejected')
  })
})

describe('the provider’s words', () => {
  test.each([
    [
      'a list of validation errors',
      validationError,
      'body.card_id: Input should be a valid UUID; path.0: Field required',
    ],
    ['a validation error without a place', { detail: [{ msg: 'Malformed' }] }, 'Malformed'],
    ['a text', { detail: 'Forbidden', message: 'other' }, 'Forbidden'],
    ['the message of an envelope', { success: false, message: 'Forbidden' }, 'Forbidden'],
    [
      'the message beside a detail of another shape',
      { detail: { code: 7 }, message: 'Forbidden' },
      'Forbidden',
    ],
    ['null', { detail: null, message: null }, undefined],
    ['nothing', {}, undefined],
  ])('come from %s', (_name, body, providerMessage) => {
    expect(classifyPaywint(answer(422, body))?.providerMessage).toBe(providerMessage)
  })
})
