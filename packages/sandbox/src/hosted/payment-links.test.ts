import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink, sale } from '../paywall/__fixtures__/paywall-client.js'
import { paymentLink } from '../paywint/__fixtures__/paywint-client.js'
import { open, submit } from './__fixtures__/visit.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

describe("Paywint's payment link", () => {
  const created = async (body: object) => {
    await paymentLink(sandbox.paywint, body)
    return sandbox.paywint.paymentLinks()[0]?.payment_link ?? ''
  }

  test('shows the amount and what it is for, and is paid once', async () => {
    const { paywint } = sandbox
    const link = await created({ amount: 1150.5, description: 'Tea & <cake>', invoice_number: 'INV-7' })
    const { text } = await open(link)
    expect(text).toContain('<p class="amount">1,150.50 USD</p>')
    expect(text).toContain('<dd>Tea &amp; &lt;cake&gt;</dd>')
    expect(text).toContain('<dd>INV-7</dd>')
    expect(paywint.paymentLinks()).toMatchObject([{ paid: false }])

    expect((await submit(link)).text).toContain('1,150.50 USD has been paid')
    expect(paywint.paymentLinks()).toMatchObject([{ paid: true }])
    for (const { status, text } of [await submit(link), await open(link)]) {
      expect([status, text.includes('Already paid')]).toEqual([410, true])
    }
    expect(paywint.effects()).toContainEqual({ change: 'payment_link.paid', subject: 'INV-7', times: 1 })
  })

  test('shows no more than was said, and never rounds', async () => {
    const { text } = await open(await created({ amount: 0.125 }))
    expect(text).toContain('0.125 USD')
    expect(text).not.toContain('<dt>')
  })

  test('is a 404 when there is no such payment', async () => {
    const link = await created({ amount: 1 })
    for (const url of [`${link}x`, link.split('?')[0] ?? '']) {
      expect([(await open(url)).status, (await submit(url)).status]).toEqual([404, 404])
    }
    expect(sandbox.paywint.paymentLinks()).toMatchObject([{ paid: false }])
  })
})

describe("Paywall's LinkQr link", () => {
  const created = async (fields: object) => {
    await generateLink(sandbox.paywall, { ...sale, ...fields })
    return sandbox.paywall.links()[0]?.Link ?? ''
  }

  test('is paid as many times as there is stock, and then says so', async () => {
    const { paywall } = sandbox
    const link = await created({ StockCount: 2, ItemName: '<b>', CurrencyId: 7 })
    const { text } = await open(link)
    expect(text).toContain('42.50 GBP')
    expect(text).toContain('<dd>&lt;b&gt;</dd>')
    expect(text).toContain('<dd>2 of 2</dd>')

    const statuses = [await submit(link), await submit(link), await submit(link)].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 410])
    expect(paywall.links()).toMatchObject([{ StockCount: 2, paidCount: 2 }])
    expect((await open(link)).text).toContain('Paid out')
    expect(paywall.effects()).toContainEqual({ change: 'payment_link.paid', subject: '77', times: 2 })
  })

  test.each([
    ['without StockTrack', { StockTrack: false, StockCount: 1 }],
    ['with StockTrack but no StockCount', { StockCount: undefined }],
  ])('%s is paid any number of times', async (_name, fields) => {
    const link = await created(fields)
    expect([(await submit(link)).status, (await submit(link)).status]).toEqual([200, 200])
    expect(sandbox.paywall.links()).toMatchObject([{ StockCount: null, paidCount: 2 }])
    expect((await open(link)).text).not.toContain('<dt>Left</dt>')
  })

  test('is a 404 when there is no such sale', async () => {
    const link = await created({})
    expect([(await open(`${link}x`)).status, (await submit(`${link}x`)).status]).toEqual([404, 404])
    expect(sandbox.paywall.links()).toMatchObject([{ paidCount: 0 }])
  })
})
