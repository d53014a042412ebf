import { defineCapabilities } from '@cardlane/core/adapter'

/**
 * Paywint changes a card only on its own page: the update call gives a link, and nothing else
 * (https://developer.paywint.com, "Update Card").
 */
export const paywintCapabilities = defineCapabilities({
  updateCard: { name: 'hosted', expiry: 'hosted', verification: 'hosted', write: 'patch' },
  addCard: 'hosted',
  createPaymentLink: 'direct',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

export type PaywintCapabilities = typeof paywintCapabilities
