import { isCardlaneError, type CardProvider } from '@cardlane/core'

/** Makes a payment link once more when the first one failed, as a careless retry does. */
export const retriesOnce = (provider: CardProvider): CardProvider => ({
  ...provider,
  createPaymentLink: (request, options) =>
    provider.createPaymentLink(request, options).catch(() => provider.createPaymentLink(request, options)),
})

/** Takes a lost answer for a failure. */
export const forgetsDoubt = (provider: CardProvider): CardProvider => ({
  ...provider,
  addCard: (request, options) => provider.addCard(request, options).catch(certain),
  createPaymentLink: (request, options) => provider.createPaymentLink(request, options).catch(certain),
})

function certain(error: unknown): never {
  if (isCardlaneError(error) && error.outcome === 'unknown') {
    throw Object.assign(Object.create(error) as object, { outcome: 'not_applied' })
  }
  throw error
}

/** Takes every failure of a deletion for a success. */
export const saysDeleted = (provider: CardProvider): CardProvider => ({
  ...provider,
  deleteCard: (card, options) =>
    provider.deleteCard(card, options).catch(() => ({
      ...{ status: 'deleted', card },
      meta: { reference: '', attempts: 1, durationMs: 0, raw: undefined },
    })),
})

/** Writes the name that it has read before, so that a name given in between is lost. */
export const overwrites = (provider: CardProvider): CardProvider => ({
  ...provider,
  async updateCard({ card, set }, options) {
    if (set.name !== undefined || set.expiry === undefined) return provider.updateCard({ card, set }, options)
    const before = await provider.getCard(card, options)
    await provider.listCards(card.owner, options)
    return provider.updateCard({ card, set: { ...set, name: before.card.name } }, options)
  },
})

/** Leaves a timer behind with every list. */
export const leavesTimers = (provider: CardProvider): CardProvider => ({
  ...provider,
  listCards(owner, options) {
    timers.push(setTimeout(() => undefined, 60_000))
    return provider.listCards(owner, options)
  },
})

const timers: NodeJS.Timeout[] = []

export function clearTimers(): void {
  for (const timer of timers.splice(0)) clearTimeout(timer)
}
