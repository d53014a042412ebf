import { defineCapabilities, type Refusals } from '@cardlane/core/adapter'

/** An update changes only what it names (README.md, "Change a card"). */
export const acmeCapabilities = defineCapabilities({
  updateCard: { name: 'direct', expiry: 'direct', verification: 'unsupported', write: 'patch' },
  addCard: 'direct',
  createPaymentLink: 'unsupported',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

export type AcmeCapabilities = typeof acmeCapabilities

export const acmeRefusals: Refusals = {
  'updateCard.verification': {
    reason: 'Acme has no page on which a cardholder verifies a card again.',
    alternative: 'Set a name or an expiry, or delete the card and add it again from a new card token.',
  },
  createPaymentLink: {
    reason: 'Acme stores cards and takes no payments.',
    alternative: 'Create the link at a provider whose capability createPaymentLink is not unsupported.',
  },
}
