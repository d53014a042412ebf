import type { Card } from '@cardlane/core'
import { expiryOf, lastFour, present } from '@cardlane/core/adapter'
import { paywallCardId } from './paywall-card-id.js'
import type { PaywallCard } from './paywall-wire.js'

export function toCard(wire: PaywallCard, owner: string): Card {
  return {
    ref: { owner, id: paywallCardId(owner, wire) },
    ...present({
      name: wire.Name,
      last4: lastFour(wire.CardLastFour),
      expiry: expiryOf(wire.Month ?? 0, wire.Year ?? 0),
      brand: wire.CardType?.toLowerCase(),
      holder: wire.CardHolderName,
      providerId: wire.UniqueCode,
    }),
    requiredActions: [],
    limits: wire.Expired === true ? ['expired'] : [],
  }
}
