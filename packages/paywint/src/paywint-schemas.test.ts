import { describe, expect, test } from '@jest/globals'
import { cardRecord, listAnswer, paymentLink } from './__fixtures__/answers.js'
import { classifyPaywint } from './paywint-errors.js'
import { paywintResponse, paywintCard, paywintList, paywintPaymentLink } from './paywint-schemas.js'

describe('what contradicts success is no success:', () => {
  test.each([
    ['a status code in words', { success: true, status_code: '500' }, 'unexpected_response'],
    ['a status code that is no number', { success: true, status_code: {} }, 'unexpected_response'],
    ['a detail of another shape', { detail: { code: 7 } }, 'request_rejected'],
    ['a detail of another shape beside success', { success: true, detail: 7 }, 'request_rejected'],
  ])('%s', (_, body, code) => {
    expect(classifyPaywint({ status: 200, body, headers: {} })?.code).toBe(code)
  })
})

test.each([[''], [7], [{}], [null], [undefined]])(
  'a payment link is there although its id is %j',
  (payment_id) => {
    const body = { data: { payment_link: paymentLink, payment_id } }
    const { data } = paywintResponse(paywintPaymentLink).parse(body)
    expect(data.payment_link).toBe(paymentLink)
    expect(data.payment_id ?? undefined).toBeUndefined()
  },
)

test('a card without an id is none, and no list holds one', () => {
  const records = [cardRecord, { ...cardRecord, card_id: '' }]
  expect(paywintList(paywintCard).safeParse(listAnswer).success).toBe(true)
  expect(paywintList(paywintCard).safeParse({ ...listAnswer, records }).success).toBe(false)
})
