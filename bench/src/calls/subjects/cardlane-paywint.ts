import { paywint } from '@cardlane/paywint'
import { madeUp } from '../made-up.js'
import type { CreateSubject } from '../subject.js'
import { createProviders, inTurn } from './cardlane.js'

const { platformId, secretKey, owner, cardId } = madeUp.paywint
const update = { card: { owner, id: cardId }, set: { name: 'Groceries' } }

export const create: CreateSubject = ({ origin, instances }) => {
  const options = { adapter: 'paywint', environment: 'sandbox', platformId, secretKey, baseUrl: origin }
  const providers = createProviders({ adapters: [paywint], options, instances })
  return inTurn(providers, (provider) => provider.updateCard(update))
}
