import { paywall } from '@cardlane/paywall'
import { madeUp } from '../made-up.js'
import type { CreateSubject } from '../subject.js'
import { createProviders, inTurn } from './cardlane.js'

const { credentials, card } = madeUp.paywall

/** Each lane has an owner of its own, and every call another name: a card that is as it should be is not written. */
export const create: CreateSubject = ({ origin, instances }) => {
  const options = {
    ...{ adapter: 'paywall', environment: 'test', ...credentials },
    ...{ cardUrl: origin, paymentUrl: origin },
  }
  const providers = createProviders({ adapters: [paywall], options, instances })
  let calls = 0
  return inTurn(providers, (provider, lane) => {
    calls += 1
    return provider.updateCard({
      card: { owner: `owner-${lane}`, id: card.UniqueCode },
      set: { name: `Card ${calls}` },
    })
  })
}
