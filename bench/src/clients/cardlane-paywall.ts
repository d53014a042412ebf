import { paywall } from '@cardlane/paywall'
import { cardlaneClient } from './cardlane.js'
import type { CreateClient } from './client.js'
import { madeUp } from './made-up.js'

const { credentials, card } = madeUp.paywall

/** Every call gives another name: a card that is as it should be is not written. */
export const create: CreateClient = (setting) => {
  const { origin } = setting
  const place = { adapter: 'paywall', environment: 'test', cardUrl: origin, paymentUrl: origin }
  let calls = 0
  return cardlaneClient(
    { adapter: paywall, options: Object.assign(place, credentials), setting },
    (provider, owner) => {
      calls += 1
      return provider.updateCard({
        card: { owner: `owner-${owner}`, id: card.UniqueCode },
        set: { name: `Card ${calls}` },
      })
    },
  )
}
