import { describe, expect, test } from '@jest/globals'
import { money } from '@cardlane/core'
import { link, paymentLink, paymentLinkAnswer, secureLinkAnswer } from './__fixtures__/answers.js'
import { card, cardId, callOperation, routes, startPaywint, user } from './__fixtures__/paywint.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const bodies = () => wire.sent.map(({ body }) => body)
const minutes = (count: number) => count * 60_000

describe('updateCard', () => {
  test('asks for a link and changes nothing itself', async () => {
    wire.answer(routes.update, { body: secureLinkAnswer })
    const { provider } = startPaywint()
    const result = await provider.updateCard({
      card,
      set: { name: 'Groceries', expiry: { month: 3, year: 2030 } },
    })
    expect(bodies()).toEqual([`{"card_id":"${cardId}","card_purpose":"PAYMENT"}`])
    expect(result).toMatchObject({
      status: 'action_required',
      deferred: ['name', 'expiry'],
      meta: { attempts: 1 },
    })
    expect(result.status === 'action_required' && result.link.url).toBe(link)
  })

  test.each([
    ['nothing', {}, []],
    ['a name', { name: 'Groceries' }, ['name']],
    ['an expiry', { expiry: { month: 3, year: 2030 } }, ['expiry']],
  ])('setting %s names what is deferred', async (_name, set, deferred) => {
    wire.answer(routes.update, { body: secureLinkAnswer })
    expect(await startPaywint().provider.updateCard({ card, set })).toMatchObject({ deferred })
  })

  test('is planned as hosted', () => {
    const { provider } = startPaywint()
    for (const set of [{}, { name: 'Groceries' }, { expiry: { month: 3, year: 2030 } }]) {
      expect(provider.planUpdate({ card, set }).kind).toBe('hosted')
    }
  })
})

describe('addCard', () => {
  test('asks for a link', async () => {
    wire.answer(routes.add, { body: secureLinkAnswer })
    const result = await startPaywint().provider.addCard({ owner: user })
    expect(bodies()).toEqual(['{"card_purpose":"PAYMENT"}'])
    expect(result).toMatchObject({ status: 'action_required', meta: { attempts: 1 } })
    expect(result.status === 'action_required' && result.link.url).toBe(link)
  })
})

describe('a secure link', () => {
  test('prepares for what purpose says', async () => {
    wire.answer(routes.update, { body: secureLinkAnswer })
    wire.answer(routes.add, { body: secureLinkAnswer })
    const { provider } = startPaywint()
    await provider.updateCard({ card, set: {}, purpose: 'withdrawal' })
    await provider.addCard({ owner: user, purpose: 'withdrawal' })
    expect(bodies()).toEqual([
      `{"card_id":"${cardId}","card_purpose":"WITHDRAWAL"}`,
      '{"card_purpose":"WITHDRAWAL"}',
    ])
  })

  test.each(['update', 'add'] as const)('of %s lives 30 minutes from before the call', async (kind) => {
    const started = startPaywint()
    const askedAt = started.clock.now()
    wire.answer(routes[kind], { body: secureLinkAnswer })
    const call = callOperation(kind === 'update' ? 'updateCard' : 'addCard', started)
    started.clock.advance(minutes(0.25))
    const { link: given } = (await call) as Awaited<ReturnType<typeof started.provider.updateCard>> & {
      status: 'action_required'
    }
    expect(given.expiresAt).toBe(askedAt + minutes(30))
    started.clock.advance(minutes(29.75) - 1)
    expect(given.isExpired(started.clock)).toBe(false)
    started.clock.advance(1)
    expect(given.isExpired(started.clock)).toBe(true)
  })

  test('may be asked for again after an outage', async () => {
    wire.answer(routes.update, { status: 503 })
    wire.answer(routes.update, { body: secureLinkAnswer })
    const result = await startPaywint({ maxAttempts: 3 }).provider.updateCard({ card, set: {} })
    expect(result.meta.attempts).toBe(2)
  })
})

describe('createPaymentLink', () => {
  const documented = {
    owner: user,
    amount: money('150.75', 'USD'),
    description: 'Payment for June invoice',
    invoiceNumber: 'INV-1001',
  }

  test('sends the documented example', async () => {
    wire.answer(routes.pay, { body: paymentLinkAnswer })
    const result = await startPaywint().provider.createPaymentLink(documented)
    expect(bodies()).toEqual([
      '{"amount":150.75,"description":"Payment for June invoice","invoice_number":"INV-1001"}',
    ])
    expect(result).toMatchObject({
      status: 'created',
      paymentId: '8f0d5d6e-1111-4c1e-9d0e-3b6f0c1d2e3f',
      meta: { attempts: 1 },
    })
    expect(result.link.url).toBe(paymentLink)
    expect(result.link.expiresAt).toBeUndefined()
  })

  test.each([
    ['0.01', '{"amount":0.01}'],
    ['0.30', '{"amount":0.3}'],
    ['42.50', '{"amount":42.5}'],
    ['1000000', '{"amount":1000000}'],
    ['9999999999999.99', '{"amount":9999999999999.99}'],
  ])('writes %s as a plain JSON number', async (text, body) => {
    wire.answer(routes.pay, { body: paymentLinkAnswer })
    await startPaywint().provider.createPaymentLink({ owner: user, amount: money(text, 'USD') })
    expect(bodies()).toEqual([body])
  })

  test.each([[{}], [{ payment_id: null }]])('does without the payment’s id: %j', async (id) => {
    wire.answer(routes.pay, { body: { data: { payment_link: paymentLink, ...id } } })
    const result = await startPaywint().provider.createPaymentLink(documented)
    expect(result).not.toHaveProperty('paymentId')
  })

  test.each([[503], [408], [200]])('is not sent again after HTTP %i', async (status) => {
    wire.answer(routes.pay, { status, body: '<html>' })
    wire.answer(routes.received, { status: 400 })
    const error = await failureOf(startPaywint({ maxAttempts: 3 }).provider.createPaymentLink(documented))
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, attempts: 2 })
  })

  test('is not sent again after a broken connection', async () => {
    wire.breakAt(routes.pay)
    wire.answer(routes.received, { status: 400 })
    const error = await failureOf(startPaywint({ maxAttempts: 3 }).provider.createPaymentLink(documented))
    expect(error).toMatchObject({ code: 'network_failed', outcome: 'unknown', retryable: false, attempts: 2 })
  })

  test('is sent again when Paywint did not take it', async () => {
    wire.answer(routes.pay, { status: 429, headers: { 'Retry-After': '7' } })
    wire.answer(routes.pay, { body: paymentLinkAnswer })
    const { provider, clock } = startPaywint({ maxAttempts: 3 })
    const startedAt = clock.now()
    const result = await provider.createPaymentLink(documented)
    expect(result.meta.attempts).toBe(2)
    expect(clock.now() - startedAt).toBe(7000)
  })
})

describe('a link that is not trusted', () => {
  const untrusted = [
    ['another host', 'https://pay.example.com/l/1', 'pay.example.com'],
    ['a host that ends alike', 'https://evilpaywint.com/l/1', 'evilpaywint.com'],
    ['plain http', 'http://pay.paywint.com/l/1', 'pay.paywint.com'],
    ['loopback', 'https://127.0.0.1/l/1', '127.0.0.1'],
    ['a user in front of the host', 'https://pay.paywint.com@example.com/', 'example.com'],
    ['no address', 'paywint', 'no address at all'],
  ] as const

  const refusal = (operation: string, host: string) =>
    `paywint-test ${operation}: The provider gave a link that is not https: on a trusted host (${host}).`

  test.each(untrusted)('at updateCard: %s', async (_name, url, host) => {
    wire.answer(routes.update, { body: { data: { secure_link: url } } })
    const error = await failureOf(startPaywint().provider.updateCard({ card, set: {} }))
    expect(error).toMatchObject({ code: 'untrusted_link', outcome: 'not_applied', retryable: false })
    expect(error.message).toBe(refusal('updateCard', host))
  })

  test.each(untrusted)('at addCard: %s', async (_name, url, host) => {
    wire.answer(routes.add, { body: { data: { secure_link: url } } })
    const error = await failureOf(startPaywint().provider.addCard({ owner: user }))
    expect(error).toMatchObject({ code: 'untrusted_link', outcome: 'not_applied', retryable: false })
    expect(error.message).toBe(refusal('addCard', host))
  })

  test.each(untrusted)('at createPaymentLink, where it exists by then: %s', async (_name, url, host) => {
    wire.answer(routes.pay, { body: { data: { payment_link: url } } })
    const error = await failureOf(callOperation('createPaymentLink', startPaywint()))
    expect(error).toMatchObject({ code: 'untrusted_link', outcome: 'applied', retryable: false })
    expect(error.message).toBe(refusal('createPaymentLink', host))
  })

  test('is let through when linkHosts says so', async () => {
    const url = 'https://your-client-app.com/platform/add-card?prd=1'
    wire.answer(routes.update, { body: { data: { secure_link: url } } })
    const { provider } = startPaywint({ linkHosts: ['your-client-app.com'] })
    const result = await provider.updateCard({ card, set: {} })
    expect(result.status === 'action_required' && result.link.host).toBe('your-client-app.com')
  })
})
