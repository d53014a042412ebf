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

/** Tells every failure of a change as a doubt. */
export const doubtsAll = (provider: CardProvider): CardProvider => ({
  ...provider,
  addCard: (request, options) => provider.addCard(request, options).catch(doubtful),
  deleteCard: (card, options) => provider.deleteCard(card, options).catch(doubtful),
})

function doubtful(error: unknown): never {
  throw Object.assign(Object.create(error as object) as object, { outcome: 'unknown' })
}

/** Fails so many milliseconds after the failure. */
export const failsLater =
  (ms: number) =>
  (provider: CardProvider): CardProvider => ({
    ...provider,
    listCards: (owner, options) =>
      provider.listCards(owner, options).catch(async (error: unknown) => {
        await new Promise((resolve) => setTimeout(resolve, ms))
        throw error
      }),
  })

/** Fails for ever when it has failed once. */
export const sulks = (provider: CardProvider): CardProvider => {
  let failure: unknown
  const fail = (error: unknown): never => {
    failure = error
    throw error
  }
  return {
    ...provider,
    listCards: (owner, options) => provider.listCards(owner, options).catch(fail),
    updateCard: (request, options) =>
      failure === undefined ? provider.updateCard(request, options) : fail(failure),
    addCard: (request, options) =>
      failure === undefined ? provider.addCard(request, options) : fail(failure),
    deleteCard: (card, options) =>
      failure === undefined ? provider.deleteCard(card, options) : fail(failure),
  }
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
