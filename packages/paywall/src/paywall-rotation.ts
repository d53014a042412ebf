import { failureOf, type Call } from '@cardlane/core/adapter'
import type { PaywallApi } from './paywall-api.js'
import { findAgain } from './paywall-find-card.js'
import { isSameState } from './paywall-merge.js'
import type { CardScope } from './paywall-requests.js'
import type { PaywallCard } from './paywall-schemas.js'

/** A card as it was read. */
export interface Target {
  readonly scope: CardScope
  readonly card: PaywallCard
}

/**
 * Changes a card by the `UniqueCode` that it had when it was read. Where that is refused because the code has rotated meanwhile,
 * and the card is as it was, the change is made once more by the code that it has now.
 */
export async function changeByCode(
  api: PaywallApi,
  { scope, card, call }: Target & { readonly call: Call },
  change: (code: string) => Promise<unknown>,
): Promise<undefined> {
  try {
    await change(card.UniqueCode)
  } catch (error) {
    const { code, outcome } = failureOf(error) ?? {}
    const isRefused = code === 'request_rejected' && outcome === 'not_applied'
    const now = isRefused ? await readAgain(api, { scope, card }, call) : undefined
    if (now === undefined || !isSameState(now, card) || now.UniqueCode === card.UniqueCode) throw error
    await change(now.UniqueCode)
  }
  return undefined
}

/** The card as it is now, where it can be read. */
export async function readAgain(
  api: PaywallApi,
  { scope, card }: Target,
  call: Call,
): Promise<PaywallCard | undefined> {
  try {
    return findAgain(await api.listCards(scope, call), card, scope.owner)
  } catch (error) {
    if (failureOf(error) !== undefined) return undefined
    throw error
  }
}
