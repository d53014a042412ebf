import { ConflictError, UnexpectedResponseError } from '@cardlane/core'
import { expiryOf, type CheckedRequest } from '@cardlane/core/adapter'
import type { PaywallCard } from './paywall-wire.js'

/** What every update has to say, whether it changes or not. */
export interface PaywallWrite {
  readonly Nickname: string
  readonly Month: number
  readonly Year: number
}

type Changes = CheckedRequest<'updateCard'>['set']

/**
 * The wanted changes over the card as it is.
 *
 * @throws UnexpectedResponseError when Paywall does not say what the card has now, so that nothing is overwritten by a guess.
 */
export function mergeChanges(card: PaywallCard, { name, expiry }: Changes): PaywallWrite {
  const { month, year } = expiry ?? expiryOf(card.Month ?? 0, card.Year ?? 0) ?? {}
  const nickname = name ?? card.Name ?? undefined
  if (nickname !== undefined && month !== undefined && year !== undefined) {
    return { Nickname: nickname, Month: month, Year: year }
  }
  throw new UnexpectedResponseError({
    message: `Paywall replaces name and expiry together, and does not say the current ${nickname === undefined ? 'name' : 'expiry'}.`,
    outcome: 'not_applied',
    retryable: false,
    hint: 'Set name and expiry both; nothing was changed.',
  })
}

/** Whether a card is as a write says. */
export function isAsWritten(card: PaywallCard, { Nickname, Month, Year }: PaywallWrite): boolean {
  return card.Name === Nickname && card.Month === Month && card.Year === Year
}

/**
 * The card as it is after an accepted write that could not be read back. Its code may have rotated, so it is left out, and
 * so is whether it had expired.
 */
export function asWritten(card: PaywallCard, { Nickname, Month, Year }: PaywallWrite): PaywallCard {
  const sameExpiry = card.Month === Month && card.Year === Year
  return {
    ...card,
    Name: Nickname,
    Month,
    Year,
    Expired: sameExpiry ? card.Expired : undefined,
    UniqueCode: '',
  }
}

/** Somebody else wrote between our write and our reading it again. */
export function changedMeanwhile({ Name, Month, Year }: PaywallCard): ConflictError {
  return new ConflictError({
    message: `The update was accepted, but the card now reads ${JSON.stringify({ Name, Month, Year })}: somebody else changed it meanwhile.`,
    outcome: 'applied',
    retryable: false,
    hint: 'Read the card and decide whether to update it again.',
  })
}
