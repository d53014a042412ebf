import type { CountedEffect } from './effect-log.js'
import type { PaywallCardRecord } from './paywall/paywall-card.js'
import type { PaywallPaymentLink } from './paywall/paywall-state.js'
import type { PaywintCardRecord } from './paywint/paywint-card.js'
import type { PaywintPaymentLink } from './paywint/paywint-state.js'
import type { SilaCardRecord } from './sila/sila-card.js'
import type { Simulators } from './start-providers.js'

/** What one provider really has, in its own names, and how many times each change was applied. */
export interface ProviderTruth<Card, Link> {
  readonly cards: readonly Card[]
  readonly paymentLinks: readonly Link[]
  readonly effects: readonly CountedEffect[]
}

export type SandboxTruth = Readonly<{
  paywint: ProviderTruth<PaywintCardRecord, PaywintPaymentLink>
  paywall: ProviderTruth<PaywallCardRecord, PaywallPaymentLink>
  /** Sila has no payment links. */
  sila: ProviderTruth<SilaCardRecord, never>
}>

/** Plain JSON, a copy. */
export const describeTruth = ({ paywint, paywall, sila }: Simulators): SandboxTruth => ({
  paywint: { cards: paywint.cards(), paymentLinks: paywint.paymentLinks(), effects: paywint.effects() },
  paywall: { cards: paywall.cards(), paymentLinks: paywall.links(), effects: paywall.effects() },
  sila: { cards: sila.cards(), paymentLinks: [], effects: sila.effects() },
})
