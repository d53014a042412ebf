import { describe, expect, test } from '@jest/globals'
import { money } from '@cardlane/core'
import { linkAnswer, listAnswer, success } from './__fixtures__/answers.js'
import { options, owner, privatePair, publicPair, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const payment = { owner, amount: money('150.75', 'USD') }

test('cards are asked for on the card host with the private pair and nothing of the public one', async () => {
  wire.answer(routes.list, { body: listAnswer({}) })
  await startPaywall().provider.listCards(owner)
  expect(wire.sent).toEqual([
    {
      method: 'GET',
      url: 'https://test-card-api.itspaywall.com/paywall/card',
      headers: { relationalid1: '003', ...privatePair },
      body: '',
    },
  ])
})

test('payment links are made on the payment host with the public pair and nothing of the private one', async () => {
  wire.answer(routes.pay, { body: linkAnswer })
  await startPaywall().provider.createPaymentLink(payment)
  expect(wire.sent).toMatchObject([
    { method: 'POST', url: 'https://test-payment-api.itspaywall.com/api/paywall/linkqr/generate' },
  ])
  expect(wire.sent[0]?.headers).toEqual({ 'content-type': 'application/json', ...publicPair })
})

describe('credentials as functions', () => {
  test('are asked for every request', async () => {
    const keys = ['first', 'second']
    const clients = ['third', 'fourth']
    const { provider } = startPaywall({
      privateKey: () => Promise.resolve(keys.shift() ?? ''),
      privateClient: () => clients.shift() ?? '',
    })
    wire.answer(routes.list, { body: success([]) })
    wire.answer(routes.list, { body: success([]) })
    await provider.listCards(owner)
    await provider.listCards(owner)
    expect(wire.sent.map(({ headers }) => [headers['apikeyprivate'], headers['apiclientprivate']])).toEqual([
      ['first', 'third'],
      ['second', 'fourth'],
    ])
  })

  test('work for the public pair', async () => {
    wire.answer(routes.pay, { body: linkAnswer })
    const { provider } = startPaywall({
      publicKey: () => 'first',
      publicClient: () => Promise.resolve('third'),
    })
    await provider.createPaymentLink(payment)
    expect(wire.sent[0]?.headers).toMatchObject({ apikeypublic: 'first', apiclientpublic: 'third' })
  })

  test.each([
    ['that reject', { privateKey: () => Promise.reject(new Error('hunter2')) }],
    ['that give nothing', { privateClient: () => '' }],
    ['that give what no header carries', { privateKey: () => 'hunter2\r\nx-more: 1' }],
  ])('%s send nothing', async (_name, credentials) => {
    const error = await failureOf(startPaywall({ ...options, ...credentials }).provider.listCards(owner))
    expect(error).toMatchObject({ code: 'authentication_failed', outcome: 'not_applied', attempts: 0 })
    expect(`${error.message}${JSON.stringify(error)}`).not.toContain('hunter2')
    expect(wire.sent).toEqual([])
  })
})
