import { defineCapabilities, type Refusals } from '@cardlane/core/adapter'

/** An update replaces nickname, month and year, always all three (https://developer.paywall.one, "5. Update Card"). */
export const paywallCapabilities = defineCapabilities({
  updateCard: { name: 'direct', expiry: 'direct', verification: 'unsupported', write: 'replace' },
  addCard: 'direct',
  createPaymentLink: 'direct',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

export type PaywallCapabilities = typeof paywallCapabilities

export const paywallRefusals: Refusals = {
  'updateCard.verification': {
    reason: 'Paywall has no page on which a cardholder verifies a card again.',
    alternative: 'Set a name or an expiry, or delete the card and add it again from a new card token.',
  },
}
