import type { Card } from '@cardlane/core'
import { expiryOf, lastFour, omitEmpty } from '@cardlane/core/adapter'
import { paywallCardId } from './paywall-card-id.js'
import type { PaywallCard } from './paywall-schemas.js'

export function toCard(card: PaywallCard, owner: string): Card {
  return {
    ref: { owner, id: paywallCardId(owner, card) },
    ...omitEmpty({
      name: card.Name,
      last4: lastFour(card.CardLastFour),
      expiry: expiryOf(card.Month ?? 0, card.Year ?? 0),
      brand: card.CardType?.toLowerCase(),
      holder: card.CardHolderName,
      providerId: card.UniqueCode,
    }),
    requiredActions: [],
    limits: card.Expired === true ? ['expired'] : [],
  }
}
