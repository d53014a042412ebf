import type { Sandbox } from '@cardlane/sandbox'

/** What a client of the sandbox has to know, as plain JSON: addresses, made-up credentials and the first cards. */
export type Served = ReturnType<typeof describeServed>

export function describeServed({ providers, paywint, paywall, sila }: Sandbox) {
  const [first] = paywall.cards()
  return {
    paywint: {
      ...providers.paywint,
      userId: paywint.userId,
      cardId: paywint.cards()[0]?.card_id ?? '',
    },
    paywall: {
      ...providers.paywall,
      relationalId1: paywall.relationalId1,
      uniqueCode: first?.UniqueCode ?? '',
    },
    sila: {
      baseUrl: sila.baseUrl,
      appHandle: sila.appHandle,
      appKey: sila.appKey,
      clientId: sila.clientId,
      clientSecret: sila.clientSecret,
      userHandle: sila.userHandle,
      userKey: sila.userKey,
      cardId: sila.cards()[0]?.card_id ?? '',
    },
  }
}
