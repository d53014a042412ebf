import { describe, expect, test } from '@jest/globals'
import { money, type CreatePaymentLinkRequest } from '@cardlane/core'
import { link, linkAnswer, success } from './__fixtures__/answers.js'
import { owner, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'
import type { PaywallLinkOptions } from './paywall-payment-link.js'

const wire = mockWire()
const amount = money('150.75', 'USD')
const create = (request: Partial<CreatePaymentLinkRequest> = {}) =>
  startPaywall().provider.createPaymentLink({ owner, amount, ...request }, { reference: 'ref-1' })

/** The body of the request that makes the link. */
async function bodyOf(request: Partial<CreatePaymentLinkRequest>): Promise<unknown> {
  wire.answer(routes.pay, { body: linkAnswer })
  await create(request)
  return JSON.parse(wire.sent[0]?.body ?? '')
}
const bodyWith = (paywall: PaywallLinkOptions) => bodyOf({ providerOptions: { paywall } })

describe('the body', () => {
  test('asks for a service that is paid once', async () => {
    wire.answer(routes.pay, { body: linkAnswer })
    await create()
    expect(wire.sent[0]?.body).toBe(
      '{"SalesType":2,"PhotoBase64":"","ItemName":"Payment","ItemDescription":"Payment","ItemAmount":150.75,"CurrencyId":2,' +
        '"StockTrack":true,"StockCount":1,"CallbackSupport":false,"InstallmentSupport":false,"NotificationSupport":false,' +
        '"MerchantTrackId":"ref-1"}',
    )
  })

  test('can say everything', async () => {
    wire.answer(routes.pay, { body: linkAnswer })
    await create({
      description: 'Ders ücreti',
      invoiceNumber: 'ORD-77',
      providerOptions: {
        paywall: {
          itemName: 'Order 77',
          stockCount: 5,
          callbackAddress: 'https://shop.example/cb',
          language: 'en',
          installments: true,
          notificationEmail: 'ada@example.com',
          notificationPhone: '5551234567',
        },
      },
    })
    expect(wire.sent[0]?.body).toBe(
      '{"SalesType":2,"PhotoBase64":"","ItemName":"Order 77","ItemDescription":"Ders ücreti","ItemAmount":150.75,' +
        '"LanguageId":2,"CurrencyId":2,"StockTrack":true,"StockCount":5,"CallbackSupport":true,' +
        '"CallbackAddress":"https://shop.example/cb","InstallmentSupport":true,"NotificationSupport":true,' +
        '"NotificationEmail":"ada@example.com","NotificationPhone":"5551234567",' +
        '"MerchantOrderId":"ORD-77","MerchantTrackId":"ref-1"}',
    )
  })

  test.each([
    [{ description: 'Fee', invoiceNumber: 'ORD-77' }, 'Fee', 'Fee'],
    [{ invoiceNumber: 'ORD-77' }, 'ORD-77', 'ORD-77'],
    [{ description: 'Fee', providerOptions: { paywall: { itemName: 'Item' } } }, 'Item', 'Fee'],
    [{ providerOptions: { paywall: { itemName: 'Item' } } }, 'Item', 'Item'],
  ])('of %j names what is sold', async (request, ItemName, ItemDescription) => {
    expect(await bodyOf(request)).toMatchObject({ ItemName, ItemDescription })
  })

  test.each<[PaywallLinkOptions, object]>([
    [{ stockCount: 3 }, { StockTrack: true, StockCount: 3 }],
    [{ language: 'tr' }, { LanguageId: 1 }],
    [{ language: 'en' }, { LanguageId: 2 }],
    [{ installments: true }, { InstallmentSupport: true }],
    [
      { callbackAddress: 'http://localhost:3000/cb' },
      { CallbackSupport: true, CallbackAddress: 'http://localhost:3000/cb' },
    ],
    [{ notificationEmail: 'a@b.co' }, { NotificationSupport: true, NotificationEmail: 'a@b.co' }],
    [{ notificationPhone: '5551234567' }, { NotificationSupport: true, NotificationPhone: '5551234567' }],
  ])('with %j', async (options, part) => {
    expect(await bodyWith(options)).toMatchObject(part)
  })

  test('of a link that is paid without limit counts no stock', async () => {
    const body = await bodyWith({ stockCount: 'unlimited' })
    expect(body).toMatchObject({ StockTrack: false })
    expect(body).not.toHaveProperty('StockCount')
  })

  test.each([
    [money('100.50', 'TRY'), 100.5, 1],
    [money('0.01', 'EUR'), 0.01, 3],
    [money('1500', 'CLP'), 1500, 27],
    [money('9999999999999.99', 'GBP'), 9999999999999.99, 7],
  ])('has %j as a number with CurrencyId', async (price, ItemAmount, CurrencyId) => {
    expect(await bodyOf({ amount: price })).toMatchObject({ ItemAmount, CurrencyId })
  })

  test('carries no owner, so that one may be anything', async () => {
    const body = JSON.stringify(await bodyOf({ owner: 'müşteri-7' }))
    expect(body).not.toContain('müşteri-7')
    expect(JSON.stringify(wire.sent[0]?.headers)).not.toContain('7')
  })
})

describe('the result', () => {
  test.each([
    ['without an id', { Link: link }, undefined],
    ['with an id', { Link: link, Id: 4711, Amount: 150.75 }, '4711'],
    ['with an id as text', { Link: link, Id: 'l-1' }, 'l-1'],
    ['with an id of null', { Link: link, Id: null }, undefined],
    ['in camelCase', { link, id: 4711 }, '4711'],
  ])('is a link %s', async (_name, body, paymentId) => {
    wire.answer(routes.pay, { body: success(body) })
    const result = await create()
    expect(result).toMatchObject({ status: 'created', meta: { reference: 'ref-1', attempts: 1 } })
    expect([result.link.url, result.link.expiresAt, result.paymentId]).toEqual([link, undefined, paymentId])
    expect('paymentId' in result).toBe(paymentId !== undefined)
  })

  test.each([
    ['https://link.itspaywall.com/a'],
    ['https://link.paywall.com.tr/a'],
    ['https://pay.paywall.one/a'],
  ])('trusts %s', async (url) => {
    wire.answer(routes.pay, { body: success({ Link: url }) })
    expect((await create()).link.url).toBe(url)
  })

  test.each([
    ['another host', 'https://link.example.com/?SaleId=1', 'link.example.com'],
    ['a host that ends alike', 'https://evilpaywall.one/?SaleId=1', 'evilpaywall.one'],
    ['plain http', 'http://link.itspaywall.com/?SaleId=1', 'link.itspaywall.com'],
    ['no address', '?SaleId=1', 'no address at all'],
  ])('does not hand out a link to %s, which exists by then', async (_name, url, host) => {
    wire.answer(routes.pay, { body: success({ Link: url }) })
    const error = await failureOf(create())
    expect(error).toMatchObject({ code: 'untrusted_link', outcome: 'applied', retryable: false })
    expect(error.message).toBe(
      `paywall-test createPaymentLink: The provider gave a link that is not https: on a trusted host (${host}).`,
    )
  })

  test('hands out a link to a host of linkHosts', async () => {
    wire.answer(routes.pay, { body: success({ Link: 'https://link.example.com/?SaleId=1' }) })
    const { provider } = startPaywall({ linkHosts: ['link.example.com'] })
    expect((await provider.createPaymentLink({ owner, amount })).link.host).toBe('link.example.com')
  })
})

describe('a link is made once', () => {
  const create3 = () => startPaywall({ maxAttempts: 3 }).provider.createPaymentLink({ owner, amount })

  test.each([[503], [408], [200]])('also after HTTP %i', async (status) => {
    wire.answer(routes.pay, { status, body: '<html>' })
    expect(await failureOf(create3())).toMatchObject({ outcome: 'unknown', retryable: false, attempts: 1 })
  })

  test('also after a broken connection', async () => {
    wire.breakAt(routes.pay)
    expect(await failureOf(create3())).toMatchObject({
      code: 'network_failed',
      outcome: 'unknown',
      attempts: 1,
    })
  })

  test('unless Paywall did not take the request', async () => {
    wire.answer(routes.pay, { status: 429 })
    wire.answer(routes.pay, { body: linkAnswer })
    expect((await create3()).meta.attempts).toBe(2)
  })
})
