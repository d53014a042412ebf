import type { Outcome } from '@cardlane/core'
import {
  containsCardNumber,
  expiryOf,
  failed,
  sameText,
  type CheckedRequest,
  type FailedError,
  type Failure,
} from '@cardlane/core/adapter'
import type { PaywallCard } from './paywall-schemas.js'

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
 * @throws `unexpected_response` when Paywall does not say what the card has now, so that nothing is overwritten by a guess.
 */
export function mergeChanges(card: PaywallCard, { name, expiry }: Changes): PaywallWrite {
  const { month, year } = expiry ?? expiryOf(card.Month ?? 0, card.Year ?? 0) ?? {}
  const nickname = name ?? card.Name ?? undefined
  if (nickname !== undefined && month !== undefined && year !== undefined) {
    return { Nickname: nickname, Month: month, Year: year }
  }
  throw failed({
    code: 'unexpected_response',
    message: `Paywall replaces name and expiry together, and does not say the current ${nickname === undefined ? 'name' : 'expiry'}.`,
    outcome: 'not_applied',
    hint: 'Set name and expiry both; nothing was changed.',
  })
}

/** Whether a card is as a write says. A provider may trim and normalise a name. */
export function isAsWritten(card: PaywallCard, { Nickname, Month, Year }: PaywallWrite): boolean {
  return sameText(card.Name ?? '', Nickname) && card.Month === Month && card.Year === Year
}

/** Whether a card has what it had before: all that an update could change. */
export function isSameState(now: PaywallCard, before: PaywallCard): boolean {
  return now.Name === before.Name && now.Month === before.Month && now.Year === before.Year
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

/** An accepted update that the card does not show: it is not known yet, or somebody else has changed the card. */
export function notAsWritten(seen: PaywallCard, before: PaywallCard): FailedError {
  const failure = isSameState(seen, before)
    ? conflict('unknown', `The update was accepted, but the card still ${reading(seen)}, as before.`)
    : conflict(
        'applied',
        `The update was accepted, but the card now ${reading(seen)}, which is not what was written.`,
      )
  return failed(failure)
}

/** An update whose answer is lost, of a card that is now neither as it was nor as it was to be. */
export function changedByOthers(seen: PaywallCard): Failure {
  return conflict('unknown', `The card has been changed meanwhile: it now ${reading(seen)}.`)
}

/** Longest name echoed in an error, in characters. */
const maxShownName = 100

function reading({ Name, Month, Year }: PaywallCard): string {
  const name = containsCardNumber(Name ?? '')
    ? '[hidden: it contains a card number]'
    : Name?.slice(0, maxShownName)
  return `reads ${JSON.stringify({ Name: name, Month, Year })}`
}

function conflict(outcome: Outcome, message: string): Failure {
  return {
    code: 'conflict',
    message,
    outcome,
    hint: 'Read the card again and decide whether to update it once more.',
  }
}
