import { defineCapabilities, type Refusals } from '@cardlane/core/adapter'

/** Only the name of a card can be changed (https://docs.silamoney.com/docs/update_card). */
export const silaCapabilities = defineCapabilities({
  updateCard: { name: 'direct', expiry: 'unsupported', verification: 'unsupported', write: 'patch' },
  addCard: 'direct',
  createPaymentLink: 'unsupported',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

export type SilaCapabilities = typeof silaCapabilities

export const silaRefusals: Refusals = {
  'updateCard.expiry': {
    reason: 'Sila changes only the name of a card.',
    alternative: 'Delete the card and add it again from a new card token.',
  },
  'updateCard.verification': {
    reason: 'Sila has no page on which a cardholder verifies a card again.',
    alternative: 'Set a name, or delete the card and add it again from a new card token.',
  },
  createPaymentLink: {
    reason: 'Sila has no payment link.',
    alternative: 'Create the link at a provider whose capability createPaymentLink is not unsupported.',
  },
}
