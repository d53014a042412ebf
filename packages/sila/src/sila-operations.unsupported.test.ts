import { describe, expect, test } from '@jest/globals'
import type { CardProvider } from '@cardlane/core'
import { card, owner, rejectionOf, testProvider } from './__fixtures__/test-provider.js'
import { stubApi } from './__fixtures__/stub-api.js'

const api = stubApi()
const set = { name: 'Card name' }

describe('what the provider cannot do', () => {
  const provider = testProvider()
  const anyProvider: CardProvider = provider
  const expiry = { month: 12, year: 2030 }

  test.each([
    ['an expiry', { expiry }, 'updateCard.expiry', 'Sila changes only the name of a card.', /card token/],
    ['a name and an expiry', { ...set, expiry }, 'updateCard.expiry', 'Sila changes only the name', /Delete/],
    ['a re-verification', {}, 'updateCard.verification', 'Sila has no page', /Set a name/],
  ])('%s is refused with a reason and an alternative, and nothing is sent', async (...row) => {
    const [, changes, capability, reason, alternative] = row
    const error = await rejectionOf(anyProvider.updateCard({ card, set: changes }))
    expect(error).toMatchObject({
      name: 'UnsupportedOperationError',
      capability,
      reason: expect.stringContaining(reason),
      alternative: expect.stringMatching(alternative),
      hint: expect.stringMatching(alternative),
      outcome: 'not_applied',
      attempts: 0,
    })
    expect(anyProvider.planUpdate({ card, set: changes })).toMatchObject({
      kind: 'impossible',
      reason: expect.stringContaining(reason),
      alternative: expect.stringMatching(alternative),
    })
    expect(api.received).toEqual([])
  })

  test('a payment link is refused with a reason and an alternative, and nothing is sent', async () => {
    const request = { owner, amount: { minor: 100, currency: 'USD' } }
    expect(await rejectionOf(anyProvider.createPaymentLink(request))).toMatchObject({
      name: 'UnsupportedOperationError',
      message: 'cards createPaymentLink: Not supported: Sila has no payment link.',
      hint: 'Create the link at a provider whose capability createPaymentLink is not unsupported.',
      attempts: 0,
    })
    expect(api.received).toEqual([])
  })

  test('does not compile', async () => {
    // @ts-expect-error -- an expiry cannot be set
    const dated = provider.updateCard({ card, set: { expiry } })
    // @ts-expect-error -- there is no payment link
    const link = provider.createPaymentLink({ owner, amount: { minor: 100, currency: 'USD' } })
    const codes = (await Promise.all([dated, link].map(rejectionOf))).map(({ code }) => code)
    expect(codes).toEqual(['unsupported_operation', 'unsupported_operation'])
  })

  test('a name alone is direct', () => {
    expect(provider.planUpdate({ card, set })).toMatchObject({ kind: 'direct', fields: ['name'] })
  })
})
