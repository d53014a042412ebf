import { driftAt, isOneOf } from '@cardlane/core/adapter'
import { toExpiry } from './paywint-map.js'
import type { PaywintCard } from './paywint-schemas.js'

/** Every step of the update flow that is documented; another one would be a step that nobody is told of. */
const knownSteps = [
  'card_images_required',
  'payment_confirm_required',
  'withdrawal_confirm_required',
  'compliance_check_required',
]

/** What a card has that Paywint's documentation has not. */
export function cardDrift(card: PaywintCard, path: string): readonly string[] {
  const steps = Object.keys(card).filter((key) => key.endsWith('_required') && card[key] === true)
  return driftAt(path, {
    card_type: isOneOf(card.card_type, ['credit', 'debit']),
    card_exp: card.card_exp === undefined || card.card_exp === null || toExpiry(card.card_exp) !== undefined,
    ...Object.fromEntries(steps.map((step) => [step, knownSteps.includes(step)])),
  })
}

export function cardsDrift(cards: readonly PaywintCard[]): readonly string[] {
  return cards.flatMap((card, index) => cardDrift(card, `body.records.${index}`))
}
