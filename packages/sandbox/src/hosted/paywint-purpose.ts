import type { PaywintPurpose } from '../paywint/paywint-card.js'

/** What a card is for, as a person reads it. */
export const purposeText: Readonly<Record<PaywintPurpose, string>> = {
  PAYMENT: 'payments',
  WITHDRAWAL: 'withdrawals',
}
