import { paywint } from '@cardlane/paywint'
import { cardlaneClient } from './cardlane.js'
import type { CreateClient } from './client.js'
import { madeUp } from './made-up.js'

const { platformId, secretKey, owner, cardId } = madeUp.paywint
const update = { card: { owner, id: cardId }, set: { name: 'Groceries' } }

export const create: CreateClient = (setting) => {
  const options = {
    adapter: 'paywint',
    environment: 'sandbox',
    platformId,
    secretKey,
    baseUrl: setting.origin,
  }
  return cardlaneClient({ adapter: paywint, options, setting }, (provider) => provider.updateCard(update))
}
